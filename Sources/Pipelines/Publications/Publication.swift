import Foundation
import Language

/// Puts pages where readers find them: `FOLDER/<run>/`, and the link `FOLDER/latest` to the last run; pages about one
/// thing in a folder of its key, `FOLDER/AFG/<run>/` and `FOLDER/AFG/latest`.
///
/// Each link is swapped by a rename, so that a reader sees the run before or this one, whole, and a
/// killed publication leaves the one before. All is written before the first link is swapped; those of keys come first,
/// since what is about no one thing may link to them. Where a key has nothing new its last run stays. Runs are named
/// `<day>.<n>`. Permissions do not follow the umask: public files are 0644 in folders 0755, internal ones 0600 in 0700.
/// What is made is closed to all but its owner until it is published, and the mode of a folder that was there is left as
/// it is.
public struct Publication {
  /// What readers of one place have after it.
  public struct Result: Sendable {
    /// The key, `AFG`; nil for pages about no one thing.
    public var key: String?
    /// The name of the run, `2026-11-24.1`; nil where what was to be published is held back.
    public var run: String?
    /// The text of its manifest; of what is held back the text that it would have now.
    public var manifest: String
    /// The content hash of the manifest that is published or held back.
    public var hash: String
  }

  private let request: PublicationRequest

  /// Publishes, or leaves what was published as it was.
  ///
  /// - Returns: one result a place, those of keys by name, that of all last.
  public static func publish(_ request: PublicationRequest) throws(StageFailure) -> [Result] {
    try Publication(request: request).publish()
  }

  private func publish() throws(StageFailure) -> [Result] {
    let folder = request.folder
    try refuse()
    try PublicationRoot.make(folder, audience: request.audience)
    let lock = try PublicationFolder.lock(folder, patience: request.patience)
    defer { close(lock) }
    // Again, now that nobody else publishes: since the check a link or a mark may have come.
    try refuse()
    try mark()
    try PublicationFolder.removeLeftovers(folder)
    let earlier = EarlierLayout(folder: folder, audience: request.audience)
    try earlier.move(including: request.sources.compactMap(\.key))
    var drafts: [PublicationDraft] = []
    do {
      for key in request.keys { drafts.append(try PublicationDraft(request, key: key)) }
      guard request.permit.take() else {
        throw StageFailure(cause: .timeout, message: "the time of the publication is over")
      }
      for draft in drafts {
        try draft.show()
        try PublicationRoot.open(folder)
      }
      if !request.keys.contains(nil) { earlier.leave() }
      try PublicationIndex.write(folder, audience: request.audience, request.index)
    } catch {
      for draft in drafts { draft.discard() }
      throw (error as? StageFailure) ?? (error as? SystemFailure)?.stageFailure
        ?? PublicationFolder.cannotWrite(folder)
    }
    return drafts.map(\.result)
  }

  /// Refuses a root that is not ours alone, or is for another audience.
  private func refuse() throws(StageFailure) {
    let root = PublicationBounds.Root(
      stage: request.stage, folder: request.folder, audience: request.audience,
      keys: request.keys.compactMap(\.self))
    if let objection = request.bounds?.objection(to: root) {
      throw StageFailure(
        cause: .cannotWrite, message: "nothing is published to \(request.folder): \(objection.message)",
        help: objection.help)
    }
    if let audience = PublicationRoot.audience(of: request.folder), audience != request.audience {
      throw StageFailure(
        cause: .cannotWrite, message: "\(request.folder) is \(audience.rawValue) for ever",
        help: "publish each audience to a folder of its own")
    }
    if let name = PublicationIndex.stranger(in: request.folder) {
      throw StageFailure(
        cause: .cannotWrite,
        message: "\(request.folder)/\(name) was not made by Waymark, so it was left as it is",
        help: "move it away: the index of what is published goes there")
    }
    var seen: Set<String> = []
    for key in request.keys.compactMap(\.self) where !seen.insert(key.lowercased()).inserted {
      throw StageFailure(
        cause: .data, message: "two pages want the folder \(key), but for the case of its letters",
        help: "publish them to folders of their own")
    }
  }

  /// Gives a root that has none its mark, before anything in it is named.
  private func mark() throws(StageFailure) {
    guard ResolvedPath.kind(request.folder + "/" + PublicationRoot.markName) == nil else { return }
    do throws(SystemFailure) {
      try PublicationRoot.write(PublicationRoot.Mark(audience: request.audience), in: request.folder)
    } catch {
      throw error.stageFailure
    }
  }
}

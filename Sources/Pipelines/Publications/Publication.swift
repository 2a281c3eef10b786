import Foundation
import Language

/// Puts pages where readers find them: `FOLDER/<run>/`, and the link `FOLDER/latest` to the last run.
///
/// The link is swapped by a rename, so that a reader sees the run before or this one, whole, and a
/// killed publication leaves the one before. Runs are named `<day>.<n>`. Permissions do not follow
/// the umask: public files are 0644 in folders 0755, internal ones 0600 in 0700. What is made is closed
/// to all but its owner until it is published, and the mode of a folder that was there is left as it is.
public struct Publication {
  /// What was published.
  public struct Result: Sendable {
    /// The name of the run, `2026-11-24.1`.
    public var run: String
    /// The text of its manifest.
    public var manifest: String
  }

  private let request: PublicationRequest
  private let fileMode: mode_t
  private let folderMode: mode_t

  private init(_ request: PublicationRequest) {
    self.request = request
    fileMode = PublicationRoot.fileMode(request.audience)
    folderMode = PublicationRoot.folderMode(request.audience)
  }

  /// Publishes, or leaves what was published as it was.
  public static func publish(_ request: PublicationRequest) throws(StageFailure) -> Result {
    try Publication(request).publish()
  }

  private func publish() throws(StageFailure) -> Result {
    let folder = request.folder
    try refuse()
    try PublicationRoot.make(folder, audience: request.audience)
    let lock = try PublicationFolder.lock(folder)
    defer { close(lock) }
    // Again, now that nobody else publishes: since the check a link or a mark may have come.
    try refuse()
    try mark()
    try PublicationFolder.removeLeftovers(folder)
    let runs = PublicationFolder.runs(folder)
    let number = (runs.filter { $0.day == request.today }.map(\.number).max() ?? 0) + 1
    let run = "\(request.today).\(number)"
    let incoming = folder + "/" + PublicationFolder.incoming + run
    do {
      try Faults.reach(.publishBegun, path: folder)
      let manifest = try write(to: incoming)
      guard request.permit.take() else {
        throw StageFailure(cause: .timeout, message: "the time of the publication is over")
      }
      if let last = runs.last, PublicationState.holds(manifest, run: last.name, in: folder) {
        // A run was killed between naming its report and saying that it had.
        try PublicationFolder.point(folder, to: last.name)
        try PublicationRoot.open(folder)
        try? FileManager.default.removeItem(atPath: incoming)
        return Result(run: last.name, manifest: manifest)
      }
      guard chmod(incoming, folderMode) == 0, rename(incoming, folder + "/" + run) == 0 else {
        throw SystemFailure(path: folder + "/" + run)
      }
      try Faults.reach(.publishRenamed, path: folder)
      try PublicationFolder.point(folder, to: run)
      PublicationCorrection.clear(folder)
      try Faults.reach(.publishSwapped, path: folder)
      try PublicationRoot.open(folder)
      prune(runs)
      return Result(run: run, manifest: manifest)
    } catch {
      try? FileManager.default.removeItem(atPath: incoming)
      throw (error as? StageFailure) ?? (error as? SystemFailure)?.stageFailure
        ?? PublicationFolder.cannotWrite(incoming)
    }
  }

  /// Refuses a root that is not ours alone, or is for another audience.
  private func refuse() throws(StageFailure) {
    let root = PublicationBounds.Root(
      stage: request.stage, folder: request.folder, audience: request.audience)
    if let objection = request.bounds?.objection(to: root) {
      throw StageFailure(
        cause: .cannotWrite, message: "nothing is published to \(request.folder): \(objection.message)",
        help: objection.help)
    }
    guard let audience = PublicationRoot.audience(of: request.folder), audience != request.audience else {
      return
    }
    throw StageFailure(
      cause: .cannotWrite, message: "\(request.folder) is \(audience.rawValue) for ever",
      help: "publish each audience to a folder of its own")
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

  private func write(to incoming: String) throws -> String {
    do throws(SystemFailure) { try PublicationRoot.makeFolder(incoming) } catch { throw error.stageFailure }
    var files: [PublishedFile] = []
    // Names that differ in case alone are one name where the pages may be copied to.
    var names: Set<String> = ["manifest.json"]
    for source in request.sources {
      for path in try PublicationFolder.files(source) {
        guard names.insert(path.lowercased()).inserted else {
          throw StageFailure(
            cause: .data, message: "two pages want the name \(path)",
            help: "publish them to folders of their own")
        }
        guard let data = FileManager.default.contents(atPath: source + "/" + path) else {
          throw StageFailure(cause: .engine, message: "a stored page cannot be read: \(path)")
        }
        let parts = path.split(separator: "/").dropLast()
        for end in parts.indices {
          try makeFolder(([incoming] + parts[...end].map(String.init)).joined(separator: "/"))
        }
        let bytes = [UInt8](data)
        try DurableFile.write(bytes, to: incoming + "/" + path, mode: fileMode, point: .publishWritten)
        var hash = ContentHash()
        hash.update(bytes: bytes)
        files.append(PublishedFile(path: path, bytes: data.count, sha256: hash.finish()))
      }
    }
    files.sort { $0.path < $1.path }
    let manifest: String
    do {
      manifest = try request.manifest(files)
    } catch {
      throw StageFailure(cause: .engine, message: "the manifest cannot be written as JSON")
    }
    try DurableFile.write(
      Array(manifest.utf8), to: incoming + "/manifest.json", mode: fileMode, point: .publishManifest)
    try FileSync.flush(ObjectFiles.paths(incoming))
    try Faults.reach(.publishSynced, path: incoming)
    return manifest
  }

  private func makeFolder(_ path: String) throws(SystemFailure) {
    let made = mkdir(path, folderMode) == 0 || errno == EEXIST
    guard made, chmod(path, folderMode) == 0 else { throw SystemFailure(path: path) }
  }

  /// Removes the oldest runs beyond the number kept; what cannot be removed stays.
  private func prune(_ runs: [PublicationFolder.Run]) {
    guard let keep = request.keep else { return }
    for run in runs.dropLast(max(0, keep - 1)) {
      try? FileManager.default.removeItem(atPath: request.folder + "/" + run.name)
    }
  }
}

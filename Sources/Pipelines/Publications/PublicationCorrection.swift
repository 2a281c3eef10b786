import Foundation
import Language

/// Corrections of what readers see: back to an earlier report, or a report withdrawn.
public enum PublicationCorrection {
  private static let heldBack = ".held-back"

  /// Points `latest` to an earlier report and returns its name.
  ///
  /// The report that it pointed to is held back: a run that would publish the same again does not.
  /// - Parameters:
  ///   - root: the publish root.
  ///   - key: the key of what the report is about, `AFG`; nil for pages about no one thing.
  ///   - name: the report, or nil for the one before the latest.
  ///   - index: what makes the index of the root anew.
  public static func rollBack(
    _ root: String, key: String? = nil, to name: String?, index: PublicationIndex.Writing = { _ in [] }
  ) throws(StageFailure) -> String {
    let lock = try PublicationFolder.lock(root)
    defer { close(lock) }
    let folder = place(key, in: root)
    let runs = PublicationFolder.runs(folder).map(\.name).filter { !isWithdrawn($0, in: folder) }
    guard let latest = PublicationState.latest(in: folder) else {
      throw missing("nothing is published in \(folder)")
    }
    let target: String
    if let name {
      guard runs.contains(name) else { throw missing("there is no report '\(name)' in \(folder)") }
      target = name
    } else {
      let all = PublicationFolder.runs(folder).map(\.name)
      let place = all.firstIndex(of: latest) ?? 0
      guard let before = all[..<place].last(where: { runs.contains($0) }) else {
        throw missing("there is no report before '\(latest)'")
      }
      target = before
    }
    try holdBack(latest, in: folder)
    try PublicationFolder.point(folder, to: target)
    try renew(root, index)
    return target
  }

  /// Replaces a report by a page that says it was withdrawn; returns what `latest` points to then.
  ///
  /// - Parameters:
  ///   - root: the publish root.
  ///   - key: the key of what the report is about, `AFG`; nil for pages about no one thing.
  ///   - index: what makes the index of the root anew.
  public static func withdraw(
    _ root: String, key: String? = nil, run: String, day: String, reason: String?,
    index: PublicationIndex.Writing = { _ in [] }
  ) throws(StageFailure) -> String? {
    let lock = try PublicationFolder.lock(root)
    defer { close(lock) }
    let folder = place(key, in: root)
    let runs = PublicationFolder.runs(folder).map(\.name)
    guard runs.contains(run) else { throw missing("there is no report '\(run)' in \(folder)") }
    try holdBack(run, in: folder)
    let path = folder + "/" + run
    let incoming = folder + "/" + PublicationFolder.incoming + run
    let mode = (try? FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]) as? Int ?? 0o700
    let fileMode: UInt32 = mode == 0o755 ? 0o644 : 0o600
    let page = Self.page(run: run, day: day, reason: reason)
    var hash = ContentHash()
    hash.update(bytes: Array(page.utf8))
    let manifest = try withdrawal(
      of: run, in: folder, audience: mode == 0o755 ? .public : .internal, day: day,
      file: PublishedFile(path: "index.html", bytes: page.utf8.count, sha256: hash.finish()))
    do {
      try PublicationFolder.removeLeftovers(folder)
      guard mkdir(incoming, mode_t(mode)) == 0, chmod(incoming, mode_t(mode)) == 0 else {
        throw PublicationFolder.cannotWrite(incoming)
      }
      try DurableFile.write(
        Array(page.utf8), to: incoming + "/index.html", mode: fileMode, point: .publishWritten)
      try DurableFile.write(
        Array(manifest.utf8), to: incoming + "/manifest.json", mode: fileMode, point: .publishManifest)
      try FileSync.flush(ObjectFiles.paths(incoming))
      let place = runs.firstIndex(of: run) ?? 0
      let earlier = runs[..<place].last { !isWithdrawn($0, in: folder) }
      if PublicationState.latest(in: folder) == run, let earlier {
        try PublicationFolder.point(folder, to: earlier)
      }
      try FileManager.default.removeItem(atPath: path)
      guard rename(incoming, path) == 0 else { throw PublicationFolder.cannotWrite(path) }
      try renew(root, index)
      return PublicationState.latest(in: folder)
    } catch {
      throw (error as? StageFailure) ?? (error as? SystemFailure)?.stageFailure
        ?? PublicationFolder.cannotWrite(path)
    }
  }

  /// Whether a report with this manifest is not to be published again.
  static func isHeldBack(manifestHash: String, in folder: String) -> Bool {
    held(in: folder).contains { $0.first == manifestHash }
  }

  /// The hash of the manifest of what is held back, if that has this manifest or these files; else nil.
  static func heldBack(manifestHash: String, content: String, in folder: String) -> String? {
    held(in: folder).first { $0.first == manifestHash || $0.dropFirst().first == content }?.first
  }

  /// A line each: the hash of a manifest, and what its files are, which earlier versions did not note.
  private static func held(in folder: String) -> [[String]] {
    guard let data = FileManager.default.contents(atPath: folder + "/" + heldBack) else { return [] }
    return String(decoding: data, as: UTF8.self).split(separator: "\n").map {
      $0.split(separator: " ").map(String.init)
    }
  }

  private static func place(_ key: String?, in root: String) -> String { key.map { root + "/" + $0 } ?? root }

  /// Makes the index of a root anew.
  private static func renew(_ root: String, _ index: PublicationIndex.Writing) throws(StageFailure) {
    guard let audience = PublicationRoot.audience(of: root) else { return }
    try PublicationIndex.write(root, audience: audience, index)
  }

  /// What the manifest of a withdrawn report keeps: which pipeline made it, and what it was called.
  private struct Withdrawal: Codable {
    var audience: DataClass?
    var pipeline: String?
    var title: String?
    var titles: [String: String]?
    var pages: [PublishedPage]?
    var withdrawn: String?
    var files: [PublishedFile]?
  }

  private static func withdrawal(
    of run: String, in folder: String, audience: DataClass, day: String, file: PublishedFile
  ) throws(StageFailure) -> String {
    let data = PublicationState.manifest(of: run, in: folder)
    var kept = data.flatMap { try? JSONDecoder().decode(Withdrawal.self, from: $0) } ?? Withdrawal()
    kept.audience = audience
    kept.withdrawn = day
    kept.files = [file]
    for place in kept.pages?.indices ?? 0..<0 { kept.pages?[place].messages = [:] }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    guard let text = try? encoder.encode(kept) else { throw PublicationFolder.cannotWrite(folder) }
    return VisibleText.json(String(decoding: text, as: UTF8.self)) + "\n"
  }

  /// A new report ends what was held back.
  static func clear(_ folder: String) { unlink(folder + "/" + heldBack) }

  private static func isWithdrawn(_ run: String, in folder: String) -> Bool {
    guard let data = PublicationState.manifest(of: run, in: folder) else {
      return true
    }
    return (try? JSONDecoder().decode(Withdrawal.self, from: data))?.withdrawn != nil
  }

  private static func holdBack(_ run: String, in folder: String) throws(StageFailure) {
    guard let manifest = PublicationState.manifest(of: run, in: folder) else {
      return
    }
    let path = folder + "/" + heldBack
    let files = try? PublicationState.files(of: String(decoding: manifest, as: UTF8.self))
    let content = PublicationState.content(of: files ?? [])
    let before = FileManager.default.contents(atPath: path).map { [UInt8]($0) } ?? []
    do throws(SystemFailure) {
      try DurableFile.replace(
        before + Array("\(PublicationState.hash(of: manifest)) \(content)\n".utf8), at: path, mode: 0o600,
        point: .publishWritten)
    } catch {
      throw error.stageFailure
    }
  }

  private static func missing(_ message: String) -> StageFailure {
    StageFailure(cause: .data, message: message, help: "waymark history lists what was published")
  }

  private static func page(run: String, day: String, reason: String?) -> String {
    func escaped(_ text: String) -> String {
      VisibleText.text(text).replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(
        ">", with: "&gt;")
    }
    let why = reason.map { "<p>\(escaped($0))</p>\n" } ?? ""
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head><meta charset="utf-8"><title>Withdrawn</title>
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"></head>
      <body>
      <h1>This report was withdrawn</h1>
      <p>The report \(escaped(run)) was withdrawn on \(escaped(day)). Its figures are not to be used.</p>
      \(why)<p>See the latest report.</p>
      </body>
      </html>

      """
  }
}

import Foundation
import Language

/// Corrections of what readers see: back to an earlier report, or a report withdrawn.
public enum PublicationCorrection {
  private static let heldBack = ".held-back"

  /// Points `latest` to an earlier report and returns its name.
  ///
  /// The report that it pointed to is held back: a run that would publish the same again does not.
  /// - Parameter name: the report, or nil for the one before the latest.
  public static func rollBack(_ folder: String, to name: String?) throws(StageFailure) -> String {
    let lock = try PublicationFolder.lock(folder)
    defer { close(lock) }
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
    return target
  }

  /// Replaces a report by a page that says it was withdrawn; returns what `latest` points to then.
  public static func withdraw(
    _ folder: String, run: String, day: String, reason: String?
  ) throws(StageFailure) -> String? {
    let lock = try PublicationFolder.lock(folder)
    defer { close(lock) }
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
    let manifest =
      "{\n  \"audience\" : \"\(mode == 0o755 ? "public" : "internal")\",\n  \"withdrawn\" : \"\(day)\",\n  \"files\" : [{\"path\": \"index.html\", \"bytes\": \(page.utf8.count), \"sha256\": \"\(hash.finish())\"}]\n}\n"
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
      return PublicationState.latest(in: folder)
    } catch {
      throw (error as? StageFailure) ?? (error as? SystemFailure)?.stageFailure
        ?? PublicationFolder.cannotWrite(path)
    }
  }

  /// Whether a report with this manifest is not to be published again.
  static func isHeldBack(manifestHash: String, in folder: String) -> Bool {
    guard let data = FileManager.default.contents(atPath: folder + "/" + heldBack) else { return false }
    return String(decoding: data, as: UTF8.self).split(separator: "\n").contains { $0 == manifestHash }
  }

  /// A new report ends what was held back.
  static func clear(_ folder: String) { unlink(folder + "/" + heldBack) }

  private static func isWithdrawn(_ run: String, in folder: String) -> Bool {
    guard let data = FileManager.default.contents(atPath: "\(folder)/\(run)/manifest.json") else {
      return true
    }
    return (try? JSONDecoder().decode(Withdrawal.self, from: data))?.withdrawn != nil
  }

  private struct Withdrawal: Decodable { var withdrawn: String? }

  private static func holdBack(_ run: String, in folder: String) throws(StageFailure) {
    guard let manifest = FileManager.default.contents(atPath: "\(folder)/\(run)/manifest.json") else {
      return
    }
    let path = folder + "/" + heldBack
    let before = FileManager.default.contents(atPath: path).map { [UInt8]($0) } ?? []
    do throws(SystemFailure) {
      try DurableFile.replace(
        before + Array((PublicationState.hash(of: manifest) + "\n").utf8), at: path, mode: 0o600,
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

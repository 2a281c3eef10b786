import Foundation
import TestSupport

/// A private copy of the pipelines and data of the package, removed with its owner.
final class Workspace {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "waymark-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for name in ["pipelines", "data"] {
      try FileManager.default.copyItem(
        at: SharedFolder.packageRoot.appending(path: name), to: url.appending(path: name))
    }
    try? FileManager.default.removeItem(at: url.appending(path: "pipelines/.waymark"))
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func waymark(_ arguments: String...) throws -> CommandRun {
    try CommandRun.waymark(arguments, in: url)
  }

  func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: url.appending(path: path)), as: UTF8.self)
  }

  func write(_ text: String, to path: String) throws {
    try Data(text.utf8).write(to: url.appending(path: path))
  }

  /// Has the pages of the nightly pipeline made in further languages.
  func translate(into tags: [String]) throws {
    let languages = "language: [" + (["en"] + tags).joined(separator: ", ") + "]"
    let lines = try text(NightlyTests.pipeline).split(separator: "\n", omittingEmptySubsequences: false)
    let translated = lines.map { line in
      line.contains("render:")
        ? line.replacing("audience: public}", with: "audience: public, \(languages)}") : line
    }
    try write(translated.joined(separator: "\n"), to: NightlyTests.pipeline)
  }

  func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: url.appending(path: path).path)
  }

  /// Every regular file below a folder with its bytes, by relative path.
  func files(below path: String) throws -> [String: Data] {
    let root = url.appending(path: path).resolvingSymlinksInPath()
    var files: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: root.path) {
      var isFolder: ObjCBool = false
      let file = root.appending(path: name)
      if FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder), !isFolder.boolValue {
        files[name] = try Data(contentsOf: file)
      }
    }
    return files
  }
}

import Foundation
import Language

/// The files that a pipeline loads and the folders that it publishes to, as far as can be told from a file that may be
/// wrong.
struct DeclaredPlaces: Sendable {
  /// A file of data.
  private(set) var sources: [String] = []
  /// The folders of publications.
  private(set) var roots: [String] = []

  /// Nothing is declared.
  init() {}

  /// Reads what a document and the files that it takes stages from declare; all paths are absolute.
  init(_ node: Node, of path: String) {
    take(node, of: path)
    var seen = [path]
    for include in node["include"].map({ $0.elements ?? [$0] }) ?? [] {
      guard let text = include.text else { continue }
      let file = Self.absolute(String(text.prefix { $0 != "#" }), beside: path)
      guard !seen.contains(file) else { continue }
      seen.append(file)
      if let included = try? YAMLReader.read(path: file, name: file) { take(included, of: file) }
    }
  }

  private mutating func take(_ node: Node, of path: String) {
    for stage in node["stages"]?.entries ?? [] {
      let files = stage.value["load"]?["files"]
      sources += (files?.elements ?? [files].compactMap(\.self)).compactMap(\.text).map {
        Self.absolute($0, beside: path)
      }
      if let folder = stage.value["publish"]?["to"]?.text {
        roots.append(Self.absolute(folder, beside: path))
      }
    }
  }

  private static func absolute(_ path: String, beside file: String) -> String {
    URL(
      filePath: path, relativeTo: URL(filePath: ResolvedPath.parent(file), directoryHint: .isDirectory)
    ).standardizedFileURL.path
  }
}

import Codebook
import Foundation
import Language
import Pipelines

/// What the pipelines of a project load as records and publish for internal readers, as far as can be told from files
/// that may be wrong: a pipeline that cannot be read loads nothing.
struct ProjectSurvey: Sendable {
  /// A file that is loaded as records.
  struct RecordsFile: Sendable {
    /// The absolute path, as its pipeline names it.
    var path: String
    /// The name of the pipeline's file.
    var pipeline: String
  }

  private(set) var records: [RecordsFile] = []
  /// The absolute folders of internal publications.
  private(set) var internalRoots: [String] = []
  /// The absolute folders that pipelines of the project keep their stores in.
  private(set) var storeFolders: Set<String> = []

  /// Reads the pipelines in some folders and the given file, with what they include.
  init(folders: Set<String>, pipeline: String) {
    var waiting = [pipeline] + folders.sorted().flatMap { Self.documents(in: $0) }
    var seen: Set<String> = []
    while let path = waiting.popLast() {
      guard seen.insert(path).inserted, let node = Self.document(path) else { continue }
      waiting += take(node, of: path)
    }
  }

  /// The YAML files of a folder, absolute.
  static func documents(in folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }.sorted().map { folder + "/" + $0 }
  }

  /// The document in a regular file, or nil where it is not one.
  static func document(_ path: String) -> Node? {
    guard FileFacts(path: path) != nil else { return nil }
    return try? YAMLReader.read(path: path, name: AbsolutePath.lastComponent(path))
  }

  /// Whether a contract is one of records.
  static func isOfRecords(_ contract: Node) -> Bool {
    contract["unit"]?.text.flatMap(RecordsContract.Unit.init(rawValue:)) != nil
  }

  /// Notes what a pipeline loads and publishes, and returns the files that it takes stages from.
  private mutating func take(_ node: Node, of path: String) -> [String] {
    guard let stages = node["stages"]?.entries ?? (node["include"] == nil ? nil : []) else { return [] }
    let folder = AbsolutePath.resolve("..", in: path)
    storeFolders.insert(folder + "/.waymark")
    for stage in stages {
      if let load = stage.value["load"], let contract = load["contract"]?.text,
        Self.document(AbsolutePath.resolve(contract, in: folder)).map(Self.isOfRecords) == true
      {
        let files = load["files"].map { $0.elements ?? [$0] } ?? []
        records += files.compactMap(\.text).map {
          RecordsFile(
            path: AbsolutePath.resolve($0, in: folder), pipeline: AbsolutePath.lastComponent(path))
        }
      }
      if let publish = stage.value["publish"], publish["audience"]?.text == "internal",
        let root = publish["to"]?.text
      {
        internalRoots.append(AbsolutePath.resolve(root, in: folder))
      }
    }
    return (node["include"]?.elements ?? []).compactMap { include in
      include.text.map { AbsolutePath.resolve(String($0.prefix { $0 != "#" }), in: folder) }
    }
  }
}

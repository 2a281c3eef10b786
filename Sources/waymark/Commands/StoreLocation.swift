import Foundation
import Language
import Pipelines

/// The store that a command means: of the pipeline it names, or of the only one that has run here.
enum StoreLocation {
  /// Finds the store; the operands that remain are runs or stages.
  static func find(
    _ arguments: CommandArguments, command: String
  ) throws(CommandArguments.Fault) -> (folder: String, pipeline: String, rest: [String]) {
    var rest = arguments.operands
    var path: String
    if let first = rest.first, first.hasSuffix(".yaml") || first.hasSuffix(".yml") {
      path = first
      rest.removeFirst()
    } else {
      let found = candidates()
      guard found.count == 1 else {
        throw CommandArguments.Fault(
          message: found.isEmpty ? "no pipeline has run here" : "which pipeline?",
          help: "name its file: waymark \(command) \(found.first ?? "pipelines/nightly-trends.yaml")")
      }
      path = found[0]
    }
    let store = arguments.value("--store")
    let file = URL(filePath: path).standardizedFileURL.path
    let node = try? YAMLReader.read(path: file, name: path)
    if let objection = StorePlace.objection(to: store, node: node, path: file) {
      throw CommandArguments.Fault(message: objection.message, help: objection.help ?? "")
    }
    guard let folder = store ?? folder(of: path) else {
      throw CommandArguments.Fault(
        message: "'\(path)' is no pipeline", help: "waymark check \(path) says what is wrong with it")
    }
    return (folder, path, rest)
  }

  private static func candidates() -> [String] {
    ["", "pipelines/"].flatMap { folder in
      ((try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)) ?? [])
        .filter { $0.hasSuffix(".yaml") }.sorted().map { folder + $0 }
    }.filter { path in folder(of: path).map(FileManager.default.fileExists) ?? false }
  }

  /// The store beside a pipeline, whether or not it is there; nil of what is none.
  static func folder(of path: String) -> String? {
    guard let node = try? YAMLReader.read(path: path, name: path), let name = node["pipeline"]?.text else {
      return nil
    }
    return URL(filePath: path).standardizedFileURL.deletingLastPathComponent().path + "/.waymark/" + name
  }
}

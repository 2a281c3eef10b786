import Foundation
import Language

/// Takes stages of other files into a pipeline, whole; nothing of them is changed.
enum IncludedStages {
  /// Adds what `include` names and returns the files read, absolute.
  static func add(
    to specification: inout PipelineSpecification, of path: String, name: String,
    reader: inout PipelineReader
  ) -> [String] {
    let folder = URL(filePath: path).deletingLastPathComponent()
    let shownFolder = name.split(separator: "/").dropLast().map { $0 + "/" }.joined()
    var nodes: [String: Node] = [:]
    var files: [String] = []
    for include in specification.includes {
      let url = URL(filePath: include.file, relativeTo: folder).standardizedFileURL
      if nodes[url.path] == nil {
        do {
          let shown = include.file.hasPrefix("/") ? include.file : shownFolder + include.file
          nodes[url.path] = try YAMLReader.read(path: url.path, name: shown)
          files.append(url.path)
        } catch {
          for var diagnostic in error.diagnostics {
            // A file that is not there has no place of its own: the pipeline names it.
            if diagnostic.location == nil { diagnostic.location = include.location }
            reader.add(diagnostic)
          }
          continue
        }
      }
      let entries = nodes[url.path]?["stages"]?.entries ?? []
      let isOurs = nodes[url.path]?.location.source.quoting == .shown
      guard let entry = entries.first(where: { $0.key == include.stage }) else {
        reader.fail(
          "E020", "'\(include.file)' has no stage '\(include.stage)'", at: include.location,
          note: Suggestion.note(for: include.stage, in: isOurs ? entries.map(\.key) : []))
        continue
      }
      if specification.stages.contains(where: { $0.name == include.stage }) {
        reader.fail(
          "E020", "there is a stage '\(include.stage)' already; nothing is overridden", at: include.location)
        continue
      }
      guard var stage = reader.stage(entry) else { continue }
      stage.folder = url.deletingLastPathComponent().path
      specification.stages.append(stage)
    }
    return files
  }
}

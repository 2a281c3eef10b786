/// The files that a pipeline reads, by role and path.
enum Lineage {
  static func files(of pipeline: CheckedPipeline, stamps: inout SourceStamps) -> [LineageFile] {
    let folder = pipeline.path.split(separator: "/").dropLast().map(String.init)
    var files: Set<LineageFile> = [
      LineageFile(
        role: .pipeline, path: relative(pipeline.path, to: folder), sha256: stamps.hash(pipeline.path))
    ]
    for file in pipeline.includedFiles {
      files.insert(LineageFile(role: .pipeline, path: relative(file, to: folder), sha256: stamps.hash(file)))
    }
    for stage in pipeline.stages {
      let isTold = stage.classes.values.allSatisfy { $0 == .public }
      for file in stage.checked.sourceFiles {
        files.insert(
          LineageFile(
            role: .source, path: relative(file, to: folder), sha256: isTold ? stamps.hash(file) : nil))
      }
      for file in stage.checked.definitionFiles {
        files.insert(
          LineageFile(role: .definition, path: relative(file, to: folder), sha256: stamps.hash(file)))
      }
    }
    return files.sorted { ($0.role.rawValue, $0.path) < ($1.role.rawValue, $1.path) }
  }

  static func relative(_ path: String, to folder: [String]) -> String {
    let parts = path.split(separator: "/").map(String.init)
    let shared = zip(parts, folder).prefix { $0 == $1 }.count
    return (Array(repeating: "..", count: folder.count - shared) + parts[shared...]).joined(separator: "/")
  }
}

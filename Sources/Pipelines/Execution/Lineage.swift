/// What a publication was made from.
///
/// A public one names what public stages read on the way to its pages and nothing else: neither the
/// files, the parameters nor the code lists of a stage whose output is not public.
struct Lineage {
  private let pipeline: CheckedPipeline
  private let stages: [CheckedPipeline.Stage]
  private let isComplete: Bool

  /// Everything that the pipeline reads.
  static func complete(_ pipeline: CheckedPipeline) -> Lineage {
    Lineage(pipeline: pipeline, stages: pipeline.stages, isComplete: true)
  }

  /// What a stage may tell its readers.
  static func told(by stage: CheckedPipeline.Stage, in pipeline: CheckedPipeline) -> Lineage {
    guard stage.highestClass == .public else { return complete(pipeline) }
    var reached: Set<String> = [stage.declaration.name]
    // Behind the stages that they read, so that one way back over the list reaches all.
    for reader in pipeline.stages.reversed() where reached.contains(reader.declaration.name) {
      for edge in reader.edges {
        let source = pipeline.stages.first { $0.declaration.name == edge.stage }
        if source?.classes[edge.sourcePort] == .public { reached.insert(edge.stage) }
      }
    }
    return Lineage(
      pipeline: pipeline, stages: pipeline.stages.filter { reached.contains($0.declaration.name) },
      isComplete: false)
  }

  /// Whether it is an account of what a stage reads.
  func tells(_ stage: CheckedPipeline.Stage) -> Bool {
    stages.contains { $0.declaration.name == stage.declaration.name }
  }

  /// The account of it.
  func provenance(stamps: inout SourceStamps) -> Provenance {
    let mentioned = stages.reduce(into: Set(["today"])) { $0.formUnion($1.parameters) }
    return Provenance(
      parameters: pipeline.parameters.filter { isComplete || mentioned.contains($0.key) },
      lineage: files(&stamps))
  }

  private func files(_ stamps: inout SourceStamps) -> [LineageFile] {
    let folder = pipeline.path.split(separator: "/").dropLast().map(String.init)
    var files: Set<LineageFile> = []
    func add(_ role: LineageFile.Role, _ path: String, isTold: Bool) {
      files.insert(
        LineageFile(
          role: role, path: Self.relative(path, to: folder), sha256: isTold ? stamps.hash(path) : nil))
    }
    add(.pipeline, pipeline.path, isTold: isTold(nil))
    for file in pipeline.includedFiles where stages.contains(where: { $0.includedFrom == file }) {
      add(.pipeline, file, isTold: isTold(file))
    }
    for stage in stages {
      for file in stage.checked.sourceFiles { add(.source, file, isTold: stage.highestClass == .public) }
      for file in stage.checked.definitionFiles { add(.definition, file, isTold: true) }
    }
    return files.sorted { ($0.role.rawValue, $0.path) < ($1.role.rawValue, $1.path) }
  }

  /// Whether the hash of a file of stages is told: to the public only where all that it holds is public.
  private func isTold(_ file: String?) -> Bool {
    isComplete
      || pipeline.stages.allSatisfy { $0.includedFrom != file || $0.highestClass == .public }
  }

  static func relative(_ path: String, to folder: [String]) -> String {
    let parts = path.split(separator: "/").map(String.init)
    let shared = zip(parts, folder).prefix { $0 == $1 }.count
    return (Array(repeating: "..", count: folder.count - shared) + parts[shared...]).joined(separator: "/")
  }
}

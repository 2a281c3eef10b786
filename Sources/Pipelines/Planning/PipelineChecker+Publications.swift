import Foundation
import Language

/// Proves that what a pipeline publishes lies in folders of its own.
extension PipelineChecker {
  /// What the roots of a pipeline must stay clear of.
  ///
  /// - Parameters:
  ///   - path: the absolute path of the pipeline.
  ///   - store: the folder of its store, or nil for the one beside it.
  static func bounds(
    _ stages: [CheckedPipeline.Stage], of specification: PipelineSpecification,
    values: [String: ParameterValue], path: String, store: String?
  ) -> PublicationBounds {
    let folder = ResolvedPath.parent(path)
    return PublicationBounds(
      pipelineFolder: folder,
      allowed: specification.roots.map { Self.absolute($0, in: folder) },
      sources: stages.flatMap(\.checked.sourceFiles),
      store: store.map { Self.absolute($0, in: FileManager.default.currentDirectoryPath) }
        ?? "\(folder)/.waymark/\(specification.name)",
      roots: stages.compactMap { stage in
        guard let folder = stage.checked.publicationFolder,
          case .audience(let audience, _) = stage.checked.evidence
        else { return nil }
        let places = CheckedPipeline.places(of: stage, among: stages, parameters: values)
        return .init(
          stage: stage.declaration.name, folder: folder, audience: audience, keys: places.compactMap(\.key))
      })
  }

  /// What is wrong with the roots, each at the place where it is written.
  static func objections(
    _ bounds: PublicationBounds, _ stages: [CheckedPipeline.Stage], path: String
  ) -> [Diagnostic] {
    var bounds = bounds
    if bounds.roots.contains(where: { PublicationRoot.audience(of: $0.folder) == nil }) {
      bounds.neighbours = neighbours(of: path)
    }
    return bounds.roots.compactMap { root in
      guard let objection = bounds.objection(to: root) else { return nil }
      return Diagnostic(
        code: objection.kind.rawValue, message: "'\(root.stage)': \(objection.message)",
        location: stages.first { $0.declaration.name == root.stage }?.checked.publicationLocation,
        help: objection.help)
    }
  }

  /// The roots that the other pipelines of a folder declare; what cannot be read declares none.
  static func neighbours(of path: String) -> [PublicationBounds.Root] {
    let folder = ResolvedPath.parent(path)
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    var roots: [PublicationBounds.Root] = []
    for name in names where name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
      let file = "\(folder)/\(name)"
      guard file != path, let node = try? YAMLReader.read(path: file, name: name) else { continue }
      for stage in node["stages"]?.entries ?? [] {
        guard let publish = stage.value["publish"], let to = publish["to"]?.text,
          let audience = publish["audience"]?.text.flatMap(DataClass.init(rawValue:))
        else { continue }
        roots.append(
          .init(stage: "\(name): \(stage.key)", folder: absolute(to, in: folder), audience: audience))
      }
    }
    return roots
  }

  private static func absolute(_ path: String, in folder: String) -> String {
    URL(filePath: path, relativeTo: URL(filePath: folder, directoryHint: .isDirectory)).standardizedFileURL
      .path
  }
}

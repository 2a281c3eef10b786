import Foundation
import Language
public import Pipelines

/// `publish`: puts pages in a folder of their own and swaps the link `latest` to it; pages about one thing, each in the
/// folder of its key.
public struct PublishStage: StageKind {
  /// The key that names the kind in a pipeline.
  public let name = "publish"
  /// Raised when equal inputs would give different outputs.
  public let version = 2

  private struct Payload: Sendable {
    var folder: String
    var audience: DataClass
    var keep: Int?
  }

  /// Checks one stage and says what it will make.
  public func check(_ declaration: StageDeclaration, in context: CheckContext) -> CheckedStage? {
    guard
      let configuration = StageConfiguration(
        declaration, kind: name, keys: ["to", "audience", "keep", "expect"], required: ["to", "audience"],
        report: context.report)
    else { return nil }
    let to = configuration.path("to")
    let audience = Audience.read(configuration)
    let keep = configuration.wholeNumber("keep", in: 1...10_000)
    let expectation = configuration.choice("expect", of: PublicationExpectation.allCases.map(\.rawValue))
    refuseEqualPaths(context, configuration)
    guard let to, let audience else { return nil }
    let folder = AbsolutePath.resolve(to, in: declaration.folder)
    var checked = CheckedStage(
      outputs: [CheckedOutput(port: "manifest", type: .manifest)],
      evidence: .audience(audience, configuration.location(of: "audience")),
      // As written, not resolved: a checkout that moves publishes the same.
      canonicalConfiguration: "audience \(audience.rawValue)\nkeep \(keep ?? 0)\nto \(to)",
      publicationFolder: folder, publicationLocation: configuration.location(of: "to"),
      payload: Payload(folder: folder, audience: audience, keep: keep))
    checked.publicationExpectation = expectation.flatMap(PublicationExpectation.init)
    return checked
  }

  /// Two stages that write the same paths cannot be published together.
  private func refuseEqualPaths(_ context: CheckContext, _ configuration: StageConfiguration) {
    var seen: [PageRequest.PageFolders: String] = [:]
    for input in context.inputs {
      guard let folders = input.output.schema as? PageRequest.PageFolders else { continue }
      if let other = seen[folders], other != input.stage {
        configuration.fail(
          "'\(other)' and '\(input.stage)' make pages of the same names", at: input.location,
          help: "publish them to two folders")
      }
      seen[folders] = input.stage
    }
  }

  /// Publishes; what was published before stays when anything fails.
  public func execute(_ attempt: StageAttempt) async throws -> StageOutcome {
    guard let payload = attempt.checked.payload as? Payload else {
      throw StageFailure(cause: .engine, message: "stage \(attempt.address) lost its configuration")
    }
    let inputs = attempt.inputs.map { Input(artefact: $0, page: StoredPage.read(beside: $0.folder)) }
    let results = try Publication.publish(
      PublicationRequest(
        stage: attempt.address.stage, folder: payload.folder, audience: payload.audience, keep: payload.keep,
        today: attempt.today,
        sources: inputs.map { .init(folder: $0.artefact.folder, key: $0.page?.key) },
        bounds: attempt.publicationBounds, patience: .seconds(30), permit: attempt.permit,
        manifest: { key, files in
          try PublicationManifest(
            attempt, inputs, key: key, provenance: attempt.provenance, audience: payload.audience,
            files: files
          ).text()
        }, index: IndexFiles.make))
    let folder = try PortFolder.make(Self.port, of: attempt)
    for result in results {
      let place = result.key.map { folder + "/" + $0 } ?? folder
      try PortFolder.write(Array(result.manifest.utf8), to: place + "/manifest.json")
      let complete = try PublicationManifest(
        attempt, inputs, key: result.key, provenance: attempt.completeProvenance, audience: payload.audience,
        files: PublicationState.files(of: result.manifest))
      try PortFolder.write(Array(complete.text().utf8), to: place + "/complete-manifest.json")
    }
    return StageOutcome(
      hashes: Dictionary(
        results.map { (Self.name(of: $0.key), $0.hash) }, uniquingKeysWith: { first, _ in first }))
  }

  /// An input, and what is said of the pages in it; nil where a command made them.
  struct Input {
    var artefact: StageAttempt.Artefact
    var page: PublishedPage?
  }

  private static let port = "manifest"

  /// The name of the hash of the manifest of a key, `manifest/AFG`.
  private static func name(of key: String?) -> String { key.map { "\(port)/\($0)" } ?? port }

  /// Whether readers still see what was published, in every place, and find the index.
  public func stands(_ outcome: StageOutcome, of checked: CheckedStage) -> Bool {
    guard let payload = checked.payload as? Payload, !outcome.hashes.isEmpty,
      PublicationIndex.required.allSatisfy({ PortFolder.holds(payload.folder + "/" + $0) })
    else { return false }
    return outcome.hashes.allSatisfy { name, hash in
      let place = name == Self.port ? "" : name.dropFirst(Self.port.utf8.count)
      return PublicationState.stands(manifestHash: hash, in: payload.folder + place)
    }
  }
}

import Foundation
import Language
import Pipelines

/// `manifest.json` of a publication: what was published, and what it was made from.
struct PublicationManifest: Encodable {
  /// Pages that entered, by the stage that made them.
  struct Input: Encodable {
    var stage: String
    var hash: String?
  }

  var waymark = WaymarkVersion.text
  var pipeline: String
  var title: String
  /// The title in each language that the pipeline has it in.
  var titles: [String: String]
  var today: String
  var audience: String
  var parameters: [String: ParameterValue]
  var key: String?
  var pages: [PublishedPage]
  var inputs: [Input]
  var lineage: [LineageFile]
  /// What was read of earlier runs; nil where nothing was.
  var remembered: [Provenance.Remembered]?
  var files: [PublishedFile]

  /// Creates the manifest of what a publication has in one place, with what it says of where it comes from.
  init(
    _ attempt: StageAttempt, _ inputs: [PublishStage.Input], key: String?, provenance: Provenance,
    audience: DataClass, files: [PublishedFile]
  ) {
    let inputs = inputs.filter { $0.page?.key == key }
    self.key = key
    pages = inputs.compactMap(\.page)
    pipeline = attempt.pipeline.name
    title = attempt.pipeline.title.text(in: "en")
    titles = attempt.pipeline.title.texts
    today = attempt.today
    self.audience = audience.rawValue
    parameters = provenance.parameters
    self.inputs = inputs.map(\.artefact).map { input in
      Input(
        stage: InstanceAddress(stage: input.stage, bindings: input.bindings).description,
        hash: input.dataClass == .public ? input.hash : nil)
    }
    lineage = provenance.lineage
    remembered = provenance.remembered.isEmpty ? nil : provenance.remembered
    self.files = files
  }

  /// The manifest as JSON, in which characters that would be hidden or obeyed are escapes.
  func text() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return VisibleText.json(String(decoding: try encoder.encode(self), as: UTF8.self)) + "\n"
  }
}

import Codebook
import Foundation
import Language
public import Pipelines
import Tables

/// `clean`: records as the source writes them become records of codes, days and numbers.
public struct CleanStage: StageKind {
  /// The key that names the kind in a pipeline.
  public let name = "clean"
  /// Raised when equal inputs would give different outputs.
  public let version = 3
  private let codes: CodeSource

  init(codes: CodeSource) { self.codes = codes }

  /// The variant that stores nothing: the one reader counts from the source.
  static let fused = "fused"

  /// Checks one stage and says what it will make; reads no source.
  public func check(_ declaration: StageDeclaration, in context: CheckContext) -> CheckedStage? {
    guard
      let configuration = StageConfiguration(
        declaration, kind: name, keys: ["derive", "reject"], required: [],
        filter: .refused(help: "leave rows out with 'reject', or filter where they are counted"),
        report: context.report),
      let input = context.inputs.first, var port = input.output.schema as? RecordsPort
    else { return nil }
    guard port.cleaning == nil else {
      configuration.fail("these records are clean already", at: input.location)
      return nil
    }
    var reader = CleaningConfiguration(
      codes: codes, configuration: configuration, port: port, report: context.report)
    guard let cleaning = reader.cleaning() else { return nil }
    port.cleaning = cleaning
    var checked = CheckedStage(
      outputs: [
        CheckedOutput(port: "table", type: .records, schema: port),
        CheckedOutput(port: "rejects", type: .records, schema: port),
        CheckedOutput(port: "quality", type: .quality),
      ],
      canonicalConfiguration: reader.canonical, definitionFiles: codes.library.files, payload: port)
    checked.calendarUse = port.calendarUse
    return checked
  }

  /// Records that one `disaggregate` alone reads are not stored: it counts them straight from the source.
  public func variant(of checked: CheckedStage, readers: [String: [String]]) -> String? {
    readers == ["table": ["disaggregate"]] ? Self.fused : nil
  }

  /// Sums and conversions are the engine's.
  public func versions(of checked: CheckedStage) -> [KeyField] { [EngineAccess.keyField] }

  /// Computes one instance in its private folder.
  public func execute(_ attempt: StageAttempt) async throws -> StageOutcome {
    guard let port = attempt.checked.payload as? RecordsPort,
      let cleaning = port.cleaning?.on(CalendarDay(text: attempt.today))
    else {
      throw StageFailure(cause: .engine, message: "stage \(attempt.address) lost its configuration")
    }
    let hashes = ["table", "rejects"].reduce(into: [String: String]()) { hashes, name in
      var hash = ContentHash()
      hash.update(field: attempt.contentKey)
      hash.update(field: name)
      hashes[name] = hash.finish()
    }
    let table = try PortFolder.make("table", of: attempt)
    if attempt.variant == Self.fused { return StageOutcome(hashes: hashes) }
    let rejects = try PortFolder.make("rejects", of: attempt)
    let quality = try PortFolder.make("quality", of: attempt)
    let open = try port.openSource(in: attempt.folder)
    defer { open.close() }
    let engine = try EngineAccess.open(for: attempt, files: [open.source.path])
    let audit = try EngineAccess.translatingRecords(port.contract.name) { () throws(RecordsError) in
      try RecordsStore(engine: engine).clean(
        open.source, by: cleaning, calendar: port.calendar, records: table, rejects: rejects)
    }
    let text = QualityText.json(audit, stage: attempt.address.description, contract: port.contract.name)
    try PortFolder.write(Array(text.utf8), to: quality + "/" + QualityText.file)
    var hash = ContentHash()
    hash.update(field: text)
    return StageOutcome(
      hashes: hashes.merging(["quality": hash.finish()]) { first, _ in first },
      conditions: audit.conditions(of: port.contract.name, file: port.fileName)
        + open.conditions
        + audit.unknowns(
          required: cleaning.requiredColumns, used: cleaning.mentionedSourceColumns, of: port.contract.name,
          file: port.fileName))
  }
}

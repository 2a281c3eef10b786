import Codebook
import Language
public import Pipelines
import Tables

/// `load`: a source and its contract become a table of counts, or records.
///
/// Records are not copied: they are the file itself, which the stages after it read.
public struct LoadStage: StageKind {
  /// The key that names the kind in a pipeline.
  public let name = "load"
  /// Raised when equal inputs would give different outputs.
  public let version = 8
  /// The code lists of its contracts.
  let codes: CodeSource

  private let trust: SourceTrust

  init(codes: CodeSource, trust: SourceTrust) {
    self.codes = codes
    self.trust = trust
  }

  /// Checks one stage and says what it will make; reads no row of a source.
  public func check(_ declaration: StageDeclaration, in context: CheckContext) -> CheckedStage? {
    guard
      let configuration = StageConfiguration(
        declaration, kind: name, keys: ["files", "contract", "events"], required: ["files", "contract"],
        report: context.report),
      let sources = SourceFiles.paths(configuration, in: declaration.folder),
      let contractPath = configuration.path("contract")
    else { return nil }
    let path = AbsolutePath.resolve(contractPath, in: declaration.folder)
    var contract: Contract
    do {
      contract = try ContractReader.read(path: path, name: contractPath, library: codes.library)
    } catch {
      for var diagnostic in error.diagnostics {
        // A contract that is not there has no place of its own: the pipeline names it.
        if diagnostic.location == nil { diagnostic.location = configuration.location(of: "contract") }
        context.report(diagnostic)
      }
      return nil
    }
    let events = configuration.events(of: contract, in: codes.library)
    contract.events += events
    // Files enter by what is in them; here their names say something too.
    let names =
      contract.file.fileColumn == nil ? [] : sources.map { "named \(AbsolutePath.lastComponent($0))" }
    let canonical = ["contract \(contract.name)"] + names + events.map { "event \($0.canonical)" }
    if let records = contract.records {
      let port = RecordsPort(contract: contract, records: records, files: sources, cleaning: nil)
      return CheckedStage(
        outputs: [CheckedOutput(port: "table", type: .records, schema: port)],
        evidence: .source(isPublished: false), canonicalConfiguration: canonical.joined(separator: "\n"),
        definitionFiles: [path] + codes.library.files(of: contract.codeLists), sourceFiles: sources,
        payload: port)
    }
    if contract.citation != nil {
      for source in sources {
        let objection = trust.objection(
          to: source, declaredIn: declaration.folder, contract: path,
          columns: Set(contract.columns.map(\.name)), file: contract.file)
        if let objection {
          refuse(AbsolutePath.lastComponent(source), objection, contract, configuration, context)
        }
      }
    }
    return CheckedStage(
      outputs: [
        CheckedOutput(
          port: "table", type: .counts,
          schema: CountsPort(
            schema: contract.schema, columns: contract.tableTypes, additionalCodes: contract.additionalCodes,
            openColumns: contract.openColumns))
      ],
      evidence: .source(isPublished: contract.citation != nil),
      canonicalConfiguration: canonical.joined(separator: "\n"),
      definitionFiles: [path] + codes.library.files(of: contract.codeLists), sourceFiles: sources,
      payload: SourceFigures(contract: contract, files: sources))
  }

  private func refuse(
    _ file: String, _ objection: String, _ contract: Contract, _ configuration: StageConfiguration,
    _ context: CheckContext
  ) {
    context.report(
      Diagnostic(
        code: "E084",
        message: "'\(file)' cannot be trusted as published: it \(objection)",
        location: configuration.location(of: "files"),
        caretNote: "contract '\(contract.name)' declares it published",
        help: "name the publisher's own file; what is counted from records is for internal readers"))
  }

  /// Records that nobody reads further are read once, so that what is wrong with them is said.
  public func variant(of checked: CheckedStage, readers: [String: [String]]) -> String? {
    checked.payload is RecordsPort && readers.isEmpty ? "read" : nil
  }

  /// What a gate looks at: the totals and shares of a table of counts; records have none.
  public func profile(folder: String) throws -> TableProfile? {
    PortFolder.holds(folder + "/schema.json") ? try CountsProfile.read(folder: folder) : nil
  }

  /// Computes one instance in its private folder.
  public func execute(_ attempt: StageAttempt) async throws -> StageOutcome {
    if let port = attempt.checked.payload as? RecordsPort {
      _ = try PortFolder.make("table", of: attempt)
      guard attempt.variant != nil || port.contract.file.origin == .standard else {
        // Who reads the records opens them, and says what is wrong.
        return StageOutcome(hashes: ["table": attempt.contentKey])
      }
      let open = try port.openSource(in: attempt.folder)
      defer { open.close() }
      if attempt.variant != nil {
        let engine = try EngineAccess.open(for: attempt, files: [open.source.path])
        try EngineAccess.translatingRecords(port.contract.name) { () throws(RecordsError) in
          try RecordsStore(engine: engine).check(open.source)
        }
      }
      return StageOutcome(
        hashes: ["table": attempt.contentKey], conditions: attempt.variant == nil ? [] : open.conditions)
    }
    guard let payload = attempt.checked.payload as? SourceFigures else {
      throw StageFailure(cause: .engine, message: "stage \(attempt.address) lost its configuration")
    }
    let loaded: CountsLoader.Loaded
    do {
      loaded = try CountsLoader(contract: payload.contract, library: codes.library).load(
        paths: payload.files, today: attempt.today)
    } catch {
      throw EngineAccess.sourceFailure(error, contract: payload.contract.name)
    }
    var outcome = try EngineAccess.store(
      loaded.table, port: "table", of: attempt, conditions: loaded.conditions)
    outcome.dataDate = loaded.table.schema.citations.map(\.date).max()
    return outcome
  }
}

/// What a stage that loads figures needs when it runs.
struct SourceFigures: Sendable {
  /// What the source promises; figures are published where it cites a publisher.
  var contract: Contract
  /// The absolute paths of the files of the source.
  var files: [String]
}

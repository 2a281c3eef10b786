import Briefs
import Codebook
import Language
public import Pipelines
import Tables

/// `render`: pages and tables for an audience, from a page file.
public struct RenderStage: StageKind {
  /// The key that names the kind in a pipeline.
  public let name = "render"
  /// Raised when equal inputs would give different outputs.
  public let version = 5
  private let codes: CodeSource

  init(codes: CodeSource) { self.codes = codes }

  /// Checks one stage and says what it will make.
  public func check(_ declaration: StageDeclaration, in context: CheckContext) -> CheckedStage? {
    guard let found = page(declaration, context) else { return nil }
    let needs = found.page.needs.map(\.name)
    guard
      let configuration = StageConfiguration(
        declaration, kind: name, keys: ["page", "template", "formats", "audience", "language"] + needs,
        required: ["formats", "audience"], report: context.report)
    else { return nil }
    let words = ReportWriters.all.map { $0.word }
    let formats = configuration.texts("formats")?.filter {
      configuration.checkedChoice($0.text, of: words, key: "formats", at: $0.location)
    }.map(\.text)
    guard let formats, let languages = languages(configuration), let audience = Audience.read(configuration),
      let subject = subject(found.page, configuration, declaration, context)
    else { return nil }
    let isFilled = fits(found.page, context)
    guard isFilled else { return nil }
    let writers = ReportWriters.all.filter { formats.contains($0.word) }
    let request = PageRequest(
      page: found.page, writers: writers, languages: languages, audience: audience, subject: subject,
      folders: subject.isEmpty ? .shared : .byCode)
    return CheckedStage(
      outputs: [CheckedOutput(port: "pages", type: .pages, schema: request.folders)],
      evidence: .audience(audience, configuration.location(of: "audience")),
      canonicalConfiguration: [
        "page \(found.page.name) \(found.hash)", "formats \(writers.map { $0.word }.joined(separator: ","))",
        "languages \(languages.map(\.tag).joined(separator: ","))", "audience \(audience.rawValue)",
        "subject \(subject.map { "\($0.name) \($0.source)" }.joined(separator: ","))",
      ].joined(separator: "\n"),
      parameters: Set(
        subject.compactMap { one in
          if case .parameter(let name) = one.source { name } else { nil }
        }), definitionFiles: found.path.map { [$0] } ?? [], vocabularyFiles: codes.library.files,
      summaryUse: .shown, payload: request)
  }

  /// Writes the pages of one instance in its private folder.
  public func execute(_ attempt: StageAttempt) async throws -> StageOutcome {
    guard let request = attempt.checked.payload as? PageRequest else {
      throw StageFailure(cause: .engine, message: "stage \(attempt.address) lost its configuration")
    }
    let assembled = try PageAssembly(attempt: attempt, request: request, codes: codes).pages()
    let folder = try PortFolder.make("pages", of: attempt)
    var hash = ContentHash()
    for file in assembled.files.sorted(by: { $0.name < $1.name }) {
      try PortFolder.write(file.bytes, to: folder + "/" + file.name)
      hash.update(field: file.name)
      hash.update(field: UInt64(file.bytes.count))
      hash.update(bytes: file.bytes)
    }
    return StageOutcome(hashes: ["pages": hash.finish()], conditions: assembled.conditions)
  }

  /// The languages of the pages, English where none is named; a wrong or repeated one is reported.
  private func languages(_ configuration: StageConfiguration) -> [any PageLanguage]? {
    guard configuration["language"] != nil else { return [PageLanguages.english] }
    var languages: [any PageLanguage] = []
    for tag in configuration.texts("language") ?? [] {
      guard
        configuration.checkedChoice(
          tag.text, of: PageLanguages.all.map(\.tag), key: "language", at: tag.location),
        let language = PageLanguages.language(tag.text)
      else { return nil }
      guard !languages.contains(where: { $0.tag == tag.text }) else {
        configuration.fail("'language' names '\(tag.text)' twice", at: tag.location, help: "name it once")
        return nil
      }
      languages.append(language)
    }
    return languages.isEmpty ? nil : languages
  }

  /// The page that `page` or `template` names; a missing or wrong one is reported.
  private func page(_ declaration: StageDeclaration, _ context: CheckContext) -> PageSource.Found? {
    let node = declaration.configuration
    func fail(
      _ code: String, _ message: String, at location: SourceLocation, note: String? = nil, help: String
    ) {
      context.report(
        Diagnostic(
          code: code, message: "stage '\(declaration.name)': \(message)", location: location, caretNote: note,
          help: help))
    }
    let names = PageSource.names(beside: declaration.folder)
    guard let key = node["page"] ?? node["template"], let name = key.text else {
      fail(
        "E013", "key 'page' is missing", at: declaration.nameLocation,
        help: "such as 'page: overview'; pages: \(names.joined(separator: ", "))")
      return nil
    }
    if let template = node["template"] {
      guard node["page"] == nil else {
        fail("E015", "'page' and 'template' both name the page", at: template.location, help: "keep 'page'")
        return nil
      }
      context.report(
        Diagnostic(
          code: "E093", severity: .warning,
          message: "stage '\(declaration.name)': 'template' is now called 'page'",
          location: template.location,
          help: "write 'page: \(name)'"))
    }
    do {
      if let found = try PageSource.find(name, beside: declaration.folder) { return found }
      fail(
        "E092", "there is no page '\(name)'", at: key.location, note: Suggestion.note(for: name, in: names),
        help: "pages: \(names.joined(separator: ", ")); your own go into pages/NAME.yaml beside the pipeline")
    } catch {
      error.diagnostics.forEach(context.report)
    }
    return nil
  }

  /// Whether the inputs of the stage can fill every block; what they cannot is reported.
  private func fits(_ page: PageFile, _ context: CheckContext) -> Bool {
    guard !context.isIncomplete else { return false }
    let problems = DiagnosticLog()
    let inputs = context.inputs.compactMap { input -> PageCheck.Input? in
      PageCheck.Input.Port(rawValue: input.port).map {
        PageCheck.Input(port: $0, stage: input.stage, schema: (input.output.schema as? CountsPort)?.schema)
      }
    }
    let library = codes.library
    PageCheck(
      inputs: inputs, codes: { library[$0]?.items.map(\.code) }, report: problems.append
    ).check(page)
    problems.all.forEach(context.report)
    return problems.all.isEmpty
  }

  /// Where each code comes from that the page needs; one that is missing is reported.
  private func subject(
    _ page: PageFile, _ configuration: StageConfiguration, _ declaration: StageDeclaration,
    _ context: CheckContext
  ) -> [(name: String, source: PageRequest.SubjectSource)]? {
    var found: [(name: String, source: PageRequest.SubjectSource)] = []
    for need in page.needs {
      let type = ScalarType.code(list: need.list)
      if let text = configuration.text(need.name) {
        let name = text.hasPrefix("parameters.") ? String(text.dropFirst("parameters.".count)) : ""
        guard let declared = context.parameters[name], !declared.isList, declared.element == type else {
          configuration.fail(
            "'\(need.name)' takes a parameter with codes of '\(need.list)'",
            at: configuration.location(of: need.name), help: "such as '\(need.name): parameters.\(need.name)'"
          )
          return nil
        }
        found.append((need.name, .parameter(name)))
        continue
      }
      let fitting = declaration.bindings.filter { $0.type == type }
      guard let binding = fitting.first(where: { $0.name == need.name }) ?? fitting.first else {
        configuration.fail(
          "page '\(page.name)' needs a \(need.name)", at: configuration.location(of: "page"),
          help:
            "add 'for: {\(need.name): parameters.LIST}', or '\(need.name): parameters.\(need.name)'")
        return nil
      }
      found.append((need.name, .binding(binding.name)))
    }
    return found
  }
}

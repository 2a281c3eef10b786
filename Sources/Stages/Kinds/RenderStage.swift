import Briefs
import Codebook
import Foundation
import Language
public import Pipelines
import Tables

/// `render`: pages and tables for an audience, from a page file.
public struct RenderStage: StageKind {
  /// The key that names the kind in a pipeline.
  public let name = "render"
  /// Raised when equal inputs would give different outputs.
  public let version = 11
  private let codes: CodeSource

  init(codes: CodeSource) { self.codes = codes }

  /// Checks one stage and says what it will make.
  public func check(_ declaration: StageDeclaration, in context: CheckContext) -> CheckedStage? {
    guard let found = page(declaration, context) else { return nil }
    let needs = found.page.needs.map(\.name)
    guard
      let configuration = StageConfiguration(
        declaration, kind: name,
        keys: [
          "page", "template", "formats", "audience", "language", "digits", "time-axis", "days-beside",
          "edition", "brand",
        ]
          + needs,
        required: ["formats", "audience"], report: context.report)
    else { return nil }
    let words = ReportWriters.all.map { $0.word }
    let formats = configuration.texts("formats")?.filter {
      configuration.checkedChoice($0.text, of: words, key: "formats", at: $0.location)
    }.map(\.text)
    guard let formats, let languages = languages(configuration), let audience = Audience.read(configuration),
      let subject = subject(found.page, configuration, declaration, context)
    else { return nil }
    guard let brand = brand(configuration, declaration, context),
      let notes = notes(of: found.page, declaration, context)
    else { return nil }
    let status = configuration.choice("edition", of: ReportEdition.Status.allCases.map(\.rawValue))
      .flatMap(ReportEdition.Status.init)
    let isFilled = fits(found.page, notes: notes, context)
    guard isFilled else { return nil }
    let writers = ReportWriters.all.filter { formats.contains($0.word) }
    var request = PageRequest(
      page: found.page, writers: writers, languages: languages, brand: brand.brand, status: status,
      audience: audience, subject: subject,
      folders: subject.isEmpty ? .shared : .byCode)
    request.notes = notes
    var checked = CheckedStage(
      outputs: [CheckedOutput(port: "pages", type: .pages, schema: request.folders)],
      evidence: .audience(audience, configuration.location(of: "audience")),
      canonicalConfiguration: [
        "page \(found.page.name) \(found.hash)", "formats \(writers.map { $0.word }.joined(separator: ","))",
        "languages \(languages.map(\.tag).joined(separator: ","))", "audience \(audience.rawValue)",
        "digits \(configuration.text("digits") ?? "")", "time-axis \(configuration.text("time-axis") ?? "")",
        "days-beside \(configuration.text("days-beside") ?? "")", "edition \(status?.rawValue ?? "")",
        "subject \(subject.map { "\($0.name) \($0.source)" }.joined(separator: ","))",
        "notes \(notes.map { $0.key(for: audience) }.joined(separator: ","))",
      ].joined(separator: "\n"),
      parameters: Set(
        subject.compactMap { one in
          if case .parameter(let name) = one.source { name } else { nil }
        }),
      // A note that its readers may not see is not named to them.
      definitionFiles: (found.path.map { [$0] } ?? []) + brand.files
        + notes.filter { $0.isShown(to: audience) }.map(\.path),
      vocabularyFiles: codes.library.files,
      summaryUse: .shown, payload: request)
    checked.pages = CheckedPages(
      subject: subject.isEmpty ? nil : PublicationSubject(sources: subject.map(\.source)),
      hasIndex: formats.contains(ReportWriters.browsed.word))
    return checked
  }

  /// Writes the pages of one instance in its private folder.
  public func execute(_ attempt: StageAttempt) async throws -> StageOutcome {
    guard let request = attempt.checked.payload as? PageRequest else {
      throw StageFailure(cause: .engine, message: "stage \(attempt.address) lost its configuration")
    }
    let programs = DocumentPrograms.current
    let assembled = try PageAssembly(
      attempt: attempt, request: request, codes: codes, unmade: programs.unmade
    ).pages()
    let made = try await DocumentWorker(
      address: attempt.address, folder: attempt.folder, control: attempt.control, moment: assembled.moment,
      programs: programs
    ).make(assembled.files)
    let folder = try PortFolder.make("pages", of: attempt)
    var hash = ContentHash()
    for file in made.files.sorted(by: { $0.name < $1.name }) {
      try PortFolder.write(file.bytes, to: folder + "/" + file.name)
      hash.update(field: file.name)
      hash.update(field: UInt64(file.bytes.count))
      hash.update(bytes: file.bytes)
    }
    try StoredPage.write(assembled.page, of: attempt)
    return StageOutcome(hashes: ["pages": hash.finish()], conditions: assembled.conditions + made.conditions)
  }

  /// The brand that `brand` names, else that of `brand.yaml` beside the pipeline, else that of the house, with its files; a wrong one
  /// is reported.
  private func brand(
    _ configuration: StageConfiguration, _ declaration: StageDeclaration, _ context: CheckContext
  ) -> (brand: Brand, files: [String])? {
    var path = AbsolutePath.resolve("brand.yaml", in: declaration.folder)
    if configuration["brand"] != nil {
      guard let named = configuration.path("brand") else { return nil }
      path = AbsolutePath.resolve(named, in: declaration.folder)
    } else if !FileManager.default.fileExists(atPath: path) {
      return (Brand(), [])
    }
    do {
      let name = configuration.path("brand") ?? "brand.yaml"
      let node = try YAMLReader.read(path: path, name: name)
      let brand = try BrandFile.read(node, folder: (path as NSString).deletingLastPathComponent)
      return (brand, [path] + brand.files)
    } catch {
      for var diagnostic in error.diagnostics {
        if diagnostic.location == nil { diagnostic.location = configuration.location(of: "brand") }
        context.report(diagnostic)
      }
      return nil
    }
  }

  /// The programs that make documents of its pages.
  public func versions(of checked: CheckedStage) -> [KeyField] {
    let kinds = (checked.payload as? PageRequest)?.writers.flatMap { $0.conversions } ?? []
    return kinds.isEmpty ? [] : DocumentPrograms.current.keyFields(of: Set(kinds))
  }

  /// The languages of the pages, the first that is built where none is named; a wrong or repeated one is reported.
  private func languages(_ configuration: StageConfiguration) -> [any PageLanguage]? {
    guard let settings = settings(configuration) else { return nil }
    guard configuration["language"] != nil else { return [PageLanguages.english.with(settings)] }
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
      languages.append(language.with(settings))
    }
    return languages.isEmpty ? nil : languages
  }

  /// What readers of the languages want differently; a wrong word is reported.
  private func settings(_ configuration: StageConfiguration) -> LanguageSettings? {
    func choice<Choice: RawRepresentable & CaseIterable>(_ key: String, _ usual: Choice) -> Choice?
    where Choice.RawValue == String {
      guard configuration[key] != nil else { return usual }
      return configuration.choice(key, of: Choice.allCases.map(\.rawValue)).flatMap(Choice.init)
    }
    var settings = LanguageSettings()
    guard let digits = choice("digits", settings.digits), let axis = choice("time-axis", settings.timeAxis),
      let beside = choice("days-beside", settings.daysBeside)
    else { return nil }
    (settings.digits, settings.timeAxis, settings.daysBeside) = (digits, axis, beside)
    return settings
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

  /// What the office wrote for the pages of a page file that has a place for it; nil where any of it is wrong.
  private func notes(
    of page: PageFile, _ declaration: StageDeclaration, _ context: CheckContext
  ) -> [OfficeNote]? {
    guard page.saysOfficeWords else { return [] }
    let list = page.needs.first.flatMap { codes.library[$0.list] }
    let known = page.needs.count == 1 ? list.map { Set($0.items.map(\.code)) } : nil
    var isRight = true
    let notes = OfficeNotes.read(
      beside: declaration.folder,
      isWanted: { name in page.needs.isEmpty ? name == page.name : known?.contains(name) ?? true },
      report: {
        isRight = false
        context.report($0)
      })
    return isRight ? notes : nil
  }

  /// Whether the inputs of the stage can fill every block; what they cannot is reported.
  private func fits(_ page: PageFile, notes: [OfficeNote], _ context: CheckContext) -> Bool {
    guard !context.isIncomplete else { return false }
    let problems = DiagnosticLog()
    let inputs = context.inputs.compactMap { input -> PageCheck.Input? in
      PageCheck.Input.Port(rawValue: input.port).map {
        PageCheck.Input(port: $0, stage: input.stage, schema: (input.output.schema as? CountsPort)?.schema)
      }
    }
    let library = codes.library
    var check = PageCheck(
      inputs: inputs, codes: { library[$0]?.items.map(\.code) }, report: problems.append)
    check.notes = notes.map(\.name)
    check.check(page)
    problems.all.forEach(context.report)
    return problems.all.isEmpty
  }

  /// Where each code comes from that the page needs; one that is missing is reported.
  private func subject(
    _ page: PageFile, _ configuration: StageConfiguration, _ declaration: StageDeclaration,
    _ context: CheckContext
  ) -> [(name: String, source: PublicationSubject.Source)]? {
    var found: [(name: String, source: PublicationSubject.Source)] = []
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

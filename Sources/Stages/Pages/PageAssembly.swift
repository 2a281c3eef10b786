import Briefs
import Codebook
import Language
import Pipelines
import Tables

/// Turns the inputs of a render stage into the files of its pages.
struct PageAssembly {
  let attempt: StageAttempt
  let request: PageRequest
  let codes: CodeSource
  /// The kinds of conversion for which this machine has no program.
  var unmade: Set<DocumentConversion.Kind> = []

  /// The files, and what a reader of the run must know of them.
  struct Pages {
    var files: [WrittenFile]
    var conditions: [DataCondition]
    /// The newest day of release among the figures, as seconds since 1970.
    var moment: Int
    /// What is said of the page where it is listed.
    var page: PublishedPage
  }

  /// The files, with paths as published, and the inputs that the page does not show.
  func pages() throws -> Pages {
    try StoredSelection.refuseEmpty(attempt.inputs.filter { $0.port == "counts" })
    var inputs = try self.inputs()
    inputs.edition = edition
    let subject = try subject()
    let note = note(for: subject)
    if let note, note.isShown(to: request.audience) { inputs.words = note.words }
    if request.page.listsFiles {
      // What the page links to has names before the page has words.
      let first = request.page.filled(inputs, subject: subject)
      let writers = request.writers.filter { $0.word != ReportWriters.browsed.word }
      inputs.links.files = try files(first, inputs, writers).filter { $0.isMade(without: unmade) }.map(\.name)
        .sorted()
    }
    let filled = request.page.filled(inputs, subject: subject)
    let files = try files(filled, inputs, request.writers)
    try refuseEqualNames(files)
    return Pages(
      files: files,
      conditions: unshown(filled.unshown) + untranslated(inputs.tables.map(\.table.schema))
        + conditions(of: note, on: filled.report) + figureless(filled.report, subject),
      moment: Self.moment(inputs.tables.flatMap(\.table.schema.citations).map(\.date)),
      page: PublishedPage(
        filled.report, key: key(subject), languages: request.languages))
  }

  /// The key of what the page is about.
  private func key(_ subject: [String: String]) -> String? {
    let codes = request.page.needs.compactMap { subject[$0.name] }
    return request.folders == .shared ? nil : PublicationSubject.key(of: codes)
  }

  /// What writers make of a page in all its languages.
  private func files(
    _ filled: FilledPage, _ inputs: PageInputs, _ writers: [any ReportWriter.Type]
  ) throws -> [WrittenFile] {
    let editions = WrittenPage.Edition.all(request.languages)
    let pages = request.languages.map { language in
      var page = WrittenPage(
        report: filled.report, language: language, editions: editions,
        tables: inputs.tables.map {
          .init(name: PathSegment.joined($0.stage, $0.bindings.map(\.code)), table: $0.table)
        },
        findings: inputs.findings.map {
          .init(name: PathSegment.joined($0.stage, $0.bindings.map(\.code)), findings: $0.findings)
        }, labels: inputs.labels)
      page.brand = request.brand
      page.formats = Set(request.writers.map { $0.word })
      page.unmade = unmade
      return page
    }
    var files: [WrittenFile] = []
    for writer in writers {
      for page in writer.scope == .once ? Array(pages.prefix(1)) : pages {
        files += try writer.files(page)
      }
    }
    return files
  }

  /// What the office wrote for the page of some codes, or for the page itself.
  private func note(for subject: [String: String]) -> OfficeNote? {
    let codes = request.page.needs.compactMap { subject[$0.name] }
    let name = codes.isEmpty ? request.page.name : codes.joined(separator: "-")
    return request.notes.first { $0.name == name }
  }

  /// What a reader of the run must know of a note, and of its numbers beside those of the page.
  private func conditions(of note: OfficeNote?, on report: Report) -> [DataCondition] {
    guard let note else { return [] }
    var conditions = note.conditions(for: request.audience)
    if note.isShown(to: request.audience) {
      let known = request.languages.reduce(into: Set<String>()) {
        $0.formUnion(report.printedNumbers(in: $1))
      }
      conditions += NoteReview.conditions(of: note, known: known)
    }
    return conditions
  }

  /// The newest of some days as seconds since 1970; 1 January 1980 where there is none, the oldest that files of Word can say.
  private static func moment(_ days: [String]) -> Int {
    let newest = days.compactMap { CalendarDay(text: $0)?.number }.max() ?? 3652
    return max(3652, newest) * 86_400
  }

  /// The edition: the day and the reference are those of the attempt that made the page, so that a page that need not be
  /// made again keeps them.
  private var edition: ReportEdition {
    var edition = ReportEdition()
    edition.status = request.status
    edition.runDay = attempt.today
    // Of confidential inputs nothing is said, not even whether they are the same.
    if request.audience == .public { edition.reference = String(attempt.contentKey.prefix(10)) }
    edition.organisation = request.brand.organisation
    edition.contact = request.brand.contact
    edition.citation = request.brand.citation
    edition.designations = request.brand.designations
    return edition
  }

  /// A warning where a page of words leaves out what its stage was given.
  private func unshown(_ names: [String]) -> [DataCondition] {
    guard !names.isEmpty, request.writers.contains(where: { $0.content == .report }) else { return [] }
    return [
      DataCondition(
        "not-on-page", of: attempt.address.stage, count: names.count,
        text: "page '\(request.page.name)' shows nothing of \(names.joined(separator: ", "))",
        remedy: "add a block for it, or 'page: overview'; or take it out of 'from'")
    ]
  }

  /// A warning where a page about a code has no figure at all: a code that was mistyped looks like one of which nothing is known.
  private func figureless(_ report: Report, _ subject: [String: String]) -> [DataCondition] {
    guard !subject.isEmpty, request.page.showsFigures, !report.showsFigures else { return [] }
    return [
      DataCondition(
        "no-figures", of: attempt.address.stage, count: 1,
        text: "page '\(request.page.name)' has no figure of what it is about",
        remedy:
          "see that the code is the one that is meant; a page that cannot have figures is better not published"
      )
    ]
  }

  /// A note for each language in which columns of the tables are called by a label of another one.
  private func untranslated(_ schemas: [CountsSchema]) -> [DataCondition] {
    request.languages.compactMap { language -> DataCondition? in
      let names = schemas.flatMap { schema in
        schema.words.filter { $0.value.label.map { $0.texts[language.tag] == nil } ?? false }.map(\.key)
      }
      guard !names.isEmpty else { return nil }
      let columns = Set(names).sorted()
      return DataCondition(
        "untranslated-\(language.tag)", of: attempt.address.stage, severity: .note, count: columns.count,
        text:
          "page '\(request.page.name)' has no label in '\(language.tag)' for \(columns.joined(separator: ", "))",
        remedy: "write 'label: {en: ..., \(language.tag): ...}' in the contract")
    }
  }

  /// A name that two tables want would leave one of them out.
  private func refuseEqualNames(_ files: [WrittenFile]) throws(StageFailure) {
    var seen: Set<String> = []
    for file in files where !seen.insert(file.name.lowercased()).inserted {
      throw StageFailure(
        cause: .data, message: "two files of \(attempt.address) want the name \(file.name)",
        help: "give their stages names that differ in more than case")
    }
  }

  private func subject() throws -> [String: String] {
    var codes: [String: String] = [:]
    for one in request.subject {
      switch one.source {
      case .binding(let name):
        codes[one.name] = attempt.address.bindings.first { $0.name == name }?.value
      case .parameter(let name):
        if case .scalar(let value)? = attempt.parameters[name] { codes[one.name] = value }
      }
      guard codes[one.name] != nil else {
        throw StageFailure(cause: .engine, message: "stage \(attempt.address) has no \(one.name)")
      }
    }
    return codes
  }

  private func inputs() throws -> PageInputs {
    let stages = attempt.pipeline.stages
    func table(_ input: StageAttempt.Artefact) throws -> PageInputs.Table {
      let table = try StoredTables.of(attempt).read(input.folder, for: attempt)
      return .init(
        stage: input.stage, bindings: bindings(input),
        table: table.hasCurrentRelease ? table.withoutReleases() : table,
        conditions: StoredConditions.read(folder: input.folder),
        revisions: RevisionsStore.read(folder: input.folder))
    }
    // What the names of other stages say is for insiders.
    let shown = request.audience == .public ? stages.filter { $0.dataClass == .public } : stages
    func all(_ port: String) -> [StageAttempt.Artefact] { attempt.inputs.filter { $0.port == port } }
    return PageInputs(
      title: attempt.pipeline.title,
      audience: request.audience == .public ? .everyone : .insiders,
      tables: try all("counts").map(table), exposures: try all("exposure").map(table),
      findings: try all("findings").map { input in
        .init(
          stage: input.stage, bindings: bindings(input),
          reads: (stages.first { $0.name == input.stage }?.inputs ?? []).filter { name in
            shown.contains { $0.name == name }
          },
          findings: try FindingsStore.read(folder: input.folder),
          source: FindingsSource.read(folder: input.folder))
      },
      quality: all("quality").compactMap { input in
        QualityText.audit(folder: input.folder).map { CleaningSummary(stage: input.stage, audit: $0) }
      },
      changes: try all("changes").map(changes),
      graph: RunGraph(
        nodes: shown.map { .init(name: $0.name, kind: $0.kind, instances: $0.instances) },
        edges: shown.flatMap { stage in stage.inputs.map { .init(from: $0, to: stage.name) } }),
      labels: labels, links: PageLinks(from: attempt.address.stage, in: attempt.pipeline).links)
  }

  /// The names an input is fanned out by; with the code list of each.
  private func bindings(_ input: StageAttempt.Artefact) -> [PageInputs.Binding] {
    let lists = attempt.pipeline.stages.first { $0.name == input.stage }?.lists ?? [:]
    return input.bindings.map { .init(name: $0.name, code: $0.value, list: lists[$0.name]) }
  }

  private func changes(_ input: StageAttempt.Artefact) throws -> PageInputs.Changes {
    let stages = attempt.pipeline.stages
    let changes = try ChangesStore.read(folder: input.folder)
    return .init(
      stage: input.stage,
      figures: changes.changes.map { change in
        .init(
          kind: .init(rawValue: change.kind.rawValue) ?? .revised, measure: change.measure, key: change.key,
          codes: change.codes, period: change.period, before: change.old, now: change.new,
          causes: change.causes)
      }, counted: changes.counted.values.reduce(0, +), bindings: bindings(input),
      reads: stages.first { $0.name == input.stage }?.inputs ?? [], transitions: changes.transitions,
      causes: changes.causes ?? [], earlier: changes.isFirst == true ? .absent : .compared)
  }

  private var labels: PageInputs.Labels {
    let library = codes.library
    return PageInputs.Labels(
      full: { list, code in library[list]?.names(code) },
      short: { list, code in library[list]?.shortNames(code) })
  }
}

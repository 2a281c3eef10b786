import Language
import Tables
import Trends

/// What blocks are filled from, and the record of what they showed.
public final class PageFilling {
  let inputs: PageInputs
  /// The page that is filled.
  let file: PageFile
  let names: PageNames
  let tables: [PageTable]
  /// Findings on no series of a table that the page was given, by the place of their input.
  let loose: [(input: Int, series: [PageSeries])]
  /// The inputs of each kind that were shown, by place.
  private(set) var shownTables: Set<Int> = []
  private(set) var shownFindings: Set<Int> = []
  /// The series that blocks showed, in order.
  private var touched: [PageSeries] = []
  /// The revisions that stand beside messages and key figures.
  private var told: Set<Phrase> = []
  private(set) var showsExposures = false
  private(set) var showsQuality = false
  private(set) var showsChanges = false

  init(_ inputs: PageInputs, _ page: PageFile, subject: [String: String]) {
    self.inputs = inputs
    file = page
    names = PageNames(
      subject: subject,
      lists: Dictionary(page.needs.map { ($0.name, $0.list) }, uniquingKeysWith: { one, _ in one }),
      names: page.names, phrases: page.phrases, labels: inputs.labels)
    tables = inputs.tables.map { PageTable($0, findings: inputs.findings, labels: inputs.labels) }
    let matched = Set(tables.flatMap(\.matched))
    let claimed = tables.reduce(into: [Int: Set<Int>]()) { $0.merge($1.claimed) { $0.union($1) } }
    let names = names
    loose = inputs.findings.enumerated().compactMap { place, one in
      let rest = one.findings.enumerated().filter {
        $0.element.trend != nil && claimed[place]?.contains($0.offset) != true
      }
      guard !rest.isEmpty || !matched.contains(place) else { return nil }
      return (place, rest.map { PageSeries($0.element, of: one, page: names) })
    }
  }

  /// Which edition the page is, with the day of its newest source; nil where nothing is known of that.
  var edition: ReportEdition? {
    guard var edition = inputs.edition else { return nil }
    edition.dataDay = newestRelease
    return edition
  }

  /// The day on which the newest source was released; nil where none is published.
  var newestRelease: String? {
    (inputs.tables + inputs.exposures).flatMap { $0.table.schema.citations.map(\.date) }.max()
  }

  /// The tables that can be sliced so, with their places; a table of both crimes once for each.
  func fitting(_ slice: Slice) -> [(place: Int, table: PageTable, slice: Slice)] {
    tables.enumerated().filter { $0.element.fits(slice) }.flatMap { place, table in
      table.crimes(slice).map { (place, table, $0) }
    }
  }

  /// The series of a slice in one table; the table counts as shown, and so do the findings on these series.
  func series(_ slice: Slice, of place: Int, totals: SliceTotals = .leftOut) -> [PageSeries] {
    let series = tables[place].series(slice, totals: totals, of: names)
    show(series, of: place)
    return series
  }

  /// Every series of a table.
  func allSeries(of place: Int, measure: Int) -> [PageSeries] {
    let table = tables[place]
    var slice = Slice()
    slice.spread = table.dimensions.map(\.name)
    let column = table.table.schema.measures[measure]
    return table.runs.flatMap { run in
      (0..<max(1, table.findings[[column] + run.codes]?.count ?? 0)).map {
        PageSeries(table, run, column: measure, slice: slice, page: names, finding: $0)
      }
    }
  }

  /// Records that series of a table are on the page.
  func show(_ series: [PageSeries], of place: Int) {
    guard !series.isEmpty else { return }
    shownTables.insert(place)
    touched += series
    // A stage that found nothing on these series is shown with them.
    let hasFinding = series.contains { $0.finding != nil }
    shownFindings.formUnion(
      tables[place].matched.filter { hasFinding || inputs.findings[$0].findings.isEmpty })
  }

  /// The name of a slice of which a table has no row, which then has been spoken of.
  func absent(_ slice: Slice, from place: Int) -> SeriesName {
    showAbsence(of: place)
    let table = tables[place]
    let schema = table.table.schema
    let bindings = table.input.bindings.map { names.part($0.name, $0.code, list: $0.list, of: schema) }
    let pinned = slice.pins.compactMap { pin -> SeriesName.Part? in
      guard let dimension = table.dimensions.first(where: { $0.name == pin.dimension }),
        let code = pin.codes.first,
        pin.codes.count == 1, slice.counts == nil || code.hasPrefix(Slice.subject)
      else { return nil }
      return names.part(dimension.name, names.resolved(code), list: dimension.codeList, of: schema)
    }
    let measure = slice.counts ?? names.measure(slice.measure ?? schema.measures.first ?? "", of: schema)
    let codes = Dictionary(pinned.map { ($0.dimension, $0.code) }, uniquingKeysWith: { one, _ in one })
    let narrowed = names.narrowings(of: schema, beside: codes).filter { $0.list != CrimeCodes.list }
    let own = bindings.filter { binding in
      !(narrowed + pinned).contains { $0.code == binding.code && $0.list == binding.list }
    }
    return SeriesName(measure: measure, parts: own + narrowed + pinned)
  }

  /// What a table without a row is of: the keys of its stage, else what it is only of, else its stage.
  func absence(of table: PageTable) -> Phrase {
    let schema = table.table.schema
    let bindings = table.input.bindings.map { names.part($0.name, $0.code, list: $0.list, of: schema) }
    let parts = (bindings.isEmpty ? names.narrowings(of: schema, beside: [:]) : bindings).map {
      Phrase.category(part: $0)
    }
    return parts.isEmpty ? .own(table.input.stage) : .list(phrases: parts, joint: .dot)
  }

  /// Records that a table without a row for the subject of the page has been spoken of.
  func showAbsence(of place: Int) {
    shownTables.insert(place)
    shownFindings.formUnion(tables[place].matched.filter { inputs.findings[$0].findings.isEmpty })
  }

  /// Whether a table has been shown or spoken of.
  func isShown(_ place: Int) -> Bool { shownTables.contains(place) }

  func showLoose(_ place: Int) { shownFindings.insert(place) }
  func showExposures() { showsExposures = true }
  func showQuality() { showsQuality = true }
  func showChanges() { showsChanges = true }

  /// The inputs that no block showed, by stage and key.
  var unshown: [String] {
    func address(_ stage: String, _ bindings: [PageInputs.Binding]) -> String {
      bindings.isEmpty ? stage : stage + "[" + bindings.map(\.code).joined(separator: ",") + "]"
    }
    var missing: [String] = []
    for (place, table) in inputs.tables.enumerated() where !shownTables.contains(place) {
      missing.append(address(table.stage, table.bindings))
    }
    for (place, one) in inputs.findings.enumerated() where !shownFindings.contains(place) {
      missing.append(address(one.stage, one.bindings))
    }
    if !showsExposures { missing += inputs.exposures.map { address($0.stage, $0.bindings) } }
    if !showsQuality { missing += inputs.quality.map(\.stage) }
    if !showsChanges { missing += inputs.changes.map(\.stage) }
    return missing
  }

  /// Blocks whose figures have no notes of their own, with what was revised of the series they showed.
  func withRevisions(_ fill: () -> [Report.Block]) -> [Report.Block] {
    let before = touched.count
    let blocks = fill()
    guard !blocks.isEmpty else { return [] }
    var seen: Set<SeriesName> = []
    let series = touched.dropFirst(before).filter { seen.insert($0.name).inserted }
    // Figures that stand beside each other at the head of a page are told of once, whatever they are called there.
    let notes = revisionNotes(series).filter { note in
      guard case .revised(_, let period, let before, let now, let from, let to) = note else { return true }
      return told.insert(
        .revised(
          series: SeriesName(measure: LocalizedText(""), parts: []), period: period, before: before, now: now,
          from: from, to: to)
      ).inserted
    }
    return blocks + notes.map { .note(phrase: $0) }
  }

  // MARK: Findings

  /// Every series with a finding, in order of the tables, then what has no table.
  private(set) lazy var foundSeries: [(place: Int?, series: PageSeries)] = {
    var result: [(place: Int?, series: PageSeries)] = []
    for (place, table) in tables.enumerated() where !table.findings.isEmpty {
      for measure in table.table.schema.measures.indices {
        result += allSeries(of: place, measure: measure).filter { $0.finding != nil }.map { (place, $0) }
      }
    }
    for (_, series) in loose { result += series.map { (nil, $0) } }
    return result
  }()

  /// Every series with a finding, those that changed most and latest first, ties in order of the tables.
  private(set) lazy var ranked: [(place: Int?, series: PageSeries)] = foundSeries.largestFirst {
    $0.series.statement?.news ?? 0
  }

  /// Of these, the ones with a clear finding.
  private(set) lazy var strongest: [(place: Int?, series: PageSeries)] = ranked.filter {
    $0.series.statement?.isClear == true
  }

  /// Every series that was watched.
  private(set) lazy var alerts = namedAlerts()

  /// Series without a figure for the latest period that had one in the year before it: a source that fell silent.
  private(set) lazy var silent = silentSeries()

  /// The series of which every figure is new since the last report, and not all are zero.
  private(set) lazy var firstSeen = newSeries()

  /// Whether nothing of what readers were told changed, no alert stands, and no source fell silent.
  private(set) lazy var isQuiet = needsNobody()

  /// The families of findings: one an instance that tested together.
  private(set) lazy var families: [FamilyCount] = inputs.findings.compactMap { one in
    let trends = one.findings.compactMap(\.trend)
    guard !trends.isEmpty else { return nil }
    let directions = trends.compactMap { try? $0.direction.get() }
    let name: Phrase =
      one.bindings.isEmpty
      ? .own(one.stage)
      : .list(
        phrases: one.bindings.map { .category(part: names.part($0.name, $0.code, list: $0.list, of: nil)) },
        joint: .dot)
    return FamilyCount(
      name: name, series: trends.count, tested: directions.count, up: directions.count { $0 == .rising },
      down: directions.count { $0 == .falling }, changed: directions.count { $0 == .changed })
  }

  /// Findings that are no trends, with their input and what their series are called.
  var otherFindings: [(input: Int, name: SeriesName, finding: Finding)] {
    inputs.findings.enumerated().flatMap { place, one in
      one.findings.filter { $0.trend == nil }.map { finding in
        let table = tables.first { $0.input.stage == one.reads.first }
        // What no table of the page is about is named as where it was found.
        let schema = table?.table.schema ?? one.source
        let parts = finding.key.filter { $0.code != CountsSchema.marginCode }.map { part in
          let list = schema?.dimensions.first { $0.name == part.dimension }?.codeList
          return names.part(part.dimension, part.code, list: list, of: schema)
        }
        let bindings = one.bindings.map { names.part($0.name, $0.code, list: $0.list, of: schema) }
        let words =
          schema.map { names.measure(finding.measure, of: $0) }
          ?? LocalizedText(finding.measure.replacing("_", with: " "))
        return (place, SeriesName(measure: words, parts: bindings + parts), finding)
      }
    }
  }

  // MARK: Sources

  /// Every source of some series once, in order.
  func citations(_ series: [PageSeries]) -> [SourceCitation] {
    series.flatMap(\.citations).eachOnce
  }

  /// The contracts of figures that nobody published.
  func origin(_ series: [PageSeries]) -> [String] {
    series.flatMap { $0.citations.isEmpty ? $0.input?.table.schema.contracts ?? [] : [] }.eachOnce
  }
}

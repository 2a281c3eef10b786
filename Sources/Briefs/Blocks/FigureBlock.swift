import Language
import Tables

/// `figure`: a chart of a slice, one a table that fits.
struct FigureBlock: PageBlock {
  static let word = "figure"
  var showsFigures: Bool { true }

  /// The drawings.
  enum Drawing: String, CaseIterable, Sendable {
    /// The slice over time, with its trend.
    case line
    /// A panel a category over time.
    case smallMultiples = "small-multiples"
    /// A bar a category in the last period.
    case bars
    /// Two groups back to back over the categories of another dimension, in the last period.
    case pyramid
    /// Two groups on one line a category, in the last period.
    case dumbbell
    /// Each category in the first and the last full year.
    case slope
    /// Movements through the dimensions, in the last full year.
    case sankey
    /// A strip of fields a category over time.
    case heatStrip = "heat-strip"
  }

  private let drawing: Drawing
  private let slice: Slice
  private let rate: Rate?
  /// Whether one figure is drawn for each dimension of each table.
  private let isEach: Bool
  private let heading: LocalizedText?
  /// The most panels; the smaller series are in the table.
  private let most: Int

  /// Figures beside a population.
  struct Rate: Sendable {
    /// Per so many persons.
    var persons: Double
  }

  static func read(_ reader: BlockReader) -> FigureBlock? {
    reader.keys(BlockReader.sliceKeys + ["per", "title", "most"])
    guard let main = reader.main, let drawing = reader.choice(main, named: word, Drawing.self) else {
      return nil
    }
    var slice = reader.slice()
    let isEach = slice.spread == ["each"]
    if isEach { slice.spread = [] }
    let dimensions = slice.spread.count
    let wanted: ClosedRange<Int>? =
      switch drawing {
      case .line: 0...0
      case .smallMultiples, .heatStrip: 1...3
      case .bars, .slope: 1...1
      case .pyramid, .dumbbell: 2...2
      case .sankey: 2...4
      }
    if let wanted, !isEach, !wanted.contains(dimensions) {
      reader.fail(
        "'\(drawing.rawValue)' takes \(wanted.lowerBound == wanted.upperBound ? String(wanted.lowerBound) : "\(wanted.lowerBound) to \(wanted.upperBound)") dimensions in 'by'",
        at: reader.node["by"]?.location ?? main.location,
        help: drawing == .line
          ? "leave 'by' out, or write 'figure: small-multiples'"
          : drawing == .pyramid || drawing == .dumbbell
            ? "the groups first, then the categories: 'by: [sex, age]'" : "such as 'by: sex'")
      return nil
    }
    if isEach, ![.smallMultiples, .bars, .slope, .heatStrip].contains(drawing) {
      reader.fail(
        "'by: each' goes with small-multiples, bars, slope and heat-strip", at: reader.node["by"]?.location)
      return nil
    }
    if drawing == .pyramid || drawing == .dumbbell, let groups = slice.spread.first,
      slice.pins.first(where: { $0.dimension == groups })?.codes.count != 2
    {
      reader.fail(
        "'\(drawing.rawValue)' needs two codes of '\(groups)' in 'where'", at: main.location,
        help: "such as 'where: {\(groups): [F, M]}'")
      return nil
    }
    let per = reader.count("per", in: 1...1_000_000)
    if per != nil, drawing != .line {
      reader.fail("'per' goes with 'figure: line'", at: reader.node["per"]?.location)
      return nil
    }
    let most = reader.count("most", in: 1...FigureFrame.mostPanels)
    if most != nil, drawing != .smallMultiples {
      reader.fail("'most' goes with 'figure: small-multiples'", at: reader.node["most"]?.location)
      return nil
    }
    return FigureBlock(
      drawing: drawing, slice: slice, rate: per.map { Rate(persons: Double($0)) }, isEach: isEach,
      heading: reader.words("title"), most: most ?? FigureFrame.mostPanels)
  }

  private init(
    drawing: Drawing, slice: Slice, rate: Rate?, isEach: Bool, heading: LocalizedText?, most: Int
  ) {
    self.most = most
    self.drawing = drawing
    self.slice = slice
    self.rate = rate
    self.isEach = isEach
    self.heading = heading
  }

  func check(_ check: PageCheck) {
    check.check(slice, shape: !isEach)
    checkCrimes(check)
    if rate != nil, check.inputs(.exposure).isEmpty {
      check.absent("'per' needs a population", at: nil, help: "add 'exposure' to the 'from' of the stage")
    }
  }

  /// Reports a chart in which the two crimes would stand beside each other.
  private func checkCrimes(_ check: PageCheck) {
    let crimes = check.inputs(.counts).compactMap(\.schema).flatMap(\.dimensions).first { dimension in
      dimension.codeList == CrimeCodes.list && slice.spread.contains(dimension.name)
        && slice.pins.first { $0.dimension == dimension.name }?.codes.count != 1
    }
    guard let crimes else { return }
    check.fail(
      "trafficking and smuggling would stand in one chart", at: slice.spreadLocation,
      help: "write one figure for each, such as 'where: {\(crimes.name): TIP}'")
  }

  func fill(_ page: PageFilling) -> [Report.Block] {
    var blocks: [Report.Block] = []
    for (place, table) in page.tables.enumerated() {
      if table.table.rowCount == 0 {
        guard slices(table).contains(where: table.fits) else { continue }
        page.showAbsence(of: place)
        blocks.append(.paragraph(phrase: .notNamed(name: page.absence(of: table))))
        continue
      }
      for slice in slices(table).filter(table.fits).flatMap(table.crimes) {
        guard let drawn = figure(slice, of: place, page) else {
          if rate != nil, let series = page.series(slice, of: place).first {
            blocks.append(.paragraph(phrase: .noPopulation(subject: series.name)))
            continue
          }
          if slice.selector != .any {
            let by = slice.spread.map { page.names.dimension($0, of: table.table.schema) }
            blocks.append(.paragraph(phrase: .noFigures(subject: page.absent(slice, from: place), by: by)))
          }
          continue
        }
        blocks.append(.figure(figure: drawn))
      }
    }
    return blocks
  }

  /// The slice, or with `by: each` one for each dimension that has at least two categories.
  private func slices(_ table: PageTable) -> [Slice] {
    isEach ? table.each(slice, categories: 2) : [slice]
  }

  private func figure(_ slice: Slice, of place: Int, _ page: PageFilling) -> Figure? {
    let series = page.series(slice, of: place)
    let known = series.filter { one in one.cells.contains { $0.cell.low != nil } }
    guard let first = known.first else { return nil }
    let table = page.tables[place]
    let frame = FigureFrame(
      series: series, slice: slice, heading: heading, table: table, page: page)
    switch drawing {
    case .line: return rate.map { frame.rate($0.persons, first) } ?? frame.line(first)
    case .smallMultiples: return frame.multiples(known, most: most)
    case .heatStrip: return frame.strip(known)
    case .bars: return frame.bars(known)
    case .slope: return frame.slope(known)
    case .pyramid: return frame.pair(known) { .pyramid(chart: $0) }
    case .dumbbell: return frame.pair(known) { .dumbbell(chart: $0) }
    case .sankey: return frame.flows(known)
    }
  }
}

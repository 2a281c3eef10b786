import Language
import Tables

/// What a block takes of a table: some codes of some dimensions, the totals of all others.
///
/// A slice never sums. A dimension that is neither named in `where` nor spread by `by` is at its published or
/// computed total; a table that has no total of it does not fit.
struct Slice: Sendable {
  /// Codes of one dimension.
  struct Pin: Sendable {
    /// The dimension.
    var dimension: String
    /// Codes, or names of the page such as `page.country`.
    var codes: [String]
    /// Where they stand.
    var location: SourceLocation?
  }

  /// Which table: by stage, by contract, or any that fits.
  enum Selector: Sendable, Hashable {
    case any
    case stage(String)
    case contract(String)
  }

  var selector = Selector.any
  var selectorLocation: SourceLocation?
  var pins: [Pin] = []
  /// The dimensions whose categories are shown one by one, in order.
  var spread: [String] = []
  var spreadLocation: SourceLocation?
  /// The measure; the first of the table where none is named.
  var measure: String?
  /// What is counted, in place of the words of the table; then pinned codes are not said.
  var counts: LocalizedText?
  /// At most so many of the last periods.
  var last: Int?
  /// What is done where no table fits.
  var absence = BlockAbsence.refused

  /// The prefix of a name of the page.
  static let subject = "page."

  /// Whether a table is one of those that are meant.
  func selects(stage: String, contracts: [String]) -> Bool {
    switch selector {
    case .any: true
    case .stage(let name): name == stage
    case .contract(let name): contracts == [name]
    }
  }

  /// The same with what is spread at its total.
  var total: Slice {
    var total = self
    total.pins.removeAll { spread.contains($0.dimension) }
    total.spread = []
    return total
  }

  /// The rows of a table that have the pinned codes, whatever their other codes.
  func rows(of table: CountsTable, _ page: PageNames) -> [Int] {
    let tests = pins.compactMap { pin -> (place: Int, codes: Set<String>)? in
      table.schema.dimensions.firstIndex { $0.name == pin.dimension }.map {
        ($0, Set(pin.codes.map(page.resolved)))
      }
    }
    return (0..<table.rowCount).filter { row in
      tests.allSatisfy { $0.codes.contains(table.dimensions[$0.place][row]) }
    }
  }

  /// The dimensions it names.
  var named: [String] { pins.map(\.dimension) + spread }

  /// Why a table of this shape cannot be sliced so, or nil where it can.
  ///
  /// `hasTotal` tells whether rows of a dimension's total can occur.
  func fault(_ schema: CountsSchema, hasTotal: (CountsSchema.Dimension) -> Bool) -> SliceFault? {
    let dimensions = schema.dimensions.filter { !$0.isVintage }
    for (name, location) in pins.map({ ($0.dimension, $0.location) }) + spread.map({ ($0, spreadLocation) }) {
      if !dimensions.contains(where: { $0.name == name }) {
        return .noDimension(name, known: dimensions.map(\.name), location: location)
      }
    }
    if let measure, !schema.measures.contains(measure) {
      return .noMeasure(measure, known: schema.measures)
    }
    for pin in pins where pin.codes.count > 1 && !spread.contains(pin.dimension) {
      return .severalCodes(pin.dimension, location: pin.location)
    }
    // The two crimes have no total: a block stands once for each.
    for dimension in dimensions
    where !named.contains(dimension.name) && dimension.codeList != CrimeCodes.list && !hasTotal(dimension) {
      return .noTotal(dimension.name)
    }
    return nil
  }
}

/// What is done with a block that its inputs cannot fill.
enum BlockAbsence: String, CaseIterable, Sendable {
  /// The page is refused.
  case refused = "refuse"
  /// The block is left out.
  case skipped = "skip"
}

/// Why a table cannot fill a block.
enum SliceFault {
  case noDimension(String, known: [String], location: SourceLocation?)
  case noMeasure(String, known: [String])
  case severalCodes(String, location: SourceLocation?)
  case noTotal(String)
}

extension PageTable {
  /// A slice once for each dimension that it does not name and that has at least so many categories, spread by that one.
  func each(_ slice: Slice, categories fewest: Int) -> [Slice] {
    dimensions.filter { dimension in
      dimension.codeList != CrimeCodes.list && !slice.named.contains(dimension.name)
        && codes(of: dimension.name).count >= fewest
    }.map { dimension in
      var one = slice
      one.spread = [dimension.name]
      return one
    }
  }

  /// Whether the last release can be sliced so.
  func fits(_ slice: Slice) -> Bool {
    slice.selects(stage: input.stage, contracts: table.schema.contracts)
      && slice.fault(table.schema, hasTotal: hasMargin) == nil
  }

  /// The series of a slice, in order of the table: totals first, what is unknown last.
  ///
  /// - Parameter totals: whether the totals of dimensions that are spread are among them.
  func series(_ slice: Slice, totals: SliceTotals, of page: PageNames) -> [PageSeries] {
    let measure = slice.measure ?? table.schema.measures.first ?? ""
    guard let column = table.schema.measures.firstIndex(of: measure) else { return [] }
    let pins = Dictionary(
      slice.pins.map { ($0.dimension, Set($0.codes.map(page.resolved))) }, uniquingKeysWith: { one, _ in one }
    )
    let tests: [(place: Int, codes: Set<String>?, isSpread: Bool)] = dimensions.enumerated().map {
      ($0.offset, pins[$0.element.name], slice.spread.contains($0.element.name))
    }
    let margin = CountsSchema.marginCode
    let chosen = runs.filter { run in
      tests.allSatisfy { test in
        let code = run.codes[test.place]
        if test.isSpread {
          return test.codes?.contains(code) ?? (code != margin || totals == .included)
        }
        return test.codes?.contains(code) ?? (code == margin)
      }
    }
    let rank = { (code: String) in code == margin ? 0 : code == CountsSchema.unknownCode ? 2 : 1 }
    let order = slice.spread.compactMap { name in dimensions.firstIndex { $0.name == name } }
    // Codes that a block names stand in the order in which it names them.
    let named = slice.pins.reduce(into: [String: [String: Int]]()) { named, pin in
      for (place, code) in pin.codes.enumerated() {
        named[pin.dimension, default: [:]][page.resolved(code)] = place
      }
    }
    let sorted = chosen.enumerated().sorted { left, right in
      for place in order {
        let (one, other) = (rank(left.element.codes[place]), rank(right.element.codes[place]))
        if one != other { return one < other }
        let own = named[dimensions[place].name]
        let (first, second) = (own?[left.element.codes[place]] ?? 0, own?[right.element.codes[place]] ?? 0)
        if first != second { return first < second }
      }
      return left.offset < right.offset
    }
    return sorted.map { PageSeries(self, $0.element, column: column, slice: slice, page: page) }
  }
}

/// Whether the totals of spread dimensions are among the series of a slice.
enum SliceTotals {
  case included, leftOut
}

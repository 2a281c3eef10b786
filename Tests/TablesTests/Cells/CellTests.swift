import Language
import Tables
import TestSupport
import Testing

@Suite struct CellTests {
  /// Cells of every content, with every kind of mark, whose sums are exact.
  static let cells: [Cell] = {
    var random = SeededGenerator(seed: 1)
    return (0..<120).map { number in
      let low = Double(Int.random(in: 0...40, using: &random)) / 4
      let marks = CellMarks(rawValue: Int.random(in: 0...31, using: &random))
      let content: Cell.Content =
        switch number % 7 {
        case 0: .exact(low)
        case 1: .interval(low: low, high: low + Double(Int.random(in: 0...8, using: &random)))
        case 2: .lowerBound(low)
        default: .none(Cell.Reason.allCases[number % 4])
        }
      return Cell(content, marks: marks)
    }
  }()

  @Test func theOrderOfAddendsDoesNotMatter() {
    for (place, cell) in Self.cells.enumerated() {
      let other = Self.cells[(place * 31 + 7) % Self.cells.count]
      let third = Self.cells[(place * 17 + 3) % Self.cells.count]
      #expect(cell + other == other + cell)
      #expect((cell + other) + third == cell + (other + third))
    }
  }

  @Test func zeroAddsNothing() {
    for cell in Self.cells { #expect(cell + .exact(0) == cell) }
    #expect(Cell.sum([]) == .exact(0))
  }

  @Test(arguments: [
    (Cell.exact(3), Cell.exact(4, .provisional), Cell.exact(7, .provisional)),
    (.exact(3), .interval(low: 0, high: 4), .interval(low: 3, high: 7)),
    (.interval(low: 0, high: 4), .lowerBound(2), .lowerBound(2)),
    (.lowerBound(1, .derived), .unknown(.hidden, .partial), .unknown(.hidden, [.derived, .partial])),
    (.unknown(.notPublished), .unknown(.notCollected), .unknown(.notCollected)),
    (.unknown(.notCollected), .unknown(.hidden), .unknown(.hidden)),
    (.unknown(.hidden), .missing, .missing),
  ])
  func addendsLimitWhatIsKnownOfTheSum(one: Cell, other: Cell, sum: Cell) {
    #expect(one + other == sum)
  }

  @Test(arguments: [
    (Expression.BinaryOperator.less, Cell.interval(low: 0, high: 4), Cell.exact(5), Bool?.some(true)),
    (.less, .interval(low: 0, high: 4), .exact(0), false),
    (.less, .interval(low: 0, high: 4), .exact(3), nil),
    (.greaterOrEqual, .lowerBound(3), .exact(3), true), (.greater, .lowerBound(3), .exact(3), nil),
    (.lessOrEqual, .lowerBound(3), .exact(2), false), (.equal, .exact(2), .exact(2), true),
    (.equal, .interval(low: 0, high: 4), .exact(2), nil),
    (.equal, .interval(low: 0, high: 4), .exact(5), false),
    (.notEqual, .interval(low: 0, high: 4), .exact(5), true), (.equal, .missing, .missing, nil),
    (.less, .unknown(.hidden), .exact(5), nil),
  ])
  func aComparisonHoldsForAllThatACellCanBe(
    symbol: Expression.BinaryOperator, left: Cell, right: Cell, truth: Bool?
  ) {
    let row = ExpressionEvaluator { $0 == "left" ? left.operand : right.operand }
    let comparison: TypedExpression = .binary(
      symbol, .column("left", .real), .column("right", .real), .boolean)
    #expect(row.truth(comparison) == truth)
  }

  @Test(arguments: [
    (Cell.exact(0), "A"), (.exact(1, .derived), "A"), (.exact(1, [.partial, .provisional]), "D"),
    (.exact(1, [.provisional, .seriesBreak]), "P"), (.exact(1, .seriesBreak), "B"),
    (.exact(1, .estimated), "E"), (.interval(low: 0, high: 4, .provisional), "Q"),
    (.unknown(.hidden), "Q"), (.lowerBound(2), "U"), (.unknown(.notPublished), "K"),
    (.notCollected, "L"), (.missing, "O"),
  ])
  func sdmxHasACodeForEachCell(cell: Cell, code: String) {
    #expect(cell.sdmxCode == code)
  }

  @Test func marksReadTheWordsTheyWrite() {
    for bits in 0..<32 {
      let marks = CellMarks(rawValue: bits)
      #expect(CellMarks(text: marks.text) == marks)
    }
    #expect(CellMarks(text: "provisional later") == nil)
  }
}

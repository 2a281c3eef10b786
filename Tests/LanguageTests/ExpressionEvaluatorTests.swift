import Language
import TestSupport
import Testing

@Suite struct ExpressionEvaluatorTests {
  typealias Operand = ExpressionEvaluator.Operand

  private let scope = ExpressionScope(
    columns: [
      "State/UT": .code(list: "states"), "sex": .code(list: "sexes"), "month": .month, "n": .int, "m": .real,
      "a`b": .int,
    ],
    codes: { _, _ in .known }, tableName: "the test table")

  private func typed(_ text: String) throws -> TypedExpression {
    let node = try #require(YAMLReader.read(SourceText(name: "test.yaml", text: "where: '\(text)'"))["where"])
    return try TypeChecker.check(
      try ExpressionParser.parse(node.text ?? "", at: node), expecting: .boolean, in: scope
    ).get()
  }

  private func truth(_ text: String, _ row: [String: Operand] = [:]) throws -> Bool? {
    ExpressionEvaluator { row[$0] ?? .unknown }.truth(try typed(text))
  }

  @Test(
    arguments: [
      ("n in (1, 2, 3)", .exact(2), true), ("n in (1, 2, 3)", .exact(4), false),
      ("n in (1, 2, 3)", .unknown, nil), ("n not in (1, 2)", .exact(1), false),
      ("n in (1, 2)", .number(low: 3, high: 9), false), ("n in (1, 2)", .number(low: 1, high: 2), nil),
      ("n < 5", .number(low: 0, high: 4), true), ("n < 4", .number(low: 0, high: 4), nil),
      ("n >= 5", .number(low: 0, high: 4), false), ("n > 3", .number(low: 4, high: .infinity), true),
      ("n < 3", .number(low: 4, high: .infinity), false), ("n = 4", .number(low: 4, high: 5), nil),
      ("n != 4", .number(low: 5, high: 9), true), ("n + 1 <= 5", .number(low: 0, high: 4), true),
      ("n * 0 = 0", .number(low: 0, high: .infinity), true), ("-n <= 0", .number(low: 0, high: 4), true),
      ("1 / n > 0", .number(low: 0, high: 4), nil), ("1 / n > 0", .number(low: 1, high: 4), true),
      ("n is known", .number(low: 0, high: 4), false), ("n is known", .exact(0), true),
      ("n is not known", .unknown, true), ("not n < 5", .unknown, nil),
      ("n < 5 or n is not known", .unknown, true),
      ("n < 5 and n is known", .unknown, false),
    ] as [(String, Operand, Bool?)])
  func comparisonsHoldForEveryNumberOrAreUnknown(text: String, n: Operand, answer: Bool?) throws {
    #expect(try truth(text, ["n": n]) == answer)
  }

  @Test(
    arguments: [
      ("sex = F", "F", true), ("sex = F", "M", false), ("sex = F", "_U", nil), ("sex != F", "_U", nil),
      ("sex = _U", "_U", true), ("sex != _U", "F", true), ("sex is known", "_U", false),
      ("sex in (F, M)", "_U", nil), ("sex not in (F, _U)", "_U", false),
      ("month >= 2020-02", "2020-10", true),
      ("month < 2020-02", "2020-10", false),
      // The sign of Kelvin stands for a K, and is another text.
      ("sex = K", "\u{212A}", false), ("sex != K", "\u{212A}", true),
    ] as [(String, String, Bool?)])
  func ofAnUnknownCategoryNothingIsKnown(text: String, word: String, answer: Bool?) throws {
    #expect(try truth(text, ["sex": .word(word), "month": .word(word)]) == answer)
  }

  @Test func aColumnInBackticksMayHoldAnything() throws {
    #expect(try truth("`State/UT` = HER", ["State/UT": .word("HER")]) == true)
    #expect(try truth("`a``b` = 1", ["a`b": .exact(1)]) == true)
    #expect(throws: DiagnosticsError.self) { try typed("`State/UT = HER") }
    #expect(throws: DiagnosticsError.self) { try typed("`` = HER") }
    let error = try #require(throws: DiagnosticsError.self) { try typed("`State/UR` = HER") }
    #expect(DiagnosticPrinter.text(error.diagnostics).contains("did you mean '`State/UT`'?"))
  }

  /// Whatever numbers stand for two intervals, what is said of the intervals is so for them.
  @Test func whatIsSaidOfIntervalsIsSoForTheirNumbers() throws {
    var generator = SeededGenerator(seed: 13)
    let texts = [
      "n < m", "n <= m", "n = m", "n != m", "n + m > 3", "n * m >= 2", "n - m < 1", "n / m > 1", "-n = m",
    ]
    let expressions = try texts.map(typed)
    var decided = 0
    for _ in 0..<4000 {
      let ends = (0..<4).map { _ in Double(Int.random(in: -3...4, using: &generator)) }
      let (n, m) = (
        (min(ends[0], ends[1]), max(ends[0], ends[1])), (min(ends[2], ends[3]), max(ends[2], ends[3]))
      )
      for expression in expressions {
        let whole = ExpressionEvaluator {
          $0 == "n" ? .number(low: n.0, high: n.1) : .number(low: m.0, high: m.1)
        }.truth(expression)
        guard let whole else { continue }
        decided += 1
        let (first, second) = (
          Double.random(in: n.0...n.1, using: &generator), Double.random(in: m.0...m.1, using: &generator)
        )
        let one = ExpressionEvaluator { $0 == "n" ? .exact(first) : .exact(second) }.truth(expression)
        #expect(one == whole || one == nil, "\(expression) n \(n) m \(m)")
      }
    }
    #expect(decided > 4000)
  }
}

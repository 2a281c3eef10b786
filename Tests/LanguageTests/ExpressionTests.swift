import Language
import Testing

@Suite struct ExpressionTests {
  private let scope = ExpressionScope(
    columns: [
      "route": .code(list: "routes"), "month": .month, "year": .year, "n": .count, "share": .real,
      "note": .text,
      "day": .date,
    ],
    parameters: [
      "from": (.month, false), "countries": (.code(list: "routes"), true), "limit": (.int, false),
    ],
    bindings: ["route": .code(list: "routes")],
    codes: { list, code in
      guard list == "routes" else { return .noSuchList }
      return ["WEST", "EAST"].contains(code) ? .known : .unknown(suggestion: code == "WETS" ? "WEST" : nil)
    }, tableName: "the test table")

  private func result(_ text: String) throws -> Result<TypedExpression, DiagnosticsError> {
    let source = SourceText(name: "test.yaml", text: "where: \(text)")
    let node = try #require(YAMLReader.read(source)["where"])
    do {
      return TypeChecker.check(
        try ExpressionParser.parse(node.text ?? "", at: node), expecting: .boolean, in: scope)
    } catch {
      return .failure(error)
    }
  }

  /// Precedence, as the canonical text shows it.
  @Test(arguments: [
    "route = WEST", "route in (WEST, EAST) and not n < 5", "month >= parameters.from or year = 2020",
    "n + 2 * 3 > 7", "-n < 0", "route is known", "route is not known", "route not in (WEST)",
    "route = each.route", "route in parameters.countries", "note = \"a \\\"b\\\"\"", "day >= 2026-11-24",
    "(n > 1 or n < 5) and share <= 0.5", "not not n = 1", "route = _U",
  ])
  func whatTheLanguageHoldsIsTyped(text: String) throws {
    let typed = try result("'\(text)'").get()
    #expect(!typed.canonicalText.isEmpty)
  }

  @Test func operatorsBindAsDocumented() throws {
    let one = try result("n = 1 or n = 2 and not n = 3").get()
    let two = try result("n = 1 or (n = 2 and (not (n = 3)))").get()
    #expect(one == two)
    let sum = try result("n + 2 * 3 = n - 1 - 2").get()
    #expect(try result("(n + (2 * 3)) = ((n - 1) - 2)").get() == sum)
  }

  /// What is wrong: its code, the column of the caret in `where: TEXT`, and words of the message or note.
  @Test(arguments: [
    ("route == WEST", "E040", 14, "'='"), ("route = ", "E040", 15, "the end"),
    ("rute = WEST", "E041", 8, "route"),
    ("route = WETS", "E061", 16, "WEST"), ("n = \"x\"", "E042", 8, "compared"),
    ("n", "E042", 8, "truth value"),
    ("n > parameters.limt", "E043", 12, "limit"), ("route = each.rout", "E044", 16, "route"),
    ("n < 2009-13", "E040", 12, "month"), ("route is unknown", "E040", 17, "known"),
    ("n < 1 < 2", "E040", 14, "'<'"),
    ("note = 'x'", "E040", 15, "double quotes"), ("route in parameters.from", "E042", 8, "compared"),
  ])
  func whatIsWrongIsNamedByCodeAndPlace(text: String, code: String, column: Int, words: String) throws {
    let error = try #require(throws: DiagnosticsError.self) { try result(text).get() }
    let first = try #require(error.diagnostics.first)
    #expect(first.code == code, "\(first)")
    #expect(first.location?.start.column == column, "\(first.location?.start.column ?? 0)")
    let printed = DiagnosticPrinter.text(error.diagnostics)
    #expect(printed.contains(words), "\(printed)")
  }

  /// Long and deep texts are refused or read, and never run out of stack.
  @Test(arguments: [
    String(repeating: "(", count: 5000) + "n = 1" + String(repeating: ")", count: 5000),
    "n = 1" + String(repeating: " + 1", count: 100_000), String(repeating: "not ", count: 100_000) + "n = 1",
    "n in (" + String(repeating: "1, ", count: 100_000) + "1)",
  ])
  func lengthAndDepthAreBounded(text: String) throws {
    #expect(throws: DiagnosticsError.self) { try result(text).get() }
  }
}

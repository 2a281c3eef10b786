import Testing

@testable import Briefs

@Suite struct MessageFormatTests {
  private func text(
    _ pattern: String, _ arguments: [String: MessageArgument] = [:], tag: String = "en",
    direction: WritingDirection = .leftToRight, numbers: NumberSymbols = NumberSymbols()
  ) throws -> String {
    let message = try MessageFormat(pattern)
    return Catalogue(
      tag: tag, name: tag, direction: direction, reviewedBy: nil, numbers: numbers, stop: ".", marks: ".",
      messages: ["m": message], unusedArguments: [:], fallback: [:]
    ).text("m", arguments)
  }

  @Test(arguments: [
    ("plain", "plain"), ("it's", "it's"), ("it''s", "it's"), ("'{a}' b", "{a} b"),
    ("a '{'b''c'}' d", "a {b'c} d"),
    ("a # b", "a # b"), ("", ""),
  ])
  func textAndApostrophesAreAsInICU(_ pattern: String, _ words: String) throws {
    #expect(try text(pattern) == words)
  }

  @Test func argumentsStandWhereTheyAreNamed() throws {
    #expect(try text("{b} and { a }", ["a": .text("x"), "b": .number("1,234.5")]) == "1,234.5 and x")
    #expect(try text("{a}") == "{a}")
  }

  @Test func choicesAreByWordAndByNumber() throws {
    let pattern = "{n, plural, =0 {none} one {# thing} other {{k, select, a {# as} other {# '#' others}}}}"
    func say(_ n: Int, _ k: String = "a") throws -> String {
      try text(pattern, ["n": .count(n), "k": .choice(k)])
    }
    #expect(try say(0) == "none")
    #expect(try say(1) == "1 thing")
    #expect(try say(1200) == "1,200 as")
    #expect(try say(2, "b") == "2 # others")
  }

  @Test func numbersAreInTheSymbolsOfTheLanguage() throws {
    let french = NumberSymbols(
      group: "\u{202F}", decimal: ",", percent: "{n}\u{A0}%", perCent: "{n}\u{A0}%")
    #expect(try text("{n}", ["n": .number("1,234.5")], numbers: french) == "1\u{202F}234,5")
    #expect(try text("{n}", ["n": .number("+12%")], numbers: french) == "+12\u{A0}%")
    #expect(try text("{n, plural, other {#}}", ["n": .count(12345)], numbers: french) == "12\u{202F}345")
  }

  @Test func numbersAreKeptTogetherWhereLinesBeginAtTheRight() throws {
    func say(_ number: String) throws -> String {
      try text("x {n} y", ["n": .number(number)], direction: .rightToLeft)
    }
    for number in ["12–17", "<5", "50+", "+12%", "2009"] {
      #expect(try say(number) == "x \u{2066}\(number)\u{2069} y")
    }
    #expect(try say("n/a") == "x n/a y")
    #expect(
      try text("{n, plural, other {#}}", ["n": .count(3)], direction: .rightToLeft) == "\u{2066}3\u{2069}")
  }

  @Test(arguments: [
    "{", "}", "{a", "{a b}", "{a, number}", "{a, plural}", "{a, select, x {y}}", "{a, plural, other}",
    "{a, plural, several {x} other {y}}", "{a, plural, =x {x} other {y}}",
    "{a, select, x {1} x {2} other {3}}",
    "{}", "{a, select, other {x}", "a } b",
  ])
  func aWrongMessageIsRefused(_ pattern: String) {
    #expect(throws: MessageFormat.Problem.self) { try MessageFormat(pattern) }
  }
}

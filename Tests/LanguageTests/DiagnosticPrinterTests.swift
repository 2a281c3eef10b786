import Language
import Testing

@Suite struct DiagnosticPrinterTests {
  private func diagnostic(_ source: SourceText, _ line: Int, _ start: Int, _ end: Int) -> Diagnostic {
    Diagnostic(
      code: "E011", message: "unknown key 'mesure'",
      location: SourceLocation(
        source: source, start: SourcePosition(line: line, column: start),
        end: SourcePosition(line: line, column: end)),
      caretNote: "did you mean 'measure'?", help: "keys: measure, by")
  }

  @Test func aDiagnosticShowsItsLineTheOneAboveACaretAndHelp() {
    let source = SourceText(name: "a.yaml", text: "counts:\n  mesure: {n: sum(n)}\n")
    #expect(
      DiagnosticPrinter.text([diagnostic(source, 2, 3, 9)]) == """
        a.yaml:2:3: error[E011]: unknown key 'mesure'
            1 | counts:
            2 |   mesure: {n: sum(n)}
              |   ^^^^^^ did you mean 'measure'?
           help: keys: measure, by

        """)
  }

  @Test func diagnosticsAreOrderedByFileAndPlace() {
    let one = SourceText(name: "a.yaml", text: "x\ny\n")
    let two = SourceText(name: "b.yaml", text: "x\n")
    let text = DiagnosticPrinter.text([
      diagnostic(two, 1, 1, 2), diagnostic(one, 2, 1, 2), Diagnostic(code: "E001", message: "no place"),
      diagnostic(one, 1, 1, 2),
    ])
    let heads = text.split(separator: "\n").filter { $0.contains("error[") }.map { $0.prefix(10) }
    #expect(heads == ["a.yaml:1:1", "a.yaml:2:1", "b.yaml:1:1", "error[E001"])
  }

  @Test func whatATerminalWouldObeyIsSpelledOut() {
    let source = SourceText(name: "a.yaml", text: "key\u{1B}[31m\u{202E}: 1")
    let text = DiagnosticPrinter.text([diagnostic(source, 1, 1, 4)])
    #expect(!text.contains("\u{1B}") && !text.contains("\u{202E}"))
    #expect(text.contains("<U+001B>[31m<U+202E>"))
  }

  @Test func placesOutsideTheTextDoNotTrap() {
    let source = SourceText(name: "a.yaml", text: "x")
    for (line, column) in [(0, 0), (-1, 5), (9, 1), (1, 400), (1, -3)] {
      #expect(!DiagnosticPrinter.text([diagnostic(source, line, column, column + 2)]).isEmpty)
    }
  }

  @Test(arguments: [
    ("mesure", "measure"), ("detektions", "detections"), ("AFGH", "AFG"), ("publc", "public"),
  ])
  func closeWordsAreSuggested(word: String, wanted: String) {
    #expect(Suggestion.closest(to: word, in: ["measure", "detections", "AFG", "public", "x"]) == wanted)
  }

  @Test func farWordsAreNot() {
    #expect(Suggestion.closest(to: "population", in: ["measure", "by"]) == nil)
    #expect(Suggestion.closest(to: "", in: ["a"]) == nil)
  }
}

import Foundation
import Language

/// What a run says beside its events, in the form of its log.
struct RunMessages: Sendable {
  /// The form of a log on standard error.
  enum Form: Sendable {
    /// Lines for people.
    case text
    /// One JSON object a line.
    case json

    /// The form that the words of a command ask for, even where they are wrong otherwise.
    static func wanted(by words: [String]) -> Form {
      let isJSON =
        words.contains("--log=json")
        || zip(words, words.dropFirst()).contains { $0 == "--log" && $1 == "json" }
      return isJSON ? .json : .text
    }
  }

  /// The form.
  let form: Form

  /// One message; `event` names what it is about, such as `notify`.
  func say(_ event: String, _ message: String, help: String? = nil) {
    switch form {
    case .text:
      Terminal.note(Self.column(event) + message)
      if let help { Terminal.note(Self.column("help") + help) }
    case .json: write(Line(time: Today.instant(Date()), event: event, message: message, help: help))
    }
  }

  /// All that is wrong with a pipeline.
  func report(_ diagnostics: [Diagnostic]) {
    guard case .json = form else {
      Terminal.notes(DiagnosticPrinter.text(diagnostics))
      return
    }
    for diagnostic in DiagnosticPrinter.ordered(diagnostics) {
      var line = Line(
        time: Today.instant(Date()), event: "diagnostic", message: diagnostic.message, help: diagnostic.help)
      line.severity = diagnostic.severity.rawValue
      line.code = diagnostic.code
      line.file = diagnostic.location?.source.name
      line.line = diagnostic.location?.start.line
      line.column = diagnostic.location?.start.column
      line.note = diagnostic.caretNote
      write(line)
    }
  }

  private struct Line: Encodable {
    var time: String
    var event: String
    var severity: String?
    var code: String?
    var file: String?
    var line: Int?
    var column: Int?
    var message: String
    var note: String?
    var help: String?
  }

  private func write(_ line: Line) { Terminal.note(RunReporter.text(line)) }

  private static func column(_ word: String) -> String {
    word + String(repeating: " ", count: max(1, 9 - word.count))
  }
}

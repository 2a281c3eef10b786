import Foundation
import Language

/// Standard output for data, standard error for everything else.
enum Terminal {
  /// What stands behind a text.
  enum Ending {
    /// One line end, whether or not the text has it.
    case line
    /// Nothing.
    case none
  }

  /// Writes words for people, in which nothing is hidden from them or obeyed by a terminal.
  static func print(_ text: String, ending: Ending = .line) {
    let shown = VisibleText.text(text)
    write(ending == .line ? ended(shown) : shown, to: .standardOutput)
  }

  /// Writes data for programs, as it is; what goes to a terminal is shown as words are.
  static func data(_ text: String) {
    write(ended(showsResults ? VisibleText.text(text) : text), to: .standardOutput)
  }

  /// Writes a message of one line, whatever it holds.
  static func note(_ line: String) { write(VisibleText.line(line) + "\n", to: .standardError) }

  /// Writes messages of several lines.
  static func notes(_ text: String) { write(ended(VisibleText.text(text)), to: .standardError) }

  /// Writes part of a line of progress, with what moves the cursor.
  static func progress(_ text: String) { write(text, to: .standardError) }

  /// Whether messages go to a person's terminal.
  static var isInteractive: Bool { isatty(2) == 1 }

  /// Whether results go to a terminal, where people want a table.
  static var showsResults: Bool { isatty(1) == 1 }

  /// The width of that terminal; 80 where it does not say.
  static var columns: Int {
    var size = winsize()
    guard ioctl(2, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  private static func ended(_ text: String) -> String { text.hasSuffix("\n") ? text : text + "\n" }

  private static func write(_ text: String, to handle: FileHandle) {
    // A reader that went away, such as `head`, has all it wanted.
    try? handle.write(contentsOf: Data(text.utf8))
  }
}

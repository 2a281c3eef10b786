import Foundation
import Glibc
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
    result(ending == .line ? ended(shown) : shown)
  }

  /// Writes data for programs, as it is; what goes to a terminal is shown as words are.
  static func data(_ text: String) {
    result(ended(showsResults ? VisibleText.text(text) : text))
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

  /// Closes standard output; ends the process where what was written did not arrive.
  ///
  /// Some file systems say only now that they have no space.
  static func closeResults() {
    // One that was closed from the start was not needed, or the writing has failed already.
    if close(1) != 0, errno != EBADF, errno != EINTR { endWithoutResults(errno) }
  }

  private static func write(_ text: String, to handle: FileHandle) {
    // Where messages cannot be written there is nobody to tell.
    try? handle.write(contentsOf: Data(text.utf8))
  }

  /// Writes to standard output, or ends the process: a table that was cut off must not pass for a whole one.
  private static func result(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(1, $0.baseAddress, $0.count) }
      guard count < 0 else {
        rest = rest.dropFirst(count)
        continue
      }
      switch errno {
      case EINTR: continue
      case EAGAIN:
        var wanted = pollfd(fd: 1, events: Int16(POLLOUT), revents: 0)
        poll(&wanted, 1, -1)
      // A reader that went away, such as `head`, has all it wanted.
      case EPIPE: return
      default: endWithoutResults(errno)
      }
    }
  }

  private static func endWithoutResults(_ number: Int32) -> Never {
    note("waymark: standard output cannot be written: \(String(cString: strerror(number)))")
    exit(ExitCode.cannotWrite.rawValue)
  }
}

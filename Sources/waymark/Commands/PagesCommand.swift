import Language
import Stages

/// `waymark pages`.
enum PagesCommand {
  static func run(_ words: [String]) throws(CommandArguments.Fault) -> ExitCode {
    let arguments = try CommandArguments(words, options: [], command: "pages")
    guard let name = arguments.operands.first else {
      for name in PageLibrary.names { Terminal.print(name) }
      return .success
    }
    guard let text = PageLibrary.text(name) else {
      let close = Suggestion.closest(to: name, in: PageLibrary.names)
      throw CommandArguments.Fault(
        message: "there is no page '\(name)'",
        help: close.map { "did you mean '\($0)'?" } ?? "pages: \(PageLibrary.names.joined(separator: ", "))")
    }
    Terminal.data(text)
    return .success
  }
}

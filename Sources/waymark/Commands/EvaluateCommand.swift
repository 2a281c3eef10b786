import Language
import Pipelines
import Stages

/// `waymark evaluate`.
enum EvaluateCommand {
  private static let options: [CommandArguments.Option] =
    [.init(name: "--format", form: .value)]
    + EvaluateFile.Request.settings.map { .init(name: $0.name, form: .value) }

  static func run(_ words: [String]) throws(CommandArguments.Fault) -> Int32 {
    let arguments = try CommandArguments(words, options: options, command: "evaluate")
    let sessions = arguments.value("--sessions")
    guard arguments.operands.count == 1 || arguments.operands.isEmpty && sessions != nil else {
      throw CommandArguments.Fault(
        message: arguments.operands.isEmpty ? "which file?" : "one file of scores at a time",
        help: "waymark evaluate SCORES.csv")
    }
    for path in arguments.operands + [sessions].compactMap(\.self) where AddressText.isAddress(path) {
      throw CommandArguments.Fault(
        message: "an address stands where a file is needed", help: "save what is there, and name the file")
    }
    let format =
      try arguments.choice("--format", of: ["table", "csv", "json"])
      ?? (Terminal.showsResults ? "table" : "json")
    var request = EvaluateFile.Request(path: arguments.operands.first)
    request.today = Today.text
    do throws(TrendFile.RequestFault) {
      for setting in EvaluateFile.Request.settings {
        if let text = arguments.value(setting.name) { try request.set(setting.name, to: text) }
      }
    } catch {
      throw CommandArguments.Fault(message: error.message, help: error.help)
    }
    do throws(EvaluateFile.Failure) {
      switch format {
      case "table":
        let told = try EvaluateFile.told(request)
        note(told.taken)
        for sentence in told.sentences { Terminal.print(sentence) }
        if !told.sentences.isEmpty { Terminal.print("") }
        Terminal.print(TextTable.text(told.rows))
      case "csv":
        let (text, taken) = try EvaluateFile.csv(request)
        note(taken)
        Terminal.data(text)
      default:
        let (text, taken) = try EvaluateFile.json(request)
        note(taken)
        Terminal.data(text)
      }
      return ExitCode.success.rawValue
    } catch {
      switch error {
      case .request(let fault): throw CommandArguments.Fault(message: fault.message, help: fault.help)
      case .data(let failure):
        Terminal.note("waymark evaluate: \(failure.message)")
        for line in failure.details { Terminal.note("  \(line)") }
        if let help = failure.help { Terminal.note("help: \(help)") }
        return failure.cause == .data ? ExitCode.data.rawValue : ExitCode.stageFailed.rawValue
      }
    }
  }

  /// Says what was taken for granted about the files.
  private static func note(_ taken: [String]) {
    if !taken.isEmpty { Terminal.note("read as: \(taken.joined(separator: "; "))") }
  }
}

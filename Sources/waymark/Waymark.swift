import Foundation
import Language
import Pipelines

/// The command line: finds the command and ends with its exit code.
@main
struct Waymark {
  static func main() async {
    ProcessMemory.keepPrivate()
    signal(SIGPIPE, SIG_IGN)
    // A file that grows beyond its limit is a failure to write with a message, not the end.
    signal(SIGXFSZ, SIG_IGN)
    // Before there is a second thread: OpenBLAS would start one a core, which wait by spinning.
    setenv("OPENBLAS_NUM_THREADS", "1", 1)
    if case .failure(let malformed)? = Faults.armed {
      Terminal.note("waymark: WAYMARK_FAULT: \(malformed.message)")
      exit(ExitCode.usage.rawValue)
    }
    let code = await run(Array(CommandLine.arguments.dropFirst()))
    Terminal.closeResults()
    exit(code)
  }

  private static func run(_ words: [String]) async -> Int32 {
    guard let command = words.first else {
      Terminal.notes(CommandHelp.overview)
      return ExitCode.usage.rawValue
    }
    let rest = Array(words.dropFirst())
    switch command {
    case "--help", "-h", "help":
      Terminal.print(CommandHelp.pages.first { $0.command == rest.first }?.text ?? CommandHelp.overview)
      return ExitCode.success.rawValue
    case "--version":
      DoctorCommand.printVersions()
      return ExitCode.success.rawValue
    default: break
    }
    guard let page = CommandHelp.pages.first(where: { $0.command == command }) else {
      let close = Suggestion.closest(to: command, in: CommandHelp.pages.map(\.command))
      Terminal.note("waymark: unknown command '\(command)'")
      Terminal.note("help: " + (close.map { "did you mean '\($0)'?" } ?? "waymark --help lists the commands"))
      return ExitCode.usage.rawValue
    }
    if rest.contains("--help") || rest.contains("-h") {
      Terminal.print(page.text)
      return ExitCode.success.rawValue
    }
    // Only `run` has a log that programs read.
    let messages = RunMessages(form: command == "run" ? .wanted(by: rest) : .text)
    func tell(_ message: String, help: String? = nil) {
      let message = AddressText.withoutUsers(message)
      let help = help.map(AddressText.withoutUsers)
      if case .json = messages.form { return messages.say("failed", message, help: help) }
      Terminal.note("waymark \(command): \(message)")
      if let help { Terminal.note("help: \(help)") }
    }
    do {
      switch command {
      case "run": return try await RunCommand.run(rest)
      case "init": return try InitCommand.run(rest)
      case "check": return try CheckCommand.run(rest).rawValue
      case "pages": return try PagesCommand.run(rest).rawValue
      case "plan": return try await PlanCommand.run(rest).rawValue
      case "trend": return try TrendCommand.run(rest)
      case "evaluate": return try EvaluateCommand.run(rest)
      case "doctor": return try DoctorCommand.run(rest).rawValue
      case "graph": return try GraphCommand.run(rest).rawValue
      case "schedule": return try ScheduleCommand.run(rest).rawValue
      case "diff": return try DiffCommand.run(rest)
      case "rollback": return try await CorrectionCommands.rollBack(rest)
      case "withdraw": return try await CorrectionCommands.withdraw(rest)
      case "history": return try HistoryCommand.run(rest)
      case "verify": return try await VerifyCommand.run(rest)
      case "gc": return try await CollectCommand.run(rest)
      case "why": return try await WhyCommand.run(rest)
      default: return try await ShowCommand.run(rest)
      }
    } catch let fault as CommandArguments.Fault {
      tell(fault.message, help: fault.help)
      return ExitCode.usage.rawValue
    } catch let failure as StageFailure {
      tell(failure.message, help: failure.help)
      return RunReport(failure: failure).exitCode
    } catch let failure as SystemFailure {
      tell(failure.stageFailure.message)
      return RunReport(failure: failure.stageFailure).exitCode
    } catch let busy as BusyStore {
      Terminal.note("busy     \(busy.holder) holds the lock")
      return ExitCode.busy.rawValue
    } catch {
      tell("defect of type \(type(of: error))")
      return ExitCode.stageFailed.rawValue
    }
  }
}

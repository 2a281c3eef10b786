import Foundation
import Language
import Pipelines

/// `waymark schedule`.
enum ScheduleCommand {
  private static let options: [CommandArguments.Option] =
    PipelineLoading.options + [
      .init(name: "--at", form: .value), .init(name: "--as", form: .value),
      .init(name: "--wait", form: .value), .init(name: "--unit", form: .value),
    ]

  static func run(_ words: [String]) throws(CommandArguments.Fault) -> ExitCode {
    let arguments = try CommandArguments(words, options: options, command: "schedule")
    let path = try PipelineLoading.path(arguments, command: "schedule")
    let time = try time(arguments.value("--at"))
    let form = try arguments.choice("--as", of: ["cron", "systemd"]) ?? "cron"
    let unit = try arguments.choice("--unit", of: ["service", "timer"])
    _ = try arguments.duration("--wait")
    switch try PipelineLoading.load(path, arguments: arguments) {
    case .failure(let error):
      PipelineLoading.report(error.diagnostics)
      return .usage
    case .success(let pipeline):
      let command = command(pipeline, arguments)
      // A line end in a name would begin a line of its own, with whatever command stands there.
      guard !command.contains(where: Self.hasControl) else {
        throw CommandArguments.Fault(
          message:
            "a path or a value holds a control character, such as a line end, which no schedule can take",
          help: "rename the pipeline or its folder, or write the value in a profile")
      }
      if form == "cron" {
        Terminal.data(cron(pipeline, command, time))
      } else {
        let service = service(pipeline, command)
        let timer = timer(pipeline, time)
        let name = "waymark-\(pipeline.name)"
        switch unit {
        case "service": Terminal.data(service)
        case "timer": Terminal.data(timer)
        default:
          Terminal.data(
            "# /etc/systemd/system/\(name).service\n\(service)\n\n# /etc/systemd/system/\(name).timer\n\(timer)"
          )
        }
      }
      return .success
    }
  }

  private static func hasControl(_ word: String) -> Bool {
    word.unicodeScalars.contains { scalar in
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: true
      default: false
      }
    }
  }

  private static func title(_ pipeline: CheckedPipeline) -> String {
    VisibleText.line(pipeline.title.text(in: "en")).replacing("%", with: "%%")
  }

  private static func time(_ text: String?) throws(CommandArguments.Fault) -> (hour: Int, minute: Int) {
    let parts = (text ?? "").split(separator: ":").compactMap { Int($0) }
    guard parts.count == 2, (0...23).contains(parts[0]), (0...59).contains(parts[1]) else {
      throw CommandArguments.Fault(message: "'--at' needs a time of day", help: "such as --at 02:30")
    }
    return (parts[0], parts[1])
  }

  private static func command(_ pipeline: CheckedPipeline, _ arguments: CommandArguments) -> [String] {
    let program = Bundle.main.executableURL?.path ?? "/usr/local/bin/waymark"
    var words = [program, "run", pipeline.path, "--progress", "none"]
    for (name, values) in [
      ("--profile", [arguments.value("--profile")].compactMap { $0 }),
      ("--param", arguments.values("--param")),
      ("--wait", [arguments.value("--wait")].compactMap { $0 }),
    ] {
      for value in values { words += [name, value] }
    }
    return words
  }

  private static func cron(
    _ pipeline: CheckedPipeline, _ command: [String], _ time: (hour: Int, minute: Int)
  ) -> String {
    // In a crontab a per cent sign ends the command, unless it is escaped.
    let words = command.map { word in
      let isPlain = word.allSatisfy { $0.isLetter || $0.isNumber || "-_./=,:".contains($0) }
      let quoted = isPlain ? word : "'" + word.replacing("'", with: "'\\''") + "'"
      return quoted.replacing("%", with: "\\%")
    }
    return """
      # \(pipeline.name), every day; what it says goes to the mail of this user.
      \(time.minute) \(time.hour) * * * \(words.joined(separator: " "))
      """
  }

  private static func service(_ pipeline: CheckedPipeline, _ command: [String]) -> String {
    let words = command.map { word in
      let escaped = word.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        .replacing("%", with: "%%").replacing("$", with: "$$")
      return escaped.contains(" ") || escaped.contains("'") ? "\"\(escaped)\"" : escaped
    }
    let folder = pipeline.path.split(separator: "/").dropLast().map { "/" + $0 }.joined()
    return """
      [Unit]
      Description=Waymark: \(title(pipeline))

      [Service]
      Type=oneshot
      WorkingDirectory=\(folder.replacing("%", with: "%%"))
      ExecStart=\(words.joined(separator: " "))
      KillMode=control-group
      UMask=0077
      NoNewPrivileges=yes
      PrivateTmp=yes
      """
  }

  private static func timer(_ pipeline: CheckedPipeline, _ time: (hour: Int, minute: Int)) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return """
      [Unit]
      Description=Waymark: \(title(pipeline)), every day

      [Timer]
      OnCalendar=*-*-* \(two(time.hour)):\(two(time.minute)):00
      Persistent=yes

      [Install]
      WantedBy=timers.target
      """
  }
}

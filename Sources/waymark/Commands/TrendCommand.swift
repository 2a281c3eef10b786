import Language
import Pipelines
import Stages

/// `waymark trend`.
enum TrendCommand {
  private static let options: [CommandArguments.Option] =
    [
      .init(name: "--time", form: .value), .init(name: "--value", form: .value),
      .init(name: "--by", form: .value), .init(name: "--exposure", form: .value),
      .init(name: "--season", form: .value), .init(name: "--method", form: .values),
      .init(name: "--format", form: .value), .init(name: "--jobs", form: .value),
    ] + TrendFile.Request.settings.map { .init(name: $0.name, form: .value) }

  static func run(_ words: [String]) throws(CommandArguments.Fault) -> Int32 {
    let arguments = try CommandArguments(words, options: options, command: "trend")
    let methods = arguments.values("--method").flatMap { $0.split(separator: ",").map(String.init) }
    if methods == ["help"] {
      for line in TrendFile.methodLines { Terminal.print(line) }
      return ExitCode.success.rawValue
    }
    guard let path = arguments.operands.first, arguments.operands.count == 1 else {
      throw CommandArguments.Fault(
        message: "which file?", help: "waymark trend FILE --time month --value detections")
    }
    guard !AddressText.isAddress(path) else {
      throw CommandArguments.Fault(
        message: "an address stands where a file is needed", help: "save what is there, and name the file")
    }
    guard let time = arguments.value("--time"), let value = arguments.value("--value") else {
      throw CommandArguments.Fault(
        message: "which columns?", help: "name them: --time month --value detections")
    }
    let format =
      try arguments.choice("--format", of: ["table", "csv", "json"])
      ?? (Terminal.showsResults ? "table" : "json")
    let season = try arguments.count("--season", limit: 366)
    let workers = try arguments.count("--jobs", limit: 1024)
    var request: TrendFile.Request
    do throws(TrendFile.RequestFault) {
      request = try TrendFile.Request(
        path: path, time: time, value: value,
        by: arguments.value("--by")?.split(separator: ",").map(String.init) ?? [],
        exposure: arguments.value("--exposure"), season: season, methods: methods)
      if let workers { request.workers = workers }
      for setting in TrendFile.Request.settings {
        if let text = arguments.value(setting.name) { try request.set(setting.name, to: text) }
      }
    } catch {
      throw CommandArguments.Fault(message: error.message, help: error.help)
    }
    do throws(StageFailure) {
      switch format {
      case "table":
        let told = try TrendFile.told(request)
        if !told.taken.isEmpty { Terminal.note("read as: \(told.taken.joined(separator: "; "))") }
        for sentence in told.sentences { Terminal.print(sentence) }
        if !told.sentences.isEmpty { Terminal.print("") }
        Terminal.print(TextTable.text(told.rows))
      case "csv": try TrendFile.csv(request) { Terminal.data($0) }
      default: try TrendFile.json(request) { Terminal.data($0) }
      }
      return ExitCode.success.rawValue
    } catch {
      Terminal.note("waymark trend: \(error.message)")
      if let help = error.help { Terminal.note("help: \(help)") }
      return error.cause == .data ? ExitCode.data.rawValue : ExitCode.stageFailed.rawValue
    }
  }
}

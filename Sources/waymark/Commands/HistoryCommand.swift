import Foundation
import Language
import Pipelines

/// `waymark history`.
enum HistoryCommand {
  private static let options: [CommandArguments.Option] = [
    .init(name: "--store", form: .value), .init(name: "--last", form: .value),
    .init(name: "--format", form: .value),
  ]

  /// How many reports a line names; JSON names all.
  private static let most = 5

  static func run(_ words: [String]) throws -> Int32 {
    let arguments = try CommandArguments(words, options: options, command: "history")
    let location = try StoreLocation.find(arguments, command: "history")
    let limit = try arguments.count("--last", limit: 1_000_000) ?? 20
    let format = try arguments.choice("--format", of: ["table", "json"]) ?? "table"
    let runs = try StoreMaintenance(folder: location.folder).runs.suffix(limit)
    if format == "json" {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      for run in runs {
        Terminal.data(VisibleText.json(String(decoding: try encoder.encode(run), as: UTF8.self)))
      }
      return ExitCode.success.rawValue
    }
    var rows = [["run", "started", "took", "result", "exit", "computed", "reused", "published"]]
    for run in runs {
      rows.append([
        String(run.number), run.started, DurationText.words(milliseconds: run.milliseconds),
        run.result.rawValue, String(run.exitCode), String(run.computed), String(run.reused),
        run.published.prefix(most).map(\.title).joined(separator: " ")
          + (run.published.count > most ? " and \(run.published.count - most) more" : ""),
      ])
    }
    Terminal.print(TextTable.text(rows))
    return ExitCode.success.rawValue
  }
}

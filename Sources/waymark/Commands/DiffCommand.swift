import Foundation
import Language
import Pipelines
import Stages

/// `waymark diff`.
enum DiffCommand {
  private static let options: [CommandArguments.Option] = [
    .init(name: "--store", form: .value), .init(name: "--format", form: .value),
    .init(name: "--rows", form: .value),
  ]

  static func run(_ words: [String]) throws -> Int32 {
    let arguments = try CommandArguments(words, options: options, command: "diff")
    let location = try StoreLocation.find(arguments, command: "diff")
    let format = try arguments.choice("--format", of: ["table", "csv", "json"]) ?? "table"
    let limit = try arguments.count("--rows", limit: 10_000_000) ?? 20
    guard location.rest.count == 2 else {
      throw CommandArguments.Fault(
        message: "which two runs?", help: "waymark diff 2026-11-23.1 2026-11-24.1; waymark history lists them"
      )
    }
    let store = try StoreMaintenance(folder: location.folder)
    var runs: [RunRecord] = []
    for name in location.rest {
      guard let run = store.run(named: name) else {
        throw CommandArguments.Fault(message: "there is no run '\(name)'", help: "waymark history lists them")
      }
      runs.append(run)
    }
    let comparison = store.compare(runs[0], runs[1])
    let tables = try RunDifference.tables(comparison)
    switch format {
    case "json": Terminal.data(RunReporter.text(tables))
    case "csv": Terminal.data(csv(tables))
    default: Terminal.print(text(tables, limit: limit), ending: .none)
    }
    Terminal.note("\(comparison.equal) results are the same, \(comparison.differences.count) differ")
    return ExitCode.success.rawValue
  }

  private static func csv(_ tables: [RunDifference.Table]) -> String {
    var lines = ["instance,change,measure,key,old,new,causes"]
    for table in tables {
      for change in table.changes ?? [] {
        lines.append(
          [
            CSVField.text(table.instance), change.kind.rawValue, CSVField.text(change.measure),
            CSVField.text(change.key), CSVField.figure(change.old ?? ""), CSVField.figure(change.new ?? ""),
            CSVField.text(change.causes.joined(separator: "; ")),
          ].joined(separator: ","))
      }
    }
    return lines.joined(separator: "\n")
  }

  private static func text(_ tables: [RunDifference.Table], limit: Int) -> String {
    tables.map { table in
      guard let changes = table.changes else {
        return "\(table.instance): differs (\(words(table.causes)))\n"
      }
      let counts = [FigureChange.Kind.new, .revised, .withdrawn].map { kind in
        "\(changes.count { $0.kind == kind }) \(kind.rawValue)"
      }
      var lines = ["\(table.instance): \(counts.joined(separator: ", ")); cause: \(words(table.causes))"]
      for change in changes.prefix(limit) {
        lines.append(
          "  \(change.kind.rawValue)  \(change.measure)  \(change.key): \(change.old ?? "-") -> \(change.new ?? "-")"
        )
      }
      if changes.count > limit { lines.append("  and \(changes.count - limit) more; --rows N shows them") }
      return lines.joined(separator: "\n") + "\n"
    }.joined()
  }

  private static func words(_ causes: [String]) -> String {
    causes.isEmpty ? "not known" : causes.joined(separator: ", ")
  }
}

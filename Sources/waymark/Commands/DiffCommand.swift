import Foundation
import Language
import Pipelines
import Stages

/// `waymark diff`.
enum DiffCommand {
  private static let options: [CommandArguments.Option] = [
    .init(name: "--store", form: .value), .init(name: "--format", form: .value),
    .init(name: "--rows", form: .value), .init(name: "--all", form: .flag),
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
    let comparison: RunComparison
    do throws(StageFailure) {
      comparison = try store.compare(runs[0], runs[1])
    } catch {
      Terminal.note("failed   \(error.message)")
      if let help = error.help { Terminal.note("help     \(help)") }
      return RunReport(failure: error).exitCode
    }
    let tables = try RunDifference.tables(comparison).map { Shown($0, isWhole: arguments.has("--all")) }
    switch format {
    case "json": Terminal.data(RunReporter.text(tables))
    case "csv": Terminal.data(csv(tables))
    default: Terminal.print(text(tables, limit: limit), ending: .none)
    }
    Terminal.note("\(comparison.equal) results are the same, \(comparison.differences.count) differ")
    return ExitCode.success.rawValue
  }

  /// A table of the comparison as it is shown.
  private struct Shown: Encodable {
    var instance: String
    var changes: [FigureChange]?
    /// How many figures are not listed, by reason.
    var counted: [String: Int]?
    var causes: [String]
    /// The same for people.
    private var countsText: String?

    enum CodingKeys: String, CodingKey { case instance, changes, counted, causes }

    init(_ table: RunDifference.Table, isWhole: Bool) {
      instance = table.instance
      causes = table.causes
      guard let all = table.changes else { return }
      let rest = isWhole ? FigureChanges.Reason.allCases.flatMap { all.counted[$0] ?? [] } : []
      changes = all.listed + rest
      guard !isWhole, let text = all.countsText else { return }
      countsText = text
      counted = [:]
      for (reason, count) in all.counts { counted?[reason.rawValue] = count }
    }

    /// What is said of the table in one line.
    var heading: String {
      guard let changes else { return "\(instance): differs; cause: \(causes.joined(separator: ", "))" }
      let kinds = [FigureChange.Kind.new, .revised, .withdrawn].map { kind in
        "\(changes.count { $0.kind == kind }) \(kind.rawValue)"
      }
      let rest = countsText.map { "; not listed: \($0)" } ?? ""
      return "\(instance): \(kinds.joined(separator: ", "))\(rest); cause: \(causes.joined(separator: ", "))"
    }
  }

  private static func csv(_ tables: [Shown]) -> String {
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

  private static func text(_ tables: [Shown], limit: Int) -> String {
    tables.map { table in
      let changes = table.changes ?? []
      var lines = [table.heading]
      for change in changes.prefix(limit) {
        lines.append(
          "  \(change.kind.rawValue)  \(change.measure)  \(change.key): \(change.old ?? "-") -> \(change.new ?? "-")"
        )
      }
      if changes.count > limit { lines.append("  and \(changes.count - limit) more; --rows N shows them") }
      return lines.joined(separator: "\n") + "\n"
    }.joined()
  }
}

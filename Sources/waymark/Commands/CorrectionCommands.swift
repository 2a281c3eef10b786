import Foundation
import Pipelines
import Stages

/// `waymark rollback` and `waymark withdraw`.
enum CorrectionCommands {
  private static let options: [CommandArguments.Option] = [
    .init(name: "--store", form: .value), .init(name: "--reason", form: .value),
    .init(name: "--key", form: .value),
  ]

  static func rollBack(_ words: [String]) async throws -> Int32 {
    let arguments = try CommandArguments(words, options: options, command: "rollback")
    let location = try StoreLocation.find(arguments, command: "rollback")
    let store = try StoreMaintenance(folder: location.folder)
    var (place, name) = try place(store, arguments, location.rest.first)
    place.name = try PublicationCorrection.rollBack(
      place.root, key: place.key, to: name, index: IndexFiles.make)
    try await store.note(
      .rolledBack, publication: place, today: Today.text, time: Today.instant(Date()))
    Terminal.note("readers of \(place.folder)/latest see \(place.name) again")
    return ExitCode.success.rawValue
  }

  static func withdraw(_ words: [String]) async throws -> Int32 {
    let arguments = try CommandArguments(words, options: options, command: "withdraw")
    let location = try StoreLocation.find(arguments, command: "withdraw")
    guard let report = location.rest.first else {
      throw CommandArguments.Fault(message: "which report?", help: "waymark withdraw 2026-11-24.1")
    }
    let store = try StoreMaintenance(folder: location.folder)
    var (place, name) = try place(store, arguments, report)
    let run = name ?? report
    let latest = try PublicationCorrection.withdraw(
      place.root, key: place.key, run: run, day: Today.text, reason: arguments.value("--reason"),
      index: IndexFiles.make)
    place.name = latest ?? run
    try await store.note(
      .withdrawn, publication: place, today: Today.text, time: Today.instant(Date()))
    Terminal.note(
      "\(place.folder)/\(run) now says that it was withdrawn; readers of latest see \(latest ?? "nothing")")
    return ExitCode.success.rawValue
  }

  /// The folder that a report lies in and the name of its run; without a report the folder of the last one.
  ///
  /// Without a key, what is about no one thing is meant where there is such a report, else what is about the only thing
  /// that there are reports of.
  private static func place(
    _ store: StoreMaintenance, _ arguments: CommandArguments, _ report: String?
  ) throws(CommandArguments.Fault) -> (place: RunRecord.Publication, name: String?) {
    let parts = (report ?? "").split(separator: "/", maxSplits: 1).map(String.init)
    let key = arguments.value("--key") ?? (parts.count == 2 ? parts[0] : nil)
    let name = parts.last
    let all = store.runs.flatMap(\.published)
    let named = all.filter { (name == nil || $0.name == name) && (key == nil || $0.key == key) }
    if let found = named.last(where: { $0.key == key }) { return (found, name) }
    let keys = Set(named.compactMap(\.key)).sorted()
    if keys.count == 1, let found = named.last { return (found, name) }
    guard keys.isEmpty else {
      throw CommandArguments.Fault(
        message:
          "there are reports of \(keys.prefix(12).joined(separator: ", "))\(keys.count > 12 ? " and others" : "")",
        help: "name one: --key \(keys[0])")
    }
    throw CommandArguments.Fault(
      message: report.map { "there is no report '\($0)'" } ?? "nothing was published",
      help: "waymark history lists what was")
  }
}

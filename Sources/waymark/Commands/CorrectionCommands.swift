import Foundation
import Pipelines

/// `waymark rollback` and `waymark withdraw`.
enum CorrectionCommands {
  private static let options: [CommandArguments.Option] = [
    .init(name: "--store", form: .value), .init(name: "--reason", form: .value),
  ]

  static func rollBack(_ words: [String]) async throws -> Int32 {
    let arguments = try CommandArguments(words, options: options, command: "rollback")
    let location = try StoreLocation.find(arguments, command: "rollback")
    let store = try StoreMaintenance(folder: location.folder)
    let folder = try folder(store, holding: location.rest.first)
    let name = try PublicationCorrection.rollBack(folder, to: location.rest.first)
    try await store.note(
      .rolledBack, publication: (folder, name), today: Today.text, time: Today.instant(Date()))
    Terminal.note("readers of \(folder)/latest see \(name) again")
    return ExitCode.success.rawValue
  }

  static func withdraw(_ words: [String]) async throws -> Int32 {
    let arguments = try CommandArguments(words, options: options, command: "withdraw")
    let location = try StoreLocation.find(arguments, command: "withdraw")
    guard let name = location.rest.first else {
      throw CommandArguments.Fault(message: "which report?", help: "waymark withdraw 2026-11-24.1")
    }
    let store = try StoreMaintenance(folder: location.folder)
    let folder = try folder(store, holding: name)
    let latest = try PublicationCorrection.withdraw(
      folder, run: name, day: Today.text, reason: arguments.value("--reason"))
    try await store.note(
      .withdrawn, publication: (folder, latest ?? name), today: Today.text, time: Today.instant(Date()))
    Terminal.note(
      "\(folder)/\(name) now says that it was withdrawn; readers of latest see \(latest ?? "nothing")")
    return ExitCode.success.rawValue
  }

  /// The publication folder that holds a report, or the one of the last report.
  private static func folder(
    _ store: StoreMaintenance, holding name: String?
  ) throws(CommandArguments.Fault) -> String {
    let published = store.runs.flatMap(\.published)
    if let found = published.last(where: { name == nil || $0.name == name }) { return found.folder }
    throw CommandArguments.Fault(
      message: name.map { "there is no report '\($0)'" } ?? "nothing was published",
      help: "waymark history lists what was")
  }
}

import Pipelines

/// `waymark gc`.
enum CollectCommand {
  private static let options: [CommandArguments.Option] = [
    .init(name: "--store", form: .value), .init(name: "--keep-runs", form: .value),
  ]

  static func run(_ words: [String]) async throws -> Int32 {
    let arguments = try CommandArguments(words, options: options, command: "gc")
    let location = try StoreLocation.find(arguments, command: "gc")
    guard let runs = try arguments.count("--keep-runs", limit: 1_000_000) else {
      throw CommandArguments.Fault(message: "how many runs are kept?", help: "such as --keep-runs 30")
    }
    let result = try await StoreMaintenance(folder: location.folder).collect(keepRuns: runs)
    Terminal.note("\(result.removed) results removed, \(result.kept) kept")
    return ExitCode.success.rawValue
  }
}

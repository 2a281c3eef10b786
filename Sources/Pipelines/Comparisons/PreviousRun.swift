/// The published run that `previous` means.
struct PreviousRun: Sendable {
  /// Its number; 0 where nothing was published before.
  var number = 0
  /// Its instances and their keys.
  var keys: [String: String] = [:]

  /// The run that readers see the report of, or nothing.
  static func published(_ history: RunHistory, folders: [String]) -> (record: RunRecord, run: PreviousRun)? {
    let runs = history.all
    for folder in folders {
      guard let name = PublicationState.latest(in: folder) else { continue }
      // Later runs that found it unchanged name it too; the first one made it.
      let maker = runs.first { run in run.published.contains { $0.folder == folder && $0.name == name } }
      if let maker { return (maker, PreviousRun(maker, history)) }
    }
    return nil
  }

  /// A run of the history by number.
  static func numbered(_ number: Int, _ history: RunHistory) -> PreviousRun {
    guard let record = history.all.last(where: { $0.number == number }) else { return PreviousRun() }
    return PreviousRun(record, history)
  }

  init() {}

  init(_ record: RunRecord, _ history: RunHistory) {
    number = record.number
    for (address, key) in history.instances(of: record) { keys[address] = key }
  }
}

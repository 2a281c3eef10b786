/// The published run that `previous` means.
struct PreviousRun: Sendable {
  /// Its number; 0 where nothing was published before.
  var number = 0
  /// Its instances and their keys.
  var keys: [String: String] = [:]

  /// The run that readers see the report of, or nothing.
  ///
  /// Pages about no one thing decide, since they tell what changed; without any, the last page that was made.
  static func published(
    _ history: RunHistory, places: [PublicationPlace]
  ) -> (record: RunRecord, run: PreviousRun)? {
    let runs = history.all
    func maker(of place: PublicationPlace) -> RunRecord? {
      guard let name = PublicationState.latest(in: place.folder) else { return nil }
      // Later runs that found it unchanged name it too; the first one made it.
      return runs.first { run in run.published.contains { $0.folder == place.folder && $0.name == name } }
    }
    let shared = places.filter { $0.key == nil }
    let parts = places.filter { $0.key != nil }
    let found =
      shared.lazy.compactMap(maker).first ?? parts.compactMap(maker).max { $0.number < $1.number }
    return found.map { ($0, PreviousRun($0, history)) }
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

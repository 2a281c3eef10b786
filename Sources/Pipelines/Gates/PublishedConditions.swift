import Language

/// What instances reported in the last run that readers see the report of.
///
/// A run that found the report up to date counts like the one that made it: what was accepted, or has
/// gone, need not have changed a page. Of a pipeline that publishes nothing, the last run in which an
/// instance passed counts.
struct PublishedConditions {
  private let history: RunHistory
  /// The runs that count, newest first.
  private let runs: [RunRecord]
  private var keys: [Int: [String: String]] = [:]
  private let publishers: Set<String>

  /// Finds the runs; `publishers` are the publishing stages and their folders.
  init(_ history: RunHistory, publishers: [(stage: String, folder: String)]) {
    self.history = history
    self.publishers = Set(publishers.map(\.stage))
    let shown = publishers.compactMap { publisher in
      PublicationState.latest(in: publisher.folder).map {
        RunRecord.Publication(folder: publisher.folder, name: $0)
      }
    }
    runs = history.all.reversed().filter { run in
      publishers.isEmpty || run.published.contains { shown.contains($0) }
    }
  }

  /// The record of an instance in the last of the runs in which it passed; nil where there is none.
  mutating func record(of address: String, in contents: StoreContents) -> StoreRecord? {
    for run in runs where !run.failed.contains(address) {
      let keys = keys(of: run)
      guard let key = keys[address], publishers.isEmpty || keys.keys.contains(where: isPublisher) else {
        continue
      }
      return contents.index[key]
    }
    return nil
  }

  private func isPublisher(_ address: String) -> Bool {
    publishers.contains(String(address.prefix { $0 != "[" }))
  }

  private mutating func keys(of run: RunRecord) -> [String: String] {
    if let known = keys[run.number] { return known }
    let read = PreviousRun(run, history).keys
    keys[run.number] = read
    return read
  }
}

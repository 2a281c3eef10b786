/// The classes that the outputs of stages had in the runs that `previous` may mean.
struct EarlierClasses {
  private var classes: [String: [String: DataClass]] = [:]

  /// Reads a store that need not be there; `previous` means the run that readers of the places see, or
  /// the one that this was compared with.
  init(store folder: String, publishedTo places: [PublicationPlace]) {
    let store = Store(existing: folder)
    let history = RunHistory(store: store)
    guard let published = PreviousRun.published(history, places: places) else { return }
    let index = StoreIndex(store.log.read())
    for run in [published.run, PreviousRun.numbered(published.record.comparedWith, history)] {
      for (address, key) in run.keys {
        guard let record = index[key] else { continue }
        let stage = String(address.prefix { $0 != "[" })
        for port in record.outputs.map(\.name) {
          let known = classes[stage]?[port] ?? .public
          classes[stage, default: [:]][port] = max(known, record.dataClass(of: port))
        }
      }
    }
  }

  init() {}

  /// The highest class that a port had; public where nothing of it was kept, since then nothing is read.
  func dataClass(of stage: String, port: String) -> DataClass { classes[stage]?[port] ?? .public }
}

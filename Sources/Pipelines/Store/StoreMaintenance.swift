import Foundation

/// What people do with a store between runs.
public struct StoreMaintenance: Sendable {
  /// What `verify` found.
  public struct Verification: Sendable {
    /// How many objects were compared with what was committed.
    public var checked = 0
    /// The instances whose object is not what was committed; it was removed, so that the next run
    /// computes it.
    public var damaged: [String] = []
    /// The instances whose object is gone.
    public var missing: [String] = []
    /// Published files, as `RUN/PATH`, that are not what their manifest says.
    public var published: [String] = []

    /// Whether everything is as it was written.
    public var isWhole: Bool { damaged.isEmpty && missing.isEmpty && published.isEmpty }
  }

  /// What `gc` removed.
  public struct Collection: Sendable {
    /// How many objects are kept.
    public var kept = 0
    /// How many were removed.
    public var removed = 0
  }

  let store: Store

  /// Opens the store in a folder.
  public init(folder: String) throws(StageFailure) { store = try Store(folder: folder) }

  /// The runs, oldest first.
  public var runs: [RunRecord] { RunHistory(store: store).all }

  /// The run that people mean by a number, or by the name of what it published; nil when there is none.
  ///
  /// Of several runs with one publication the first is meant: it made it.
  public func run(named text: String) -> RunRecord? {
    let runs = self.runs
    let digits = text.hasPrefix("#") ? text.dropFirst() : text[...]
    if let number = Int(digits) { return runs.last { $0.number == number } }
    return runs.first { run in run.published.contains { $0.title == text } }
      ?? runs.first { run in run.published.contains { $0.name == text } }
  }

  /// Compares objects with what was committed, byte for byte, and published files with manifests.
  ///
  /// - Parameter run: the run whose objects and publications are compared; nil compares all objects.
  public func verify(run: RunRecord?) async throws -> Verification {
    let lock = try await StoreLock.take(folder: store.folder, policy: .fail)
    defer { if lock.lost == nil { lock.release() } }
    let contents = StoreContents(store)
    let keys = run.map { Set(RunHistory(store: store).instances(of: $0).map(\.key)) }
    var result = Verification()
    for record in contents.index.records where keys?.contains(record.key) ?? true {
      guard contents.record(record.key) != nil else {
        if run != nil { result.missing.append(record.address) }
        continue
      }
      result.checked += 1
      if !store.isWhole(record) {
        result.damaged.append(record.address)
        try FileManager.default.removeItem(atPath: store.object(record.key))
      }
    }
    for publication in run?.published ?? Self.standing(in: runs) {
      let damaged = PublicationState.damagedFiles(run: publication.name, in: publication.folder)
      result.published += damaged.map { file in publication.key.map { $0 + "/" + file } ?? file }
    }
    return result
  }

  /// Removes what the last runs did not use, beside what stages of these runs remember of earlier ones.
  ///
  /// - Parameter keepRuns: how many of the last runs keep their objects, at least 1.
  public func collect(keepRuns: Int) async throws -> Collection {
    let lock = try await StoreLock.take(folder: store.folder, policy: .fail)
    let contents = try StoreRecovery.recover(store).contents
    let history = RunHistory(store: store)
    let runs = history.all
    let kept = Self.kept(of: runs, count: max(1, keepRuns))
    let used = kept.flatMap { history.instances(of: $0) }
    let remembered = try ReleaseLog(store: store).keep(Set(used.map(\.address)))
    let keys = remembered.union(used.map(\.key))
    let records = contents.index.records.filter { keys.contains($0.key) }
    try Faults.reach(.collectionMarked, path: store.folder)
    // From here on what is not in the log is a leftover: a killed gc is ended by the next run.
    try store.log.rewrite(records.map(\.fields), point: .commitWritten)
    var result = Collection(kept: records.count)
    for name in store.names(in: "objects").sorted() where !keys.contains(name) {
      try FileManager.default.removeItem(atPath: store.object(name))
      result.removed += 1
      try Faults.reach(.collectionDeleted, path: store.folder)
    }
    let fields = Set(records.map(\.stageFields))
    try remove("fields", except: fields)
    try remove("sets", except: Set(kept.map(\.instances)))
    lock.release()
    return result
  }

  /// What readers saw last in each folder, in the order in which these were first published to.
  private static func standing(in runs: [RunRecord]) -> [RunRecord.Publication] {
    var folders: [String] = []
    var last: [String: RunRecord.Publication] = [:]
    for publication in runs.flatMap(\.published) {
      if last.updateValue(publication, forKey: publication.folder) == nil {
        folders.append(publication.folder)
      }
    }
    return folders.compactMap { last[$0] }
  }

  /// The last runs, the ones that made what readers see, and the ones that these were compared with.
  private static func kept(of runs: [RunRecord], count: Int) -> [RunRecord] {
    let made = runs.filter { !$0.instances.isEmpty }
    var numbers = Set(made.suffix(count).map(\.number))
    for publication in standing(in: made) {
      if let maker = made.first(where: { $0.published.contains(publication) }) {
        numbers.insert(maker.number)
      }
    }
    numbers.formUnion(made.filter { numbers.contains($0.number) }.map(\.comparedWith))
    return made.filter { numbers.contains($0.number) }
  }

  /// Enters a correction of what readers see in the history.
  public func note(
    _ result: RunRecord.Result, publication: RunRecord.Publication, today: String, time: String
  ) async throws {
    let lock = try await StoreLock.take(folder: store.folder, policy: .wait(.seconds(60)))
    defer { if lock.lost == nil { lock.release() } }
    let history = RunHistory(store: store)
    try history.add(
      RunRecord(
        number: history.lastNumber + 1, today: today, started: time, milliseconds: 0, result: result,
        exitCode: 0, computed: 0, reused: 0, skipped: 0, failed: [],
        published: [publication], instances: ""))
  }

  private func remove(_ folder: String, except kept: Set<String>) throws {
    for name in store.names(in: folder) where !kept.contains(name) {
      try FileManager.default.removeItem(atPath: "\(store.folder)/\(folder)/\(name)")
    }
  }
}

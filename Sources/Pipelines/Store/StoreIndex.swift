/// The commits of a store by key and by instance; a record is decoded when it is asked for.
struct StoreIndex: Sendable {
  private var content: LogFile.Content
  private var byKey: [String: Int] = [:]
  private var latest: [String: Int] = [:]
  private var added: [StoreRecord] = []

  /// Reads the lines of a log; of several commits of one key the last counts.
  init(_ content: LogFile.Content) {
    self.content = content
    byKey.reserveCapacity(content.lines.count)
    latest.reserveCapacity(content.lines.count)
    for (position, line) in content.lines.enumerated() {
      let fields = content.fields(line, limit: 3)
      guard fields.count == 3 else { continue }
      latest[fields[1]] = position
      byKey[fields[2]] = position
    }
  }

  /// The keys that were committed.
  var keys: some Sequence<String> { byKey.keys }

  /// The commit of a key.
  subscript(key: String) -> StoreRecord? { byKey[key].flatMap(record) }

  /// The last commit of an instance, `trends[AFG]`.
  func latest(of address: String) -> StoreRecord? { latest[address].flatMap(record) }

  /// Every record that counts, oldest first.
  var records: [StoreRecord] { byKey.values.sorted().compactMap(record) }

  /// How many commits a run made.
  func commits(of run: Int) -> Int { records.count { $0.run == run } }

  /// Whether a key was committed.
  func contains(_ key: String) -> Bool { byKey[key] != nil }

  /// Takes a new commit in.
  mutating func add(_ record: StoreRecord) {
    let position = content.lines.count + added.count
    added.append(record)
    byKey[record.key] = position
    latest[record.address] = position
  }

  private func record(_ position: Int) -> StoreRecord? {
    guard position < content.lines.count else { return added[position - content.lines.count] }
    return StoreRecord(fields: content.fields(content.lines[position]))
  }
}

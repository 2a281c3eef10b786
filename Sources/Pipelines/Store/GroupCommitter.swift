/// Commits what was computed, in groups: what ends while one group is written forms the next.
actor GroupCommitter {
  private let store: Store
  /// A record and the fields that its stage shares.
  struct Item: Sendable {
    var record: StoreRecord
    var fields: [KeyField]
  }

  private var pending: [Item] = []
  private var isWriting = false
  private var waiters: [CheckedContinuation<Void, Never>] = []
  private(set) var failure: (address: String, failure: SystemFailure)?

  init(store: Store) { self.store = store }

  /// Takes a record in; it is on the disk after the next `settle`.
  func add(_ record: StoreRecord, fields: [KeyField]) {
    pending.append(Item(record: record, fields: fields))
    guard !isWriting else { return }
    isWriting = true
    Task { await write() }
  }

  /// Waits until all that was taken in is on the disk, or cannot get there.
  func settle() async -> SystemFailure? {
    if isWriting { await withCheckedContinuation { waiters.append($0) } }
    return failure?.failure
  }

  private func write() async {
    while !pending.isEmpty, failure == nil {
      let group = pending
      pending = []
      if let problem = await Self.commit(group, store) { failure = (group[0].record.address, problem) }
    }
    isWriting = false
    for waiter in waiters { waiter.resume() }
    waiters = []
  }

  private nonisolated static func commit(_ group: [Item], _ store: Store) async -> SystemFailure? {
    do throws(SystemFailure) {
      for item in group { try store.keep(item.fields, digest: item.record.stageFields) }
      try store.commit(group.map(\.record))
      return nil
    } catch {
      return error
    }
  }
}

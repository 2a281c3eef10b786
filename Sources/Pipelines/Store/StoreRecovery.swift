import Foundation

/// Brings a store in order after a run that was killed.
enum StoreRecovery {
  /// Removes attempts, and objects that no line names; takes a torn line off the log.
  ///
  /// Returns what the store holds then, and whether anything had to be done.
  static func recover(_ store: Store) throws(SystemFailure) -> (contents: StoreContents, didWork: Bool) {
    let content = store.log.read()
    let index = StoreIndex(content)
    var objects = Set(store.names(in: "objects"))
    let attempts = store.names(in: "attempts")
    let orphans = objects.filter { !index.contains($0) }
    let isTorn = content.wholeLength < content.bytes.count
    guard !attempts.isEmpty || !orphans.isEmpty || isTorn else {
      return (StoreContents(index: index, objects: objects), false)
    }
    try Faults.reach(.recoveryBegun, path: store.folder)
    try store.log.repair(content)
    for name in attempts { try remove(store.folder + "/attempts/" + name) }
    for key in orphans.sorted() {
      try remove(store.object(key))
      objects.remove(key)
    }
    try Faults.reach(.recoveryEnded, path: store.folder)
    return (StoreContents(index: index, objects: objects), true)
  }

  private static func remove(_ path: String) throws(SystemFailure) {
    do {
      try FileManager.default.removeItem(atPath: path)
    } catch {
      throw SystemFailure(number: EACCES, path: path)
    }
  }
}

/// Another run holds the lock of a store.
public struct BusyStore: Error, Sendable {
  /// Who holds it: run, process, host, since when, and in which stage.
  public var holder: String
  /// Whether the holder has said who it is.
  let isNamed: Bool

  init(_ holder: StoreLock.Holder?) {
    isNamed = holder != nil
    guard let holder else {
      self.holder = "another run"
      return
    }
    let stage = holder.stage.isEmpty ? "" : ", now in \(holder.stage)"
    self.holder = "run \(holder.run) (pid \(holder.pid) on \(holder.host), since \(holder.since)\(stage))"
  }
}

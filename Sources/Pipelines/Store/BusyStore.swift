/// Another run holds the lock of a store.
public struct BusyStore: Error, Sendable {
  /// Who holds it: run, process, host, since when, and in which stage.
  public var holder: String

  init(_ holder: StoreLock.Holder?) {
    guard let holder else {
      self.holder = "another run"
      return
    }
    let stage = holder.stage.isEmpty ? "" : ", now in \(holder.stage)"
    self.holder = "run \(holder.run) (pid \(holder.pid) on \(holder.host), since \(holder.since)\(stage))"
  }
}

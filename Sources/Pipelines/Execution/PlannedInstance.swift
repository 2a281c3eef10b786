/// What a run would do with one instance, and why.
public struct PlannedInstance: Sendable {
  /// What would be done.
  public enum Action: Sendable, Hashable {
    /// Nothing: its result is stored.
    case reuse
    /// It is computed: it never was in this store.
    case computeFirst
    /// It is computed: its configuration, a parameter, a file or what it reads changed.
    case computeChanged
    /// It is computed again: what it made outside the store is no longer there.
    case restore
    /// It is computed unless what it reads turns out as before.
    case follow(String)
  }

  /// The instance.
  public var address: InstanceAddress
  /// What would be done with it.
  public var action: Action

  /// The reason in words.
  public var reason: String {
    switch action {
    case .reuse: "up to date"
    case .computeFirst: "was never computed"
    case .computeChanged: "its configuration, a parameter or a file it reads changed"
    case .restore: "what it published is no longer there"
    case .follow(let stage): "reads \(stage), which runs"
    }
  }
}

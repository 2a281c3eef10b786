/// What a run would do with one instance, and why.
public struct PlannedInstance: Sendable {
  /// What would be done.
  public enum Action: Sendable, Hashable {
    /// Nothing: its result is stored.
    case reuse
    /// It is computed: it never was in this store.
    case computeFirst
    /// It is computed: these parts of its key changed.
    case computeChanged([KeyChange])
    /// It is computed again: its object is gone.
    case replace
    /// It is computed again: what it made outside the store is no longer there.
    case restore
    /// It is computed unless what it reads turns out as before.
    case follow(String)
  }

  /// The instance.
  public var address: InstanceAddress
  /// What would be done with it.
  public var action: Action
  /// How long it took the last time, in milliseconds; nil where that is not known.
  public var milliseconds: Int?

  /// The reason in words.
  public var reason: String {
    switch action {
    case .reuse: "up to date"
    case .computeFirst: "was never computed"
    case .computeChanged(let changes):
      changes.isEmpty
        ? "what it is computed from changed"
        : "changed: " + changes.prefix(3).map(\.name).joined(separator: ", ")
          + (changes.count > 3 ? " and \(changes.count - 3) more" : "")
    case .replace: "its result is no longer in the store"
    case .restore: "what it published is no longer there"
    case .follow(let stage): "reads \(stage), which runs"
    }
  }

  /// The kind of reason, under which `plan` counts it.
  public var reasonKind: String {
    switch action {
    case .reuse: "up to date"
    case .computeFirst: "never computed"
    case .computeChanged(let changes):
      switch changes.first?.name.split(separator: " ").first {
      case "source": "source changed"
      case "definition": "contract, code list or template changed"
      case "parameter": "parameter changed"
      case "input": "input changed"
      case "method": "method version changed"
      case "engine", "library": "engine version changed"
      default: "configuration changed"
      }
    case .replace: "result no longer stored"
    case .restore: "publication no longer there"
    case .follow: "may follow"
    }
  }
}

/// The fault that `WAYMARK_FAULT=name:nth:action` asks for.
public struct FaultPlan: Sendable, Hashable {
  /// What happens at the point.
  public enum Action: String, Sendable, CaseIterable {
    /// The process is killed there.
    case kill
    /// The system reports a failed input or output.
    case eio
    /// The system reports a full disk.
    case enospc
    /// Half of the bytes reach the file, and the process is killed; where none are written, killed.
    case short
  }

  /// A text that names no fault.
  public struct Malformed: Error, Sendable {
    /// What is wrong with it.
    public var message: String
  }

  /// Where.
  public var point: FaultPoint
  /// At which visit, counted from 1.
  public var visit: Int
  /// What.
  public var action: Action

  /// Reads `name:nth:action`.
  public init(_ text: String) throws(Malformed) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, let visit = Int(parts[1]), visit > 0 else {
      throw Malformed(message: "a fault is name:nth:action, such as output.renamed:2:kill")
    }
    guard let point = FaultPoint(rawValue: parts[0]) else {
      let names = FaultPoint.allCases.map(\.rawValue).joined(separator: ", ")
      throw Malformed(message: "there is no fault point '\(parts[0])'; points: \(names)")
    }
    guard let action = Action(rawValue: parts[2]) else {
      let words = Action.allCases.map(\.rawValue).joined(separator: ", ")
      throw Malformed(message: "there is no action '\(parts[2])'; actions: \(words)")
    }
    self.point = point
    self.visit = visit
    self.action = action
  }
}

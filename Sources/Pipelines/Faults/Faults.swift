import Glibc
import Synchronization

/// Fires the armed fault where a run comes by it.
public enum Faults {
  /// What the environment asks for; a malformed text arms nothing and is refused by the command line.
  public static let armed: Result<FaultPlan, FaultPlan.Malformed>? = {
    guard let text = getenv("WAYMARK_FAULT") else { return nil }
    do throws(FaultPlan.Malformed) {
      return .success(try FaultPlan(String(cString: text)))
    } catch {
      return .failure(error)
    }
  }()

  // Process-wide, as the fault itself is: visits of the armed point are counted over all threads.
  private static let visits = Atomic<Int>(0)

  /// Passes a point that writes nothing.
  public static func reach(_ point: FaultPoint, path: String = "") throws(SystemFailure) {
    guard let action = fires(point) else { return }
    try fail(action, path: path, bytes: 0)
  }

  /// Passes a point that writes; returns how many of the bytes are written before the end comes.
  static func reach(
    _ point: FaultPoint, writing count: Int, to path: String
  ) throws(SystemFailure) -> Int? {
    guard let action = fires(point) else { return nil }
    if action == .short { return count / 2 }
    try fail(action, path: path, bytes: count)
    return nil
  }

  /// Ends the process as a power cut would.
  static func cutPower() {
    kill(getpid(), SIGKILL)
    // The signal may come a moment later; nothing may happen in between.
    while true { pause() }
  }

  private static func fires(_ point: FaultPoint) -> FaultPlan.Action? {
    guard case .success(let plan)? = armed, plan.point == point else { return nil }
    return visits.add(1, ordering: .relaxed).newValue == plan.visit ? plan.action : nil
  }

  private static func fail(
    _ action: FaultPlan.Action, path: String, bytes: Int
  ) throws(SystemFailure) {
    switch action {
    case .kill, .short: cutPower()
    case .eio: throw SystemFailure(number: EIO, path: path, bytes: bytes)
    case .enospc: throw SystemFailure(number: ENOSPC, path: path, bytes: bytes)
    }
  }
}

/// What a run does where another run of the same pipeline is under way.
public enum LockPolicy: Sendable, Hashable {
  /// It ends with exit code 75.
  case fail
  /// It waits for the other one, so long at most.
  case wait(Duration)
  /// It runs beside others that do the same.
  case unlocked
}

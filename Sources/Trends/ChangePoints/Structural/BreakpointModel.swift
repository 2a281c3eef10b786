/// What is fitted to each segment between breakpoints.
public enum BreakpointModel: Sendable, Hashable {
  /// A level: y ~ 1.
  case level
  /// A straight line over the places 1, 2, ...: y ~ t.
  case line

  /// The number of coefficients of a segment.
  public var coefficients: Int { self == .level ? 1 : 2 }
}

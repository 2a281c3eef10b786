/// How far a statement of an engine is.
public struct QueryProgress: Sendable, Hashable {
  /// The share that is done, in 0...1, as the engine estimates it.
  public var share: Double
  /// The rows read so far.
  public var rows: Int
  /// The rows there are to read; 0 where that is not known.
  public var expectedRows: Int
}

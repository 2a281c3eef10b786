/// A stretch of a source text.
public struct SourceLocation: Sendable {
  /// The text.
  public var source: SourceText
  /// The first position.
  public var start: SourcePosition
  /// The position after the last character.
  public var end: SourcePosition

  /// Creates a location from a text and the positions of its first character and past its last.
  public init(source: SourceText, start: SourcePosition, end: SourcePosition) {
    self.source = source
    self.start = start
    self.end = end
  }
}

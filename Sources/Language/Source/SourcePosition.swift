/// A place in a source text.
///
/// Lines and columns count from 1; a column counts Unicode scalars, so that it agrees with the
/// marks of the YAML reader and with what an editor shows for text without combining marks.
public struct SourcePosition: Sendable, Hashable, Comparable {
  /// Line, from 1.
  public var line: Int
  /// Column in Unicode scalars, from 1.
  public var column: Int

  /// Creates a position from a line and a column, both counted from 1.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Orders positions by line, then by column.
  public static func < (left: SourcePosition, right: SourcePosition) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

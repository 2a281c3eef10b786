/// What stands in a file around its table: title lines above it, units below its heading, notes below it.
///
/// Lines are texts of the file, which are looked at and never printed. A line of several cells is one text with spaces between.
public struct SourceSurroundings: Sendable, Hashable {
  /// The lines above the heading, from the top; at most fifty, the nearest to it.
  public internal(set) var above: [String] = []
  /// The lines of units between the heading and the first row.
  public internal(set) var units: [String] = []
  /// The lines below the last row of the table, at most fifty.
  public internal(set) var below: [String] = []

  static let mostLines = 50

  /// Nothing around a table.
  public init() {}

  init(above: ArraySlice<SourceRow>, units: ArraySlice<SourceRow>, below: [SourceRow]) {
    self.above = Array(above.map(Self.text).filter { !$0.isEmpty }.suffix(Self.mostLines))
    self.units = units.map(Self.text).filter { !$0.isEmpty }
    self.below = Array(below.map(Self.text).filter { !$0.isEmpty }.prefix(Self.mostLines))
  }

  /// Adds lines below the table, which whoever reads it took for notes.
  public mutating func add(below lines: [String]) {
    below = Array((lines + below).prefix(Self.mostLines))
  }

  private static func text(_ row: SourceRow) -> String {
    row.fields.map(CellForm.plain).filter { !$0.isEmpty }.joined(separator: " ")
  }
}

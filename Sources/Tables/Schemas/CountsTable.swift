/// A table of counts in memory, by columns.
///
/// All columns have `rowCount` elements. Rows are unique in their dimensions and period, and
/// sorted by dimensions in order of schema (by the bytes of the codes), then by period.
public struct CountsTable: Sendable, Hashable {
  /// The shape.
  public var schema: CountsSchema
  /// The codes of each dimension, one array a dimension.
  public var dimensions: [[String]]
  /// The period of each row; empty when the schema has none.
  public var periods: [Period]
  /// The cells of each measure, one array a measure.
  public var measures: [[Cell]]
  /// The number of rows.
  public var rowCount: Int

  /// Creates a table from columns of equal length.
  public init(
    schema: CountsSchema, dimensions: [[String]], periods: [Period], measures: [[Cell]], rowCount: Int
  ) {
    self.schema = schema
    self.dimensions = dimensions
    self.periods = periods
    self.measures = measures
    self.rowCount = rowCount
  }
}

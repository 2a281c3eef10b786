/// The cells above, by which blank cells of some columns are filled, row by row.
///
/// A column that begins anew begins those behind it anew: a total below all provinces is of no year.
public struct CellsAbove: Sendable {
  private let columns: [Int]
  private var above: [Int: String] = [:]

  /// Begins above the first row; columns are places in rows, in any order.
  public init(_ columns: [Int]) { self.columns = columns.sorted() }

  /// Fills the blank cells of the next row, each with the one above or, where nothing stands there, with nothing.
  public mutating func fill(_ fields: inout [String]) {
    var isNew = false
    for place in columns {
      if !fields[place].allSatisfy(\.isWhitespace) {
        isNew = isNew || above[place] != nil && above[place] != fields[place]
        above[place] = fields[place]
      } else if isNew {
        above[place] = nil
      } else {
        fields[place] = above[place] ?? ""
      }
    }
  }
}

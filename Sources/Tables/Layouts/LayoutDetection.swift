/// Tells which rows of a source are the heading and where its table ends.
///
/// The first rows tell the heading, all rows the end. What two layouts explain equally is refused, and so is a table whose rows are
/// not alike where the format has them so.
struct LayoutDetection {
  /// The layout that was found.
  private(set) var layout = TableLayout()
  /// What was taken, in words.
  private(set) var taken: [String] = []

  private let file: String
  private let isEqualWidth: Bool
  private let columns: [String]
  /// The first rows, among which the heading is.
  private var head: [SourceRow] = []

  private static let mostAbove = 200

  /// Looks through all rows of a source.
  ///
  /// - Parameter columns: the names that the contract expects, none where there is no contract.
  init(_ source: any Source, columns: [String]) throws(SourceFault) {
    var source = source
    file = source.file
    isEqualWidth = type(of: source).width == .equal
    self.columns = columns.map(CellForm.plain)
    while head.count < Self.mostAbove, let row = try source.next() { head.append(row) }
    guard head.contains(where: { !$0.isBlank }) else {
      throw SourceFault(file: file, rule: "not-empty", message: "the file is empty")
    }
    let heading = try HeadingSearch(head, columns: self.columns, file: file, isEqualWidth: isEqualWidth)
      .found()
    layout.skip = heading.rows.lowerBound
    layout.header = heading.rows.count
    layout.belowHeader = heading.below
    layout.isTagged = heading.isTagged
    say(heading)
    let first = heading.rows.upperBound + heading.below + (heading.isTagged ? 1 : 0)
    var body = BodyCensus(
      width: head[heading.rows].map(\.fields.count).max() ?? 0,
      names: heading.width, file: file, isEqualWidth: isEqualWidth)
    for row in head.dropFirst(first) { try body.take(row) }
    while let row = try source.next() { try body.take(row) }
    if let end = try body.end() {
      layout.end = end
      taken.append(
        "\(body.notes.count == 1 ? "a row" : "\(body.notes.count) rows") below the table, from line \(body.notes[0].line)"
      )
    }
  }

  private mutating func say(_ heading: HeadingSearch.Heading) {
    let first = head[heading.rows.lowerBound].line
    let last = head[heading.rows.upperBound - 1].line
    if heading.rows.count > 1 {
      taken.append("the heading on lines \(first) to \(last)")
    } else if heading.rows.lowerBound > 0 {
      taken.append("the heading on line \(first)")
    }
    if heading.below > 0 {
      taken.append("\(heading.below == 1 ? "a row" : "\(heading.below) rows") of units below the heading")
    }
    if heading.isTagged { taken.append("a row of HXL tags") }
  }
}

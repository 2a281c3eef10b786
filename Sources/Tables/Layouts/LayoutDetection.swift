/// Tells which rows of a source are the heading and where its table ends.
///
/// The first rows tell the heading, all rows the end. What two layouts explain equally is refused, and so is a table whose rows are
/// not alike where the format has them so.
struct LayoutDetection {
  /// The layout that was found.
  private(set) var layout = TableLayout()
  /// What was taken, in words.
  private(set) var taken: [String] = []
  /// What stands around the table.
  private(set) var surroundings = SourceSurroundings()

  private let file: String
  private let isEqualWidth: Bool
  private let columns: [String]
  /// The first rows, among which the heading is.
  private var head: [SourceRow] = []

  private static let mostAbove = 200

  /// Looks through all rows of a source.
  ///
  /// - Parameters:
  ///   - columns: the names that the contract expects, none where there is no contract.
  ///   - declared: what is said of the rows: none of it is looked for, and nothing is refused for it.
  init(
    _ source: any Source, columns: [String], declared: DeclaredRows = DeclaredRows()
  ) throws(SourceFault) {
    var source = source
    file = source.file
    isEqualWidth = type(of: source).width == .equal && declared.layout.shortRows == nil
    self.columns = columns.map(CellForm.plain)
    let said = declared.parts.contains(.heading) ? declared.layout.rowsToBody : 0
    while head.count < max(Self.mostAbove, said), let row = try source.next() { head.append(row) }
    guard head.contains(where: { !$0.isBlank }) else {
      throw SourceFault(file: file, rule: "not-empty", message: "the file is empty")
    }
    if declared.parts.contains(.heading) {
      guard said <= head.count else {
        throw SourceFault(
          file: file, rule: "header",
          message:
            "the file has \(head.count) rows, and \(said) are said to stand down to the end of its heading")
      }
    }
    var heading =
      declared.parts.contains(.heading)
      ? Self.heading(declared.layout, in: head)
      : try HeadingSearch(
        head, columns: self.columns, file: file, isEqualWidth: isEqualWidth,
        saidBelow: declared.layout.belowHeader
      ).found()
    heading.below = max(heading.below, declared.layout.belowHeader)
    layout.skip = heading.rows.lowerBound
    layout.header = heading.rows.count
    layout.belowHeader = heading.below
    layout.isTagged = heading.isTagged
    say(heading)
    let above = head[..<heading.rows.lowerBound]
    let units = head[heading.rows.upperBound...].prefix(heading.below)
    surroundings = SourceSurroundings(above: above, units: units, below: [])
    guard !declared.parts.contains(.end) else {
      layout.end = declared.layout.end
      return
    }
    let first = heading.rows.upperBound + heading.below + (heading.isTagged ? 1 : 0)
    var body = BodyCensus(
      width: head[heading.rows].map(\.fields.count).max() ?? 0,
      names: heading.width, file: file, isEqualWidth: isEqualWidth)
    for row in head.dropFirst(first) { try body.take(row) }
    while let row = try source.next() { try body.take(row) }
    if let end = try body.end() {
      surroundings = SourceSurroundings(above: above, units: units, below: body.notes)
      layout.end = end
      taken.append(
        "\(body.notes.count == 1 ? "a row" : "\(body.notes.count) rows") below the table, from line \(body.notes[0].line)"
      )
    }
  }

  /// The heading that a layout says, among rows that reach below it.
  private static func heading(_ layout: TableLayout, in head: [SourceRow]) -> HeadingSearch.Heading {
    let rows = layout.skip..<layout.skip + layout.header
    return HeadingSearch.Heading(
      rows: rows, below: layout.belowHeader, isTagged: layout.isTagged, width: HeadingSearch.width(head[rows])
    )
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

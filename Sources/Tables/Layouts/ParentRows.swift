import Language

/// Another sheet of the same workbook, each of whose rows stands for several of the sheet that is read, as forms with repeated groups are exported.
public struct ParentRows: Sendable {
  /// Which sheet it is, and which columns tie the two together.
  public struct Join: Sendable, Hashable {
    /// The other sheet.
    public var sheet: SourceOptions.Sheet
    /// The column of the sheet that is read.
    public var key: String
    /// The column of the other sheet that holds the same, once in each row.
    public var to: String

    /// Creates it.
    public init(sheet: SourceOptions.Sheet, key: String, to: String) {
      self.sheet = sheet
      self.key = key
      self.to = to
    }
  }

  /// The columns that it adds, in order: those that the sheet that is read does not have itself.
  public let header: [String]
  private let keyPlace: Int
  private let rows: [String: [String]]
  private let blank: [String]
  /// How many rows had no row there.
  public private(set) var orphans = 0

  /// Reads the other sheet.
  ///
  /// - Parameter header: the columns of the sheet that is read.
  /// - Throws: where a column is not there, or two rows of the other sheet have one key.
  public init(
    path: String, options: SourceOptions, layout: TableLayout, join: Join, header: [String]
  ) throws(SourceFault) {
    var options = options
    options.sheet = join.sheet
    options.range = nil
    var layout = layout
    layout.unpivot = nil
    layout.fillDown = []
    var table = try TableRows(Sources.open(path: path, options: options), layout: layout)
    func place(_ name: String, in header: [String], _ file: String) throws(SourceFault) -> Int {
      if let place = header.firstIndex(of: HeadingText.plain(name)) { return place }
      throw SourceFault(
        file: file, column: name, rule: "header", message: "is named by 'join' and not in the header")
    }
    keyPlace = try place(join.key, in: header, table.file)
    let keyThere = try place(join.to, in: table.header, table.file)
    let added = table.header.indices.filter { !header.contains(table.header[$0]) }
    self.header = added.map { table.header[$0] }
    blank = added.map { _ in "" }
    var rows: [String: [String]] = [:]
    while let row = try table.next() {
      let key = HeadingText.plain(row.fields[keyThere])
      guard !key.isEmpty, rows.updateValue(added.map { row.fields[$0] }, forKey: key) == nil else {
        throw SourceFault(
          file: table.file, line: row.line, column: join.to, rule: "join",
          message: key.isEmpty
            ? "is blank, and rows are joined by it" : "has one value in two rows, and rows are joined by it")
      }
    }
    self.rows = rows
  }

  /// The cells that it adds to a row; blank where it has no row for it, which is counted.
  public mutating func cells(for fields: [String]) -> [String] {
    if let cells = rows[HeadingText.plain(fields[keyPlace])] { return cells }
    orphans += 1
    return blank
  }
}

/// The tab-separated text in which Eurostat gives its tables: the first cell of a row holds all codes with commas between, and that of the
/// heading their names and behind a backslash what stands in the columns (`freq,sex,geo\TIME_PERIOD`).
///
/// Each code is a cell of its own here.
public struct EurostatSource: Source {
  /// The word for the format in contracts.
  public static let format = "eurostat"
  /// A row that is cut off is a fault.
  public static let width = SourceWidth.equal

  private var rows: DelimitedSource
  /// How many codes the first cell of a row has.
  private var codes: Int?

  /// The name of the file, for messages.
  public var file: String { rows.file }

  /// A first cell of names with commas between and a backslash before the last one, and a tab behind it.
  public static func recognises(_ beginning: [UInt8], path: String) -> Bool {
    let cell = beginning.prefix { $0 != 0x09 }
    guard cell.count < beginning.count, cell.count < 400, let slash = cell.firstIndex(of: 0x5C) else {
      return false
    }
    let names = cell[..<slash]
    func isName(_ bytes: ArraySlice<UInt8>) -> Bool {
      !bytes.isEmpty
        && bytes.allSatisfy {
          $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || $0 == 0x5F || $0 >= 0x30 && $0 <= 0x39
        }
    }
    return isName(cell[(slash + 1)...])
      && names.split(separator: 0x2C, omittingEmptySubsequences: false).allSatisfy(isName)
  }

  /// Opens a file.
  public init(path: String, options: SourceOptions) throws(SourceFault) {
    var options = options
    options.format = DelimitedSource.format
    options.delimiter = options.delimiter ?? 0x09
    options.quote = options.quote ?? ""
    rows = try DelimitedSource(path: path, options: options)
  }

  /// The next row, or nil at the end.
  public mutating func next() throws(SourceFault) -> SourceRow? {
    guard var row = try rows.next() else { return nil }
    guard let first = row.fields.first, !row.isBlank else { return row }
    let names = codes == nil ? first.prefix { $0 != "\\" } : first[...]
    let cells = names.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard codes == nil || cells.count == codes else {
      throw SourceFault(
        file: file, line: row.line, rule: "field-count",
        message: "the first cell has \(cells.count) codes, the heading \(codes ?? 0)")
    }
    codes = cells.count
    // Figures stand with spaces behind them, and so do the years of the heading.
    row.fields =
      cells + row.fields.dropFirst().map { String($0.reversed().drop { $0 == " " }.reversed()) }
    return row
  }
}

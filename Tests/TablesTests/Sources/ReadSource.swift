import Tables

/// All rows of a file, or what is wrong with it.
enum ReadSource {
  /// Reads a file to its end.
  static func rows(_ path: String, sheet: SourceOptions.Sheet = .only, range: String? = nil)
    throws(SourceFault) -> [SourceRow]
  {
    try read(path, sheet: sheet, range: range).rows
  }

  /// Reads a file to its end, with what was met.
  static func read(
    _ path: String, sheet: SourceOptions.Sheet = .only, range: String? = nil
  ) throws(SourceFault) -> (rows: [SourceRow], notices: [SourceNotice]) {
    var options = SourceOptions()
    options.sheet = sheet
    options.range = range.flatMap(CellRange.init)
    var source = try Sources.open(path: path, options: options)
    var rows: [SourceRow] = []
    while let row = try source.next() {
      // Every cell is read here.
      for place in row.marks.keys.sorted() {
        if let fault = row.fault(ofCell: place, called: CellRange.letters(place), in: source.file) {
          throw fault
        }
      }
      rows.append(row)
    }
    return (rows, source.notices)
  }

  /// The fault that reading a file to its end gives, or nil.
  static func fault(_ path: String, sheet: SourceOptions.Sheet = .only) -> SourceFault? {
    do throws(SourceFault) {
      _ = try read(path, sheet: sheet)
      return nil
    } catch { return error }
  }
}

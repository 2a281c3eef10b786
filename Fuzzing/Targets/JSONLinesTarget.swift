internal import Tables

/// JSON lines, or one array of objects: every row has a cell for every name.
enum JSONLinesTarget {
  @Sendable static func run(_ input: ArraySlice<UInt8>) {
    let path = ScratchFile.path(input, name: "input.jsonl")
    var options = SourceOptions()
    options.format = JSONLinesSource.format
    var width: Int?
    _ = ReadTable.read(path, options) { row in
      Fuzz.expect(width ?? row.fields.count == row.fields.count, "rows are as wide as there are names")
      width = row.fields.count
    }
    options.range = CellRange("B2:C4")
    _ = ReadTable.read(path, options)
    ReadTable.detect(path)
  }
}

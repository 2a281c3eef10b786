/// The formats that files are read in.
public enum Sources {
  /// Every format, in the order in which a file is tried; CSV takes what no other knows.
  public static var all: [any Source.Type] {
    [XLSXSource.self, ODSSource.self, ParquetSource.self, JSONLinesSource.self, DelimitedSource.self]
  }

  /// Opens a file in the format that the options name, or the one that its first bytes tell.
  public static func open(path: String, options: SourceOptions) throws(SourceFault) -> any Source {
    if let format = options.format, let type = all.first(where: { $0.format == format }) {
      return try type.init(path: path, options: options)
    }
    let beginning = try FileBeginning.read(path)
    for type in all where type.recognises(beginning, path: path) {
      return try type.init(path: path, options: options)
    }
    return try DelimitedSource(path: path, options: options)
  }

  /// Whether a file is text that RFC 4180 may describe: no other format knows it, it is UTF-8 by its first bytes, and its first row below the
  /// heading is none of HXL tags.
  public static func isPlain(_ path: String) throws(SourceFault) -> Bool {
    let beginning = try FileBeginning.read(path)
    for type in all where type.format != DelimitedSource.format && type.recognises(beginning, path: path) {
      return false
    }
    guard var reader = try? CSVBytesReader(path: path, limit: 1 << 20), (try? reader.row()) != nil,
      let first = try? reader.row()
    else { return true }
    return !TableHeading.isTags(first)
  }
}

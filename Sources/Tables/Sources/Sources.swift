/// The formats that files are read in.
public enum Sources {
  /// Every format, in the order in which a file is tried; CSV takes what no other knows.
  public static var all: [any Source.Type] {
    [
      XLSXSource.self, ODSSource.self, ParquetSource.self, JSONLinesSource.self, EurostatSource.self,
      DelimitedSource.self,
    ]
  }

  /// Opens a file in the format that the options name, or the one that its first bytes tell.
  public static func open(path: String, options: SourceOptions) throws(SourceFault) -> any Source {
    if let format = options.format, let type = all.first(where: { $0.format == format }) {
      return try type.init(path: path, options: options)
    }
    let type = recognised(by: try FileBeginning.read(path), path: path) ?? DelimitedSource.self
    return try type.init(path: path, options: options)
  }

  /// The format that the first bytes of a file tell; nil where they are text, which may be delimited.
  static func recognised(by beginning: [UInt8], path: String) -> (any Source.Type)? {
    all.first { $0.format != DelimitedSource.format && $0.recognises(beginning, path: path) }
  }

  /// Whether a file is text that RFC 4180 may describe: no other format knows it, and its first row below the heading is none of HXL tags.
  public static func isPlain(_ path: String) throws(SourceFault) -> Bool {
    if recognised(by: try FileBeginning.read(path), path: path) != nil { return false }
    guard var reader = try? CSVBytesReader(path: path, limit: 1 << 20), (try? reader.row()) != nil,
      let first = try? reader.row()
    else { return true }
    return !TableHeading.isTags(first)
  }
}

/// How a file seems to be written and laid out, and on what evidence.
public struct SourceDetection: Sendable, Hashable {
  /// How it is written.
  public var options: SourceOptions
  /// How its rows make a table.
  public var layout: TableLayout
  /// What was taken, in words for whoever runs it: `semicolons between fields`, `windows-1256`, `the heading on line 4`.
  ///
  /// Empty where the file is as it is read without detection.
  public var taken: [String]
  /// What stands around the table.
  public var surroundings = SourceSurroundings()
  /// The lines to write under `file:` in a contract so that nothing has to be detected, such as `delimiter: ";"`.
  public var declaration: [String]

  /// Detects how a file is written and laid out.
  ///
  /// All of it is read. What was declared stays; where two readings are close, or the table is not alike in its rows, it is refused.
  /// - Parameters:
  ///   - path: where the file is.
  ///   - options: what is declared of it.
  ///   - columns: the names that the contract expects; none where a contract is still to be written.
  ///   - declared: what is declared of its rows.
  /// - Throws: a fault that names the readings and the line to add, or the place at which the only plausible one is broken.
  public static func detect(
    path: String, options: SourceOptions, columns: [String], declared: DeclaredRows = DeclaredRows()
  ) throws(SourceFault) -> SourceDetection {
    var found = options
    var taken: [String] = []
    if try isDelimited(path, options) {
      if options.encoding == nil {
        let encoding = try EncodingDetection.encoding(of: path)
        found.encoding = encoding.name
        taken += [encoding.name, encoding.oddity].compactMap(\.self)
      }
      let file = try DelimitedSource(path: path, options: found)
      found = try DialectDetection.options(of: path, found, columns: columns)
      if file.isNamedByFile {
        var named = found
        named.delimiter = file.delimiter
        taken.append(DialectDetection.words(named) + ", as its first line says")
      } else if found.delimiter != options.delimiter || found.quote != options.quote
        || found.escape != options.escape
      {
        taken.append(DialectDetection.words(found))
      }
    }
    let detected = try LayoutDetection(
      try Sources.open(path: path, options: found), columns: columns, declared: declared)
    let layout = declared.completed(by: detected.layout)
    return SourceDetection(
      options: found, layout: layout, taken: taken + detected.taken, surroundings: detected.surroundings,
      declaration: lines(found) + lines(layout))
  }

  /// Whether a file is read as delimited text.
  ///
  /// - Throws: where its first bytes are those of a format that is not read.
  static func isDelimited(_ path: String, _ options: SourceOptions) throws(SourceFault) -> Bool {
    if let format = options.format { return format == DelimitedSource.format }
    let beginning = try FileBeginning.read(path)
    if Sources.recognised(by: beginning, path: path) != nil { return false }
    if let kind = FileKind(beginning) {
      throw SourceFault(
        file: FileBeginning.name(path), rule: "format", message: "this is \(kind.name); \(kind.remedy)")
    }
    return true
  }

  /// The lines of a contract that say how a file is written.
  static func lines(_ options: SourceOptions) -> [String] {
    var lines: [String] = []
    if let format = options.format { lines.append("format: \(format)") }
    if let encoding = options.encoding { lines.append("encoding: \(encoding)") }
    switch options.delimiter {
    case nil: break
    case 0x09: lines.append("delimiter: tab")
    case 0x20: lines.append("delimiter: space")
    case let byte?: lines.append("delimiter: \"\(Character(Unicode.Scalar(byte)))\"")
    }
    switch options.quote {
    case nil: break
    case "": lines.append("quote: none")
    case "\"": lines.append("quote: '\"'")
    case let quote?: lines.append("quote: \"\(quote)\"")
    }
    if case .mark(let mark) = options.escape {
      lines.append("escape: '\(mark == 0x27 ? "''" : String(Character(Unicode.Scalar(mark))))'")
    }
    return lines
  }

  /// The lines of a contract that say which rows of a file are its table.
  static func lines(_ layout: TableLayout) -> [String] {
    var lines: [String] = []
    if layout.skip > 0 { lines.append("skip: \(layout.skip)") }
    if layout.header != 1 { lines.append("header: \(layout.header)") }
    if layout.belowHeader > 0 { lines.append("below-header: \(layout.belowHeader)") }
    if layout.isTagged { lines.append("hxl: true") }
    switch layout.end {
    case .file: break
    case .blank: lines.append("until: blank")
    case .word(let word): lines.append("until: \"\(word)\"")
    }
    if let short = layout.shortRows { lines.append("short-rows: \(short.rawValue)") }
    return lines
  }
}

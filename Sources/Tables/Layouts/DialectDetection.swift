/// Tells what stands between and around the fields of a text.
///
/// Each dialect is judged by what its rows look like: alike in width, and cells that are figures, words or blank and hold no
/// other delimiter (after the data consistency of G. van den Burg, A. Nazábal and C. Sutton, "Wrangling messy CSV files by detecting
/// row and type patterns", 2019).
enum DialectDetection {
  /// A dialect and the first rows of the file in it.
  struct Reading {
    var options: SourceOptions
    var rows: [[String]]
    /// What is wrong with the row below them, or nil.
    var fault: SourceFault?
    var consistency = 0.0
    /// The width of most rows.
    var width = 0
  }

  /// How much of the file the dialects are judged by.
  private static let sample = 1 << 17
  private static let mostRows = 500
  /// A dialect is close to another where its consistency is at least this share of the other's.
  private static let close = 0.6
  private static let delimiters: [UInt8] = [0x2C, 0x3B, 0x09, 0x7C, 0x20]

  /// The options of a file, those that were declared kept.
  ///
  /// - Throws: where two dialects are close and give different rows, or the only plausible one is broken.
  static func options(
    of path: String, _ declared: SourceOptions, columns: [String]
  ) throws(SourceFault) -> SourceOptions {
    var declared = declared
    let opened = try DelimitedSource(path: path, options: declared)
    if opened.isNamedByFile {
      // The file says so itself, and whoever reads it heeds that.
      declared.delimiter = opened.delimiter
    }
    var sound: [Reading] = []
    var broken: [Reading] = []
    for delimiter in declared.delimiter.map({ [$0] }) ?? delimiters {
      for reading in try readings(of: path, declared, delimiter) {
        if reading.fault == nil { sound.append(reading) } else { broken.append(reading) }
      }
    }
    if !columns.isEmpty {
      let named = sound.filter { names(columns, in: $0.rows) }
      if !named.isEmpty {
        sound = named
      } else if let fault = broken.first(where: { names(columns, in: $0.rows) })?.fault {
        throw fault
      }
    }
    // Words have spaces between them too.
    if declared.delimiter == nil, sound.contains(where: { $0.width > 1 && $0.options.delimiter != 0x20 }) {
      sound.removeAll { $0.options.delimiter == 0x20 }
    }
    sound.sort { $0.consistency > $1.consistency }
    // A dialect that reads rows of one width and then stumbles is more plausible than one that sees no fields.
    let seesNone = (sound.first?.width ?? 0) < 2
    let worst = broken.filter { $0.width > 1 && ($0.rows.count > 1 || seesNone) }.max {
      $0.consistency < $1.consistency
    }
    guard var best = sound.first else {
      throw worst?.fault ?? broken.first?.fault
        ?? SourceFault(file: opened.file, rule: "not-empty", message: "the file is empty")
    }
    if let worst, worst.consistency * close > best.consistency, let fault = worst.fault { throw fault }
    if best.width < 2, let plain = sound.first(where: { $0.options.delimiter == 0x2C }) { best = plain }
    for other in sound.dropFirst() where other.width > 1 && other.consistency >= close * best.consistency {
      guard other.rows != best.rows else { continue }
      throw SourceFault(
        file: opened.file, rule: "delimiter",
        message: """
          the file can be read with \(words(best.options)) and with \(words(other.options)); say which: \
          'file: {\(declaration(best.options))}' or 'file: {\(declaration(other.options))}'
          """)
    }
    var found = best.options
    if opened.isNamedByFile || found.delimiter == 0x2C, declared.delimiter == nil || opened.isNamedByFile {
      found.delimiter = nil
    }
    return found
  }

  /// The dialects of a delimiter that the marks of a file allow: no other quote where fields begin with the standard's.
  private static func readings(
    of path: String, _ declared: SourceOptions, _ delimiter: UInt8
  ) throws(SourceFault) -> [Reading] {
    var options = declared
    options.delimiter = delimiter
    guard declared.quote == nil, declared.escape == .doubled else { return [try reading(of: path, options)] }
    let standard = try reading(of: path, options)
    options.quote = ""
    let bare = try reading(of: path, options)
    options.quote = nil
    var readings = [standard]
    let cells = bare.rows.joined()
    // Where a quote begins a field in any dialect, a reading without quotes would tear fields apart.
    let begin = cells.contains { cell in
      cell.utf8.first == 0x22 || [",\"", ";\"", "\t\"", "|\""].contains { cell.contains($0) }
    }
    if begin {
      if cells.contains(where: { $0.contains("\\\"") }) {
        options.escape = .mark(0x5C)
        readings.append(try reading(of: path, options))
      }
    } else if cells.contains(where: { $0.utf8.contains(0x22) }) {
      // With the standard's quote such a file is a fault; without any it is as it stands.
      readings.append(bare)
    }
    if !begin, cells.contains(where: { $0.utf8.first == 0x27 }) {
      options.quote = "'"
      let single = try reading(of: path, options)
      if single.fault == nil, single.rows != standard.rows { readings.append(single) }
    }
    return readings
  }

  private static func reading(of path: String, _ options: SourceOptions) throws(SourceFault) -> Reading {
    var reading = Reading(options: options, rows: [])
    var source = try DelimitedSource(path: path, options: options, limit: sample)
    do {
      while reading.rows.count < mostRows, let row = try source.next() { reading.rows.append(row.fields) }
      // The row at the limit may be cut.
      if source.isCut, reading.rows.count > 1, reading.rows.count < mostRows { reading.rows.removeLast() }
    } catch  where source.isCut && error.message == DelimitedBytes.openQuote {
      reading.fault = reading.rows.count > 1 ? nil : error
    } catch {
      reading.fault = error
    }
    judge(&reading)
    return reading
  }

  private static func judge(_ reading: inout Reading) {
    let rows = reading.rows.filter { !$0.allSatisfy(CellForm.isBlank) }
    guard !rows.isEmpty else { return }
    var widths: [Int: Int] = [:]
    for row in rows { widths[row.count, default: 0] += 1 }
    let pattern = widths.reduce(0.0) { $0 + Double($1.value) * Double($1.key - 1) / Double($1.key) }
    let cells = rows.joined()
    let known = cells.count { isKnown($0) }
    reading.width = widths.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0
    reading.consistency =
      pattern / Double(widths.count) / Double(rows.count) * Double(known) / Double(max(1, cells.count))
  }

  /// Whether a cell is blank, a figure, or words without another delimiter in them.
  private static func isKnown(_ text: String) -> Bool {
    if text.isEmpty { return true }
    if text.utf8.last == 0x2C { return false }
    if text.utf8.contains(where: { $0 == 0x3B || $0 == 0x09 || $0 == 0x7C }) { return false }
    if CellForm.isFigure(text) { return true }
    var isAfterComma = false
    for byte in text.utf8 {
      if isAfterComma, byte != 0x20, byte != 0x0A, byte != 0x0D { return false }
      isAfterComma = byte == 0x2C
    }
    return true
  }

  /// Whether one of the first rows has all names.
  private static func names(_ columns: [String], in rows: [[String]]) -> Bool {
    let wanted = Set(columns.map(CellForm.plain))
    return rows.prefix(100).contains { wanted.isSubset(of: $0.map(CellForm.plain)) }
  }

  /// A dialect in words.
  static func words(_ options: SourceOptions) -> String {
    let between =
      switch options.delimiter {
      case nil, 0x2C: "commas"
      case 0x3B: "semicolons"
      case 0x09: "tabs"
      case 0x7C: "bars"
      case 0x20: "spaces"
      case let byte?: "'\(Character(Unicode.Scalar(byte)))'"
      }
    var words = "\(between) between fields"
    if options.quote == "" { words += " and no quotes around them" }
    if options.quote == "'" { words += " and ' around them" }
    if case .mark(let mark) = options.escape {
      words += " and \(Character(Unicode.Scalar(mark))) before quotes in them"
    }
    return words
  }

  private static func declaration(_ options: SourceOptions) -> String {
    let lines = SourceDetection.lines(options)
    return lines.isEmpty ? "delimiter: \",\"" : lines.joined(separator: ", ")
  }
}

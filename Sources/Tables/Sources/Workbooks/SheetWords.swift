/// Words and texts that the readers of workbooks have in common.
enum SheetWords {
  /// A count with its noun and verb: `1 hidden row is`, `2 hidden rows are`.
  static func counted(_ count: Int, _ noun: String, _ one: String, _ several: String) -> String {
    count == 1 ? "1 \(noun) \(one)" : "\(count) \(noun)s \(several)"
  }

  /// A notice of what was met some times, or nil where it was not.
  static func notice(_ rule: String, _ count: Int, _ noun: String, _ one: String, _ several: String)
    -> SourceNotice?
  {
    count == 0 ? nil : SourceNotice(rule: rule, count: count, message: counted(count, noun, one, several))
  }

  /// A notice of formulas without a result that nobody asked for, or nil where there is none.
  static func missingResults(_ count: Int) -> SourceNotice? {
    notice(
      "formula-without-result", count, "formula",
      "has a result that the file does not keep, outside of what is read",
      "have results that the file does not keep, outside of what is read")
  }

  /// The name of a file, with the sheet that is read where it has several: as it was asked for, else by number.
  static func file(_ name: String, sheet number: Int, of count: Int, _ wanted: SourceOptions.Sheet) -> String
  {
    guard count > 1 else { return name }
    if case .name(let sheet) = wanted { return "\(name), sheet '\(sheet)'" }
    return "\(name), sheet \(number)"
  }

  /// A text without spaces, tabs and line ends at its ends.
  static func trimmed(_ text: String) -> Substring {
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }
    var rest = text.utf8[...]
    while let first = rest.first, isSpace(first) { rest.removeFirst() }
    while let last = rest.last, isSpace(last) { rest.removeLast() }
    return Substring(rest)
  }

  /// A day and time of ISO 8601 without a time of day that is midnight, a fraction that is nought, and a `Z`.
  static func isoTime(_ text: String) -> String {
    var text = text
    if text.hasSuffix("Z") { text.removeLast() }
    if let point = text.lastIndex(of: "."), text[text.index(after: point)...].allSatisfy({ $0 == "0" }) {
      text = String(text[..<point])
    }
    return text.hasSuffix("T00:00:00") ? String(text.dropLast(9)) : text
  }
}

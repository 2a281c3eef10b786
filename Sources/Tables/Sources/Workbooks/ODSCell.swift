/// The text of a cell of an OpenDocument spreadsheet.
enum ODSCell {
  /// The most spaces that a text may hold in one place.
  static let spaceLimit = 32_767

  /// Reads the cell that has just begun to its end.
  static func read(
    _ markup: MarkupBytesReader
  ) throws(SourceFault) -> (text: String, mark: SourceRow.Mark?) {
    let isPercent = markup.isAttribute("office:value-type", "percentage")
    let value = try value(markup)
    let hasFormula = markup.has("table:formula")
    let hasType = markup.has("office:value-type")
    let shown = try paragraphs(markup)
    if let value { return (value, isPercent ? .percent : nil) }
    if hasFormula, !hasType, shown.isEmpty {
      return ("", .formulaWithoutResult)
    }
    return (shown, nil)
  }

  /// The value that the cell keeps, or nil where it is the text that it shows.
  private static func value(_ markup: MarkupBytesReader) throws(SourceFault) -> String? {
    guard markup.has("office:value-type") else { return nil }
    func kind(_ word: StaticString) -> Bool { markup.isAttribute("office:value-type", word) }
    if kind("float") || kind("percentage") || kind("currency") {
      guard let text = try markup.attribute("office:value"), let number = NumberText.number(text) else {
        throw markup.fault(
          "cell-type", "the cell is kept as a number and is none; open the file and save it again")
      }
      return NumberText.shortest(number)
    }
    if kind("date") {
      guard let text = try markup.attribute("office:date-value"), !text.isEmpty else {
        throw markup.fault(
          "cell-type", "the cell is kept as a date and has none; open the file and save it again")
      }
      return SheetWords.isoTime(text)
    }
    if kind("time") {
      guard let text = try markup.attribute("office:time-value"), let time = clock(text) else {
        throw markup.fault(
          "cell-type", "the cell is kept as a time and is none; open the file and save it again")
      }
      return time
    }
    if kind("boolean") {
      if markup.isAttribute("office:boolean-value", "true") { return "TRUE" }
      if markup.isAttribute("office:boolean-value", "false") { return "FALSE" }
      throw markup.fault("cell-type", "the cell is neither true nor false; open the file and save it again")
    }
    guard kind("string") else {
      throw markup.fault(
        "cell-type", "the cell is of a kind that no spreadsheet has; open the file and save it again")
    }
    // An error is kept as an empty text beside the word that is shown.
    return markup.isAttribute("calcext:value-type", "error")
      ? nil : try markup.attribute("office:string-value")
  }

  /// The hours, minutes and seconds of `PT13H45M00S`, or nil.
  static func clock(_ text: String) -> String? {
    guard text.hasPrefix("PT") else { return nil }
    var milliseconds = 0.0
    var number = ""
    for character in text.dropFirst(2) {
      let unit: Double
      switch character {
      case "0"..."9", ".":
        number.append(character)
        continue
      case "H": unit = 3_600_000
      case "M": unit = 60_000
      case "S": unit = 1000
      default: return nil
      }
      guard let count = Double(number) else { return nil }
      milliseconds += count * unit
      number = ""
    }
    guard number.isEmpty, milliseconds <= 1e12 else { return nil }
    return SerialTime.clock(Int(milliseconds.rounded()), hours: 0)
  }

  /// The paragraphs of the cell, one a line; notes and drawings in it are none of its text.
  private static func paragraphs(_ markup: MarkupBytesReader) throws(SourceFault) -> String {
    let depth = markup.depth
    var text = ""
    var count = 0
    while true {
      switch try markup.next() {
      case .start where markup.isNamed("p"):
        let paragraph = try paragraph(markup)
        text = count == 0 ? paragraph : text + "\n" + paragraph
        count += 1
      case .start: try markup.skip()
      case .end where markup.depth < depth: return text
      case .finished: return text
      default: break
      }
    }
  }

  /// The text of a paragraph: spaces that stand side by side are one (OpenDocument 1.2, part 1, 6.1.2).
  private static func paragraph(_ markup: MarkupBytesReader) throws(SourceFault) -> String {
    let depth = markup.depth
    var text = ""
    var isSpaceWanted = false
    func add(_ piece: String) {
      if isSpaceWanted { text += " " }
      isSpaceWanted = false
      text += piece
    }
    while true {
      switch try markup.next() {
      case .start where markup.isNamed("s"):
        let spaces = try markup.number("text:c") ?? 1
        guard spaces <= spaceLimit else {
          throw markup.fault("size-limit", "the cell holds more spaces than a text can have")
        }
        add(String(repeating: " ", count: spaces))
      case .start where markup.isNamed("tab"): add("\t")
      case .start where markup.isNamed("line-break"): add("\n")
      case .start where markup.isNamed("span") || markup.isNamed("a"): break
      case .start
      where markup.isNamed("note") || markup.isNamed("annotation") || markup.isNamed("frame")
        || markup.isNamed("ruby-text"):
        try markup.skip()
      case .start: break
      case .text:
        let piece = try markup.text()
        guard piece.utf8.contains(where: isSpace) else {
          add(piece)
          continue
        }
        if let first = piece.utf8.first, isSpace(first), !text.isEmpty { isSpaceWanted = true }
        for (place, word) in piece.utf8.split(whereSeparator: isSpace).enumerated() {
          if place > 0 { isSpaceWanted = true }
          add(String(Substring(word)))
        }
        if let last = piece.utf8.last, isSpace(last), !text.isEmpty { isSpaceWanted = true }
      case .end where markup.depth < depth: return text
      case .finished: return text
      case .end: break
      }
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }
}

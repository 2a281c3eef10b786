/// Reads the cells of one sheet, row by row.
final class XLSXSheet {
  /// The most cells that a sheet may have, blank ones left of others counted.
  static let cellLimit = 400_000_000

  private let markup: MarkupBytesReader
  private let texts: [String]
  private let forms: [SerialTime.Form]
  private let era: SerialTime.Era
  private var merged: MergedCells
  private var isInside = false
  private var isFinished = false
  private var lastRow = 0
  private var width = 0
  private var cells = 0
  private var hidden = HiddenCells()
  private var formulasWithoutText = 0
  private var formulasWithoutResult = 0
  /// What is to be known of the cell that was read last.
  private var mark: SourceRow.Mark?
  private var hasUnknownForms = false
  private let hasForms: Bool

  /// Begins to read a sheet.
  ///
  /// - Parameters:
  ///   - part: the name of its part.
  ///   - texts: those that cells share.
  ///   - forms: those of the cell formats, or nil where they are lost.
  init(
    _ part: String, in package: XLSXPackage, texts: [String], forms: [SerialTime.Form]?, file: String
  ) throws(SourceFault) {
    guard let entry = try package.archive.entry(part) else {
      throw SourceFault(
        file: file, rule: "format", message: "the sheet is missing in the workbook; open it and save it again"
      )
    }
    markup = try MarkupBytesReader(entry, file: file)
    (self.texts, self.forms, era, hasForms) = (texts, forms ?? [], package.era, forms != nil)
    merged = try MergedCells(part, in: package.archive, beginning: markup)
  }

  /// Whether any cell of a sheet holds something; nothing behind the first that does is read.
  static func isFilled(_ part: String, in package: XLSXPackage) throws(SourceFault) -> Bool {
    guard let entry = try package.archive.entry(part) else { return false }
    let markup = try MarkupBytesReader(entry, file: package.archive.file, whole: 0, window: 1 << 16)
    while true {
      switch try markup.next() {
      case .finished: return false
      case .end where markup.isNamed("sheetData"): return false
      case .start where markup.isNamed("v") || markup.isNamed("is") || markup.isNamed("f"): return true
      default: break
      }
    }
  }

  /// The next row that stands in the file, or nil at the end; rows between two may be missing.
  func next() throws(SourceFault) -> SourceRow? {
    while !isFinished {
      switch try markup.next() {
      case .finished: isFinished = true
      case .start where isInside && markup.isNamed("row"): return try row()
      case .start where !isInside && markup.isNamed("sheetData"): isInside = true
      case .end where isInside && markup.isNamed("sheetData"): isInside = false
      case .start where !isInside && markup.isNamed("col"): try column()
      default: break
      }
    }
    markup.line = nil
    return nil
  }

  /// What was met so far.
  var notices: [SourceNotice] {
    let formulas = SheetWords.notice(
      "formula-without-value", formulasWithoutText, "formula",
      "gives a text that the file does not keep: read as blank",
      "give texts that the file does not keep: read as blank")
    let results = SheetWords.missingResults(formulasWithoutResult)
    let formats = SourceNotice(
      rule: "formats-lost", count: 1,
      message: "the formats of the workbook are lost: dates are read as the numbers that they are kept as")
    return hidden.notices + [formulas, results, hasUnknownForms ? formats : nil].compactMap { $0 }
      + merged.notices
  }

  private func column() throws(SourceFault) {
    guard markup.isTrue("hidden"), let first = try markup.number("min"), let last = try markup.number("max"),
      first >= 1, last >= first
    else { return }
    hidden.add(columns: first - 1, count: last - first + 1)
  }

  private func row() throws(SourceFault) -> SourceRow {
    let number = try markup.number("r") ?? lastRow + 1
    markup.line = lastRow + 1
    guard number > lastRow, number <= CellRange.most.rows else {
      throw markup.fault(
        "row-order",
        "a row stands behind a later one, or where no sheet has rows; open the file and save it again")
    }
    lastRow = number
    markup.line = number
    let isHidden = markup.isTrue("hidden")
    var fields: [String] = []
    var marks: [Int: SourceRow.Mark] = [:]
    fields.reserveCapacity(width)
    var column = 0
    rows: while true {
      switch try markup.next() {
      case .start where markup.isNamed("c"):
        if let place = try markup.reference("r") {
          guard place.row == number else {
            throw markup.fault(
              "cell-reference", "a cell says that it stands in another row; open the file and save it again")
          }
          column = place.column
        }
        guard column < CellRange.most.columns else {
          throw markup.fault("cell-reference", "a row has more cells than a sheet can have")
        }
        markup.column = column
        let text = try cell()
        if let mark { marks[column] = mark }
        if !text.isEmpty {
          while fields.count < column { fields.append("") }
          if fields.count == column {
            fields.append(text)
          } else if fields[column].isEmpty {
            fields[column] = text
          } else {
            throw markup.fault("cell-reference", "the cell stands twice; open the file and save it again")
          }
        }
        markup.column = nil
        column += 1
      case .start: try markup.skip()
      case .end, .finished: break rows
      case .text: break
      }
    }
    width = max(width, fields.count)
    cells &+= fields.count
    guard cells <= Self.cellLimit else {
      throw markup.fault("size-limit", "the sheet has more than 400 million cells")
    }
    let row = SourceRow(
      fields: fields, line: number, spans: merged.spans(of: number), marks: marks,
      merged: merged.texts(over: number, fields))
    hidden.add(row, isHidden: isHidden)
    return row
  }

  /// What a cell keeps its value as.
  private enum Kind {
    case number
    case shared
    case text
    case inline
    case boolean
    case date
  }

  private func kind() throws(SourceFault) -> Kind {
    guard markup.has("t") else { return .number }
    if markup.isAttribute("t", "s") { return .shared }
    if markup.isAttribute("t", "n") { return .number }
    if markup.isAttribute("t", "str") || markup.isAttribute("t", "e") { return .text }
    if markup.isAttribute("t", "inlineStr") { return .inline }
    if markup.isAttribute("t", "b") { return .boolean }
    if markup.isAttribute("t", "d") { return .date }
    throw markup.fault(
      "cell-type", "the cell is of a kind that no workbook has; open the file and save it again")
  }

  private func cell() throws(SourceFault) -> String {
    let kind = try kind()
    let style = kind == .number ? try markup.number("s") ?? 0 : 0
    let depth = markup.depth
    var value: String?
    var hasFormula = false
    var isValue = false
    mark = nil
    while true {
      switch try markup.next() {
      case .start where markup.isNamed("v"): isValue = true
      case .start where markup.isNamed("is"): value = try XLSXTexts.rich(markup)
      case .start:
        if markup.isNamed("f") { hasFormula = true }
        try markup.skip()
      case .text where isValue:
        let text = try read(kind, style)
        value = value.map { $0 + text } ?? text
      case .text, .finished: break
      case .end:
        isValue = false
        guard markup.depth < depth else { continue }
        if hasFormula, value == nil {
          // A text that is empty is kept as no value at all.
          if kind == .text {
            formulasWithoutText += 1
          } else {
            // Whether anyone reads the cell is known to whoever asked for the row.
            formulasWithoutResult += 1
            mark = .formulaWithoutResult
          }
        }
        let text = value ?? ""
        return kind == .text ? XLSXTexts.unescaped(text) : text
      }
    }
  }

  private func read(_ kind: Kind, _ style: Int) throws(SourceFault) -> String {
    switch kind {
    case .shared:
      guard let place = markup.wholeNumber(), texts.indices.contains(place) else {
        throw markup.fault(
          "shared-text",
          "the cell refers to a text that the workbook does not have; open the file and save it again")
      }
      return texts[place]
    case .text, .inline: return try markup.text()
    case .boolean:
      switch try markup.text() {
      case "1", "true": return "TRUE"
      case "0", "false": return "FALSE"
      default:
        throw markup.fault("cell-type", "the cell is neither true nor false; open the file and save it again")
      }
    case .date: return SheetWords.isoTime(try markup.text())
    case .number:
      let form = forms.indices.contains(style) ? forms[style] : .number
      if form == .percent { mark = .percent }
      if form == .number || form == .percent {
        if style > 0, !hasForms { hasUnknownForms = true }
        if let text = markup.shortestWholeNumber() { return text }
      }
      if markup.isBlank { return "" }
      guard let number = NumberText.number(try markup.text()) else {
        throw markup.fault(
          "cell-type", "the cell is kept as a number and is none; open the file and save it again")
      }
      if form != .number, form != .percent, let text = SerialTime.text(number, form: form, era: era) {
        return text
      }
      return NumberText.shortest(number)
    }
  }
}

/// The columns of a table of a page as those of a sheet: a figure has its number, and beside it, where any of its column
/// needs them, both ends, its status and its marks.
struct SheetColumns {
  /// A field of a sheet; nil where its cell is empty.
  typealias Field = (value: WorkbookSheet.Value, format: String)?

  /// A column of a sheet.
  struct Column {
    /// Its head.
    var head: Phrase
    /// Its fields.
    var fields: [Field]
    /// Whether its fields are numbers.
    var isNumbers: Bool
  }

  let language: any PageLanguage
  /// The columns.
  private(set) var columns: [Column] = []
  /// The first column of the sheet of each column of the table.
  private(set) var places: [Int] = []

  init(_ table: DataTable, _ language: any PageLanguage) {
    self.language = language
    let count = max(table.columns.count, table.rows.map(\.count).max() ?? 0)
    for column in 0..<count {
      places.append(columns.count)
      let head = table.columns.indices.contains(column) ? table.columns[column] : .own("")
      add(head, table.rows.map { $0.indices.contains(column) ? $0[column] : nil })
    }
  }

  private mutating func add(_ head: Phrase, _ entries: [Entry?]) {
    if entries.contains(where: { if case .revision = $0 { true } else { false } }) {
      addFigures(
        .workbook(.beside(head: head, word: .before)),
        entries.map { entry in
          if case .revision(let before, _) = entry { return .quantity(quantity: before) }
          return entry
        })
      addFigures(
        .workbook(.beside(head: head, word: .now)),
        entries.map { entry in
          if case .revision(_, let now) = entry { return .quantity(quantity: now) }
          return nil
        })
    } else {
      addFigures(head, entries)
    }
  }

  /// A column with what has to stand beside it.
  private mutating func addFigures(_ head: Phrase, _ entries: [Entry?]) {
    func add(_ word: WorkbookPhrase.Word, isNumbers: Bool, _ field: (Entry) -> Field) {
      let fields = entries.map { $0.flatMap(field) }
      guard fields.contains(where: { $0 != nil }) else { return }
      columns.append(
        Column(head: .workbook(.beside(head: head, word: word)), fields: fields, isNumbers: isNumbers))
    }
    let fields = entries.map { $0.flatMap(field) }
    let isNumbers =
      entries.contains { $0?.isWords == false } && !entries.contains { $0?.isWords == true }
    columns.append(Column(head: head, fields: fields, isNumbers: isNumbers))
    add(.lower, isNumbers: true) { $0.lower.flatMap { Self.number($0.value, $0.form) } }
    add(.upper, isNumbers: true) { $0.upper.flatMap { Self.number($0.value, $0.form) } }
    if entries.contains(where: { $0?.isOpen == true }) {
      add(.status, isNumbers: false) { entry in
        guard let quantity = entry.quantity else { return nil }
        return text(.workbook(.word(word: quantity.status)))
      }
    }
    add(.marks, isNumbers: false) { entry in
      guard let marks = entry.quantity?.marks, !marks.isEmpty else { return nil }
      return text(.list(phrases: marks.map { .workbook(.word(word: $0.word)) }, joint: .comma))
    }
  }

  private func text(_ phrase: Phrase) -> Field { (.text(language.text(phrase)), "") }

  /// The field of an entry itself.
  private func field(_ entry: Entry) -> Field {
    switch entry {
    case .words(let phrase): return text(phrase)
    case .direction: return (.text(language.text(entry)), "")
    case .quantity(let quantity), .revision(_, let quantity):
      return quantity.value.flatMap { Self.number($0, quantity.form) }
    case .change(let change): return Self.number(change.value, .change(decimals: 1))
    case .ratio(let ratio): return Self.number(ratio.value, .number(decimals: 2))
    case .period(let period): return SheetPeriods.value(period)
    }
  }

  /// A number with its format; nil for what is no number.
  private static func number(_ value: Double, _ form: Quantity.Form) -> Field {
    guard value.isFinite else { return nil }
    return (.number(value), format(form, value))
  }

  /// How spreadsheets print a form.
  static func format(_ form: Quantity.Form, _ value: Double) -> String {
    func digits(_ decimals: Int) -> String {
      "#,##0" + (decimals > 0 ? "." + String(repeating: "0", count: min(decimals, 9)) : "")
    }
    func signed(_ plain: String) -> String { "+\(plain);-\(plain);\(plain)" }
    switch form {
    case .number(let decimals): return digits(decimals)
    case .change(let decimals): return signed(digits(decimals))
    case .percent(let decimals): return digits(decimals) + "\"%\""
    case .percentChange(let decimals): return signed(digits(decimals) + "\"%\"")
    case .probability: return "0.000"
    case .significant: return value == value.rounded() ? digits(0) : ""
    }
  }
}

extension Entry {
  /// The figure, where it is one.
  fileprivate var quantity: Quantity? {
    if case .quantity(let quantity) = self { quantity } else { nil }
  }

  /// Whether it is a figure of which not one value is known.
  fileprivate var isOpen: Bool { quantity.map { $0.value == nil } ?? false }

  /// The least it can be, where that is not the figure itself.
  fileprivate var lower: (value: Double, form: Quantity.Form)? {
    switch self {
    case .quantity(let quantity):
      switch quantity.content {
      case .interval(let low, _), .lowerBound(let low): (low, quantity.form)
      case .exact, .none: nil
      }
    case .change(let range): (range.lower, .change(decimals: 1))
    case .ratio(let range): (range.lower, .number(decimals: 2))
    case .words, .period, .direction, .revision: nil
    }
  }

  /// The most it can be, where that is not the figure itself.
  fileprivate var upper: (value: Double, form: Quantity.Form)? {
    switch self {
    case .quantity(let quantity):
      if case .interval(_, let high) = quantity.content { (high, quantity.form) } else { nil }
    case .change(let range): (range.upper, .change(decimals: 1))
    case .ratio(let range): (range.upper, .number(decimals: 2))
    case .words, .period, .direction, .revision: nil
    }
  }
}

extension Quantity {
  /// The word for what is known of it.
  fileprivate var status: WorkbookPhrase.Word {
    switch content {
    case .exact: .known
    case .interval, .none(.hidden): .hidden
    case .lowerBound: .atLeast
    case .none(.missing): .missing
    case .none(.notCollected): .notCollected
    case .none(.notPublished): .notPublished
    case .none(.noRow): .noRow
    case .none(.notEstimable): .notEstimable
    }
  }
}

extension Quantity.Mark {
  /// The word for it.
  fileprivate var word: WorkbookPhrase.Word {
    switch self {
    case .provisional: .provisional
    case .seriesBreak: .seriesBreak
    case .partial: .partial
    case .derived: .derived
    case .estimated: .estimated
    }
  }
}

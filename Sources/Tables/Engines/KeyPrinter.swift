import Language

/// Prints a key as SQL: as it is stored, as another relation stores it, and as text.
struct KeyPrinter {
  /// The column, with the name of its relation where there are several.
  let column: SQL
  /// How its texts are stored.
  let encoding: KeyEncoding

  /// A text that no number stands for.
  private static let absent = -2

  /// A text of our own as the column would hold it.
  func literal(_ text: String) -> SQL {
    encoding == .text ? "\(text: text)" : "\(encoding.number(of: text) ?? Self.absent)"
  }

  /// Whether the key is at its margin.
  var isMargin: SQL { "\(column) = \(literal(CountsSchema.marginCode))" }

  /// The text.
  var text: SQL {
    switch encoding {
    case .text: return column
    case .places(let texts):
      return Self.element([CountsSchema.marginCode, CountsSchema.unknownCode] + texts, at: "\(column) + 2")
    case .periods(let span):
      return """
        CASE WHEN \(column) > 0 THEN \(text(of: span)) \
        WHEN \(column) = 0 THEN \(text: CountsSchema.unknownCode) ELSE \(text: CountsSchema.marginCode) END
        """
    }
  }

  /// Texts that are listed once are made once and not for every row; of ages of them the list would be the longer work.
  private func text(of span: ClosedRange<Period>) -> SQL {
    let (first, last) = (span.lowerBound.ordinal, span.upperBound.ordinal)
    let frequency = span.lowerBound.frequency
    if last - first < Self.mostListed {
      let texts = (first...last).map { Period(frequency: frequency, ordinal: $0).description }
      return Self.element(texts, at: "\(column) - \(first - 1)")
    }
    return PeriodPrinter(frequency: frequency).text(ofOrdinal: column)
  }

  private static let mostListed = 6_000

  private static func element(_ texts: [String], at place: SQL) -> SQL {
    "list_extract(list_value(\(texts.map { "\(text: $0)" as SQL })), \(place))"
  }

  /// The key as another relation stores it.
  func stored(as other: KeyEncoding) -> SQL { other == encoding ? column : text }

  /// The period of a frequency in which that of the key lies, stored as `encoding.enclosing(frequency)`.
  func enclosing(_ frequency: Period.Frequency, of shorter: Period.Frequency) -> SQL {
    guard case .periods(let span) = encoding, encoding.enclosing(frequency) != .text else {
      return PeriodPrinter(frequency: shorter).text(ofEnclosing: frequency, text: text)
    }
    let printer = PeriodPrinter(frequency: span.lowerBound.frequency)
    return
      "CASE WHEN \(column) > 0 THEN \(printer.ordinal(ofEnclosing: frequency, ordinal: column)) ELSE \(column) END"
  }
}

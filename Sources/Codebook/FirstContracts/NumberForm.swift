import Language

/// How the numbers of a column are written.
struct NumberForm: Sendable, Hashable {
  /// The mark between thousands, or nil.
  var thousands: String?
  /// Whether a comma stands before the fraction.
  var hasDecimalComma = false
  /// Whether every number is whole; a fraction of zeros counts as whole.
  var isWhole = true
  /// Texts that hide a value, with their intervals.
  var masks: [String: ClosedRange<Double>] = [:]
  /// Texts that mean that nothing is known.
  var missing: [String] = []
  /// What stands behind figures in their cells, in order.
  var marks: [String] = []
  /// What stands in place of figures, in order (`CellMarkForm.alone`).
  var lone: [String] = []
  /// How many texts are neither.
  var others = 0
  /// Whether the mark could as well be that of the other use.
  var isAmbiguous = false
  /// Whether each point stands before three digits, so that it may group thousands.
  var mayHavePointsOfThousands = false
  /// The value of each text, in the order given; nil where it is none.
  var values: [Double?] = []

  /// So many different numbers with three digits behind each mark have it between thousands.
  private static let fewestThousands = 5

  /// Texts that mean that nothing is known, where numbers or codes are expected.
  static let missingWords: Set<String> = [
    "..", "...", "…", ":", "-", "–", "—", "n/a", "na", "n.a.", "n.a", "#n/a", "nan", "null", "none", "nil",
    "-99", "-999",
    "not available", "not known", "unknown", "not specified", "not stated", "unavailable", "s/d", "n.d.",
    "nd", "n/d", "sin dato", "н/д", "н.д.", "нет данных", "немає даних", "no data", "k.a.", "yok", "ไม่มีข้อมูล",
    "non disponible", "غير متوفر", "نامعلوم", "نامشخص", "غير معروف",
  ]

  /// The place among the forms of points between thousands.
  private static let pointsOfThousands = 7

  /// The same texts with points between thousands.
  func withPointsOfThousands(_ texts: [String]) -> NumberForm {
    var form = self
    form.thousands = "."
    form.hasDecimalComma = true
    form.mayHavePointsOfThousands = false
    form.values = zip(texts, values).map { text, value in value == nil ? nil : Self.value(text, ".", true) }
    form.isWhole = form.values.allSatisfy { $0.map { $0 == $0.rounded() } ?? true }
    form.isAmbiguous = values.count { $0 != nil && $0 != $0?.rounded() } < Self.fewestThousands
    return form
  }

  /// Reads texts that are not blank; nil where less than `share` of them are numbers, masks or words for nothing.
  init?(_ texts: [String], share: Double = 0.95) {
    let candidates: [(thousands: String?, comma: Bool)] = [
      (nil, false), (",", false), (" ", false), ("\u{A0}", false), ("\u{202F}", false), ("'", false),
      ("\u{2019}", false),
      (".", true), (" ", true), ("\u{A0}", true), ("\u{202F}", true), (nil, true),
    ]
    var rest: [String] = []
    for text in texts {
      // Most texts are numbers, and are asked no further.
      if !Self.isPlain(text), let mask = MaskText.interval(text) {
        masks[text] = mask
      } else {
        rest.append(text)
      }
    }
    // Bands of ages are written as two ends are: a column has fewer of them than numbers.
    let bands = masks.keys.count { MaskText.namesBothEnds($0) }
    if bands > 3 || bands >= rest.count { return nil }
    // A minus and digits means nothing only where no other number is negative.
    let negatives = rest.count { $0.hasPrefix("-") && $0.count > 1 && !Self.missingWords.contains($0) }
    let words = rest.filter {
      Self.missingWords.contains($0.lowercased())
        && (negatives == 0 || !$0.dropFirst().allSatisfy(\.isNumber) || $0.count < 2)
    }
    missing = words
    let numbers = rest.filter { !words.contains($0) }
    var best: (form: (thousands: String?, comma: Bool), read: Int)?
    var fits: [Int] = []
    // The first texts tell that most columns are none.
    let first = numbers.prefix(40)
    guard
      first.isEmpty
        || candidates.contains(where: { form in
          first.count { Self.value($0, form.thousands, form.comma) != nil } * 2 >= first.count
        })
    else { return nil }
    let occurring = Set(numbers.lazy.flatMap(\.unicodeScalars).filter { !("0"..."9").contains($0) })
    // Texts without a mark are numbers in every form or in none.
    let marked = numbers.filter { !Self.isPlain($0) }
    for form in candidates {
      // A form whose marks do not occur reads what the plain one reads, and is not asked.
      guard Self.marks(form.thousands, form.comma).isSubset(of: occurring) else {
        fits.append(0)
        continue
      }
      let read =
        numbers.count - marked.count + marked.count { Self.value($0, form.thousands, form.comma) != nil }
      fits.append(read)
      if read > best?.read ?? 0 { best = (form, read) }
    }
    guard let best, Double(best.read) >= share * Double(numbers.count) else { return nil }
    others = numbers.count - best.read
    thousands = best.form.thousands
    hasDecimalComma = best.form.comma
    // `1,234` is as much a number of thousands as one with a fraction, where nothing else in the column tells.
    let rival =
      thousands == ","
      ? fits[11] : thousands == nil && hasDecimalComma ? fits[1] : thousands == "." ? fits[0] : 0
    mayHavePointsOfThousands =
      thousands == nil && !hasDecimalComma && occurring.contains(".")
      && fits[Self.pointsOfThousands] == best.read
      && marked.contains { $0.contains(".") }
      // Above a thousand such a column has a point everywhere.
      && !numbers.contains { Self.isPlain($0) && $0.drop { $0 == "-" }.count > 3 }
    // Fractions do not all have three digits, where there are several.
    let areThousands = thousands != nil && marked.count >= Self.fewestThousands
    isAmbiguous = rival == best.read && (thousands != nil || hasDecimalComma) && !areThousands
    values = texts.map { Self.value($0, best.form.thousands, best.form.comma) }
    for (index, text) in texts.enumerated() where words.contains(text) { values[index] = nil }
    isWhole = values.allSatisfy { $0.map { $0 == $0.rounded() } ?? true }
  }

  /// The marks that tell a form of writing from the plain one.
  private static func marks(_ thousands: String?, _ comma: Bool) -> Set<Unicode.Scalar> {
    Set((thousands ?? "").unicodeScalars).union(comma && thousands == nil ? [","] : [])
  }

  /// Whether a text is digits of ASCII alone, with a sign or not.
  private static func isPlain(_ text: String) -> Bool {
    let digits = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
    return !digits.isEmpty && digits.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// The value of a text in one form of writing; digits of any script.
  private static func value(_ text: String, _ thousands: String?, _ comma: Bool) -> Double? {
    if isPlain(text) { return Double(text) }
    // A fraction behind a point, in the form that most columns have.
    if thousands == nil, !comma, text.utf8.allSatisfy({ (0x2B...0x39).contains($0) && $0 != 0x2C }) {
      guard case .real(let value)? = ScalarValueReader.read(text, as: .real) else { return nil }
      return value
    }
    var style = NumberStyle()
    style.decimal = comma ? "," : "."
    style.isDeclared = true
    if let thousands { style.take(thousands: thousands) }
    guard let plain = NumberText.plain(text, style),
      case .real(let value)? = ScalarValueReader.read(plain, as: .real)
    else { return nil }
    return value
  }
}

import Language

/// The order and the mark of the parts of a date, such as `d/M/yyyy`.
///
/// `yyyy` is four digits, `MM` and `dd` two, `M` and `d` one or two.
public struct DatePattern: Sendable, Hashable, Codable {
  /// The pattern as written.
  public let text: String
  /// The parts in order.
  let parts: [String]
  /// The mark between them.
  let mark: String

  /// Reads a pattern of one year, one month and one day with one of `-`, `/`, `.` between them, or returns nil.
  public init?(_ text: String) {
    guard let mark = text.first(where: { "-/.".contains($0) }).map(String.init) else { return nil }
    let parts = text.split(separator: mark, omittingEmptySubsequences: false).map(String.init)
    let kinds = parts.compactMap { ["yyyy": "y", "MM": "m", "M": "m", "dd": "d", "d": "d"][$0] }
    guard parts.count == 3, Set(kinds) == ["y", "m", "d"] else { return nil }
    self.text = text
    self.parts = parts
    self.mark = mark
  }

  /// Whether one text can fit both patterns and mean two days: they differ in where the day stands.
  func contradicts(_ other: DatePattern) -> Bool {
    func kinds(_ pattern: DatePattern) -> [String] { pattern.parts.map { String($0.prefix(1)).lowercased() } }
    return mark == other.mark && kinds(self) != kinds(other)
      && parts.firstIndex(of: "yyyy") == other.parts.firstIndex(of: "yyyy")
  }

  /// What the engine calls it.
  var engineFormat: String {
    parts.map { $0 == "yyyy" ? "%Y" : $0.lowercased().hasPrefix("m") ? "%m" : "%d" }.joined(separator: mark)
  }

  /// The shape of a text in this pattern, as a regular expression.
  var shape: String {
    let digits = parts.map { $0 == "yyyy" ? "[0-9]{4}" : $0.count == 2 ? "[0-9]{2}" : "[0-9]{1,2}" }
    return digits.joined(separator: mark == "." ? "[.]" : mark)
  }

  /// Every way to write the day in column `d`, as texts of the engine.
  func spellings() -> [SQL] {
    var ways: [[String]] = [[]]
    for part in parts {
      let options =
        switch part {
        case "yyyy": ["%Y"]
        case "MM": ["%m"]
        case "dd": ["%d"]
        case "M": ["%-m", "%m"]
        default: ["%-d", "%d"]
        }
      ways = ways.flatMap { way in options.map { way + [$0] } }
    }
    return ways.map { "strftime(d, \(text: $0.joined(separator: mark)))" }
  }
}

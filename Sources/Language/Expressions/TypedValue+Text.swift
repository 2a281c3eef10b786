extension TypedValue {
  /// The value as text that means the same everywhere: ISO 8601 for time, no grouping of digits.
  public var canonicalText: String {
    switch self {
    case .text(let text), .code(let text): text
    case .integer(let number): String(number)
    case .real(let number): String(number)
    case .date(let year, let month, let day):
      "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))"
    case .month(let year, let month): "\(Self.padded(year, 4))-\(Self.padded(month, 2))"
    case .year(let year): Self.padded(year, 4)
    case .boolean(let truth): truth ? "true" : "false"
    }
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

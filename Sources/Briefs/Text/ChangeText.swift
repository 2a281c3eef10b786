/// Changes, ranges and chances in words.
enum ChangeText {
  /// `about 250 more detections each year than the year before (likely range 120 to 380 more)`.
  static func yearly(_ change: FindingStatement.Range, unit: String) -> String {
    let decimals = decimals(change)
    func size(_ value: Double) -> String { NumberText.number(value.magnitude, decimals: decimals) }
    func word(_ value: Double) -> String { value < 0 ? "fewer" : "more" }
    let range =
      change.lower < 0 && change.upper > 0
      ? "\(size(change.lower)) fewer to \(size(change.upper)) more"
      : {
        let ends = [change.lower.magnitude, change.upper.magnitude].sorted()
        return "\(size(ends[0])) to \(size(ends[1])) \(word(change.lower + change.upper))"
      }()
    let middle = size(change.value)
    if !middle.contains(where: { "123456789".contains($0) }) {
      return
        "About as many\(unit.isEmpty ? "" : " " + unit) each year as the year before (likely range \(range))"
    }
    return
      "About \(middle) \(word(change.value))\(unit.isEmpty ? "" : " " + unit) each year than the year before (likely range \(range))"
  }

  /// The same for a table: `+250 (+120 to +380)`.
  static func yearlyCell(_ change: FindingStatement.Range) -> String {
    if change.value == 0, change.lower == 0, change.upper == 0 { return "0" }
    let decimals = decimals(change)
    func signed(_ value: Double) -> String { NumberText.signed(value, decimals: decimals) }
    return "\(signed(change.value)) (\(signed(change.lower)) to \(signed(change.upper)))"
  }

  /// `+9% a year (likely range +4% to +13%)`; decimals only on a base of a thousand or more.
  static func percent(_ change: FindingStatement.Range, base: Double) -> String {
    func text(_ value: Double) -> String {
      base < 1000 ? NumberText.signed(value) + "%" : NumberText.percent(value)
    }
    return "\(text(change.value)) a year (likely range \(text(change.lower)) to \(text(change.upper)))"
  }

  /// `1.08 times a year (likely range 1.03 to 1.13)`.
  static func ratio(_ ratio: FindingStatement.Range) -> String {
    func text(_ value: Double) -> String { NumberText.number(value, decimals: 2) }
    return "\(text(ratio.value)) times a year (likely range \(text(ratio.lower)) to \(text(ratio.upper)))"
  }

  /// The same for a table: `1.08 (1.03 to 1.13)`.
  static func ratioCell(_ ratio: FindingStatement.Range) -> String {
    func text(_ value: Double) -> String { NumberText.number(value, decimals: 2) }
    return "\(text(ratio.value)) (\(text(ratio.lower)) to \(text(ratio.upper)))"
  }

  /// How often chance alone would show as much: `about 1 time in 150`.
  static func chance(_ p: Double?) -> String {
    guard let p, p.isFinite, p >= 0 else { return "an unknown number of times" }
    if p < 0.001 { return "less than 1 time in 1,000" }
    if p > 0.5 { return "more than 1 time in 2" }
    let times = 1 / p
    // Two digits are as much as a chance deserves.
    let step = times >= 100 ? 10.0 : 1
    return "about 1 time in " + NumberText.number((times / step).rounded() * step)
  }

  private static func decimals(_ change: FindingStatement.Range) -> Int {
    max(change.lower.magnitude, change.upper.magnitude) < 9.95 ? 1 : 0
  }
}

/// Numbers as the pages print them: thousands commas and a true minus sign, without locale.
public enum NumberText {
  /// The minus sign of printed numbers, U+2212.
  static let minus = "\u{2212}"

  /// A number with thousands commas and a fixed count of decimals; a dash for what is not finite.
  public static func number(_ value: Double, decimals: Int = 0) -> String {
    guard value.isFinite else { return "–" }
    var scale = 1.0
    for _ in 0..<max(0, decimals) { scale *= 10 }
    let scaled = (value.magnitude * scale).rounded()
    guard scaled < 9e18 else { return "–" }
    let whole = Int64(scaled) / Int64(scale)
    let rest = Int64(scaled) % Int64(scale)
    var text = grouped(String(whole))
    if decimals > 0 {
      let digits = String(rest)
      text += "." + String(repeating: "0", count: max(0, decimals - digits.count)) + digits
    }
    return value < 0 && scaled > 0 ? minus + text : text
  }

  /// A whole number with thousands commas.
  public static func integer(_ value: Int) -> String {
    let digits = grouped(String(value.magnitude))
    return value < 0 ? minus + digits : digits
  }

  /// A number to so many digits, with decimals where it is small: `1,235`, `12.35`, `0.0012`; `1.2e-09` below a millionth.
  public static func significant(_ value: Double, digits: Int) -> String {
    guard value.isFinite, value.magnitude < 1e15 else { return "–" }
    if value == 0 { return "0" }
    var power = 0
    var rest = value.magnitude
    while rest >= 10 {
      rest /= 10
      power += 1
    }
    while rest < 1, power > -7 {
      rest *= 10
      power -= 1
    }
    if power < -6 { return value < 0 ? minus + "<0.000001" : "<0.000001" }
    var text = number(value, decimals: max(0, digits - 1 - power))
    if text.contains(".") {
      while text.hasSuffix("0") { text.removeLast() }
      if text.hasSuffix(".") { text.removeLast() }
    }
    return text
  }

  /// A number with a sign in front unless it rounds to zero.
  public static func signed(_ value: Double, decimals: Int = 0) -> String {
    let text = number(value, decimals: decimals)
    let isZero = !text.contains { "123456789".contains($0) }
    return value > 0 && !isZero ? "+" + text : text
  }

  /// Decimals that a size deserves: one below ten, none from ten on.
  public static func decimals(for value: Double) -> Int { value.magnitude < 9.95 ? 1 : 0 }

  /// A signed percentage, such as `+12%` or `−3.4%`.
  public static func percent(_ value: Double) -> String {
    signed(value, decimals: decimals(for: value)) + "%"
  }

  /// A signed percentage with its range, such as `+12% (+5% to +19%)`.
  public static func percent(_ value: Double, lower: Double, upper: Double) -> String {
    percent(value) + " (" + percent(lower) + " to " + percent(upper) + ")"
  }

  /// A p value: `<0.001`, or two or three decimals.
  public static func probability(_ p: Double) -> String {
    if !p.isFinite { return "–" }
    if p < 0.001 { return "<0.001" }
    return number(p, decimals: p < 0.1 ? 3 : 2)
  }

  /// A number for SVG attributes and CSV: plain digits, at most two decimals, ASCII minus.
  static func plain(_ value: Double) -> String {
    guard value.isFinite, value.magnitude < 1e15 else { return "0" }
    let scaled = (value.magnitude * 100).rounded()
    let whole = Int64(scaled) / 100
    let rest = Int64(scaled) % 100
    var text = String(whole)
    if rest > 0 {
      text += rest % 10 == 0 ? ".\(rest / 10)" : (rest < 10 ? ".0\(rest)" : ".\(rest)")
    }
    return value < 0 && scaled > 0 ? "-" + text : text
  }

  private static func grouped(_ digits: String) -> String {
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { result.append(",") }
      result.append(digit)
    }
    return result
  }
}

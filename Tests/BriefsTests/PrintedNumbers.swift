import Foundation

@testable import Briefs

/// The numbers that a sentence prints, beside those that `report.json` has for it.
enum PrintedNumbers {
  /// The numbers of the English sentence that its phrase, as JSON, does not hold.
  static func unexplained(_ phrase: Phrase) -> [String] {
    guard let data = try? JSONEncoder().encode(phrase) else { return ["not written as JSON"] }
    return unexplained(English().text(phrase), in: String(decoding: data, as: UTF8.self))
  }

  /// How numbers are told.
  enum Telling {
    /// As they are.
    case plain
    /// A ratio also as a change in per cent, and what is fitted to two digits.
    case ofFindings
  }

  /// The numbers of an English text that JSON does not hold.
  static func unexplained(_ text: String, in json: String, told telling: Telling = .plain) -> [String] {
    // `the 12 months` names a length and `(under 18)` a group, neither a figure.
    let plain = ["12 months", "(18 and over)", "(under 18)"].reduce(text) { $0.replacing($1, with: "") }
    guard let json = try? JSONSerialization.jsonObject(with: Data(json.utf8)) else { return ["no JSON"] }
    var known: [Double] = []
    collect(json, into: &known)
    var text = plain
    if telling == .ofFindings {
      known += known.map { 100 * ($0 - 1) } + known.map(twoDigits)
      // The word for any p below it.
      text = text.replacing("<0.001", with: "")
    }
    return numbers(text).filter { printed in
      let decimals = printed.split(separator: ".").dropFirst().first?.count ?? 0
      guard let value = Double(printed.replacing(",", with: "")) else { return true }
      let half = 0.500001 * pow(10, -Double(decimals))
      return !known.contains { ($0.magnitude - value).magnitude <= half }
    }
  }

  /// A number of a hundred or more to two digits.
  private static func twoDigits(_ value: Double) -> Double {
    guard value.isFinite, value.magnitude >= 100 else { return value }
    let unit = pow(10, (log10(value.magnitude)).rounded(.down) - 1)
    return (value / unit).rounded() * unit
  }

  /// Numbers as a sentence prints them.
  static func numbers(_ text: String) -> [String] {
    text.matches(of: /\d(?:[\d,]*\d)?(?:\.\d+)?/).map { String($0.0) }
  }

  private static func collect(_ json: Any, into known: inout [Double]) {
    switch json {
    case let object as [String: Any]:
      if object["frequency"] as? String == "month", let ordinal = object["ordinal"] as? Int {
        known.append(Double(ordinal / 12))
      }
      // A hidden figure of at most 4 prints as `<5`.
      if let high = object["high"] as? Double { known.append(high + 1) }
      // Families are told by how many they are and what they have together.
      if let families = object["families"] as? [[String: Any]] {
        known.append(Double(families.count))
        for key in ["tested", "up", "down", "changed"] {
          known.append(families.reduce(0) { $0 + ($1[key] as? Double ?? 0) })
        }
      }
      for value in object.values { collect(value, into: &known) }
    case let list as [Any]: for value in list { collect(value, into: &known) }
    case let text as String:
      known += numbers(text).compactMap { Double($0.replacing(",", with: "")) }
    case let number as Double: known.append(number)
    default: break
    }
  }
}

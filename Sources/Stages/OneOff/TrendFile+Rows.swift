import Foundation
import Language
public import Pipelines
import Statistics
import Trends

/// The results of `waymark trend` for people: a line a number, with dates beside places.
extension TrendFile {
  /// What is told of a file.
  public struct Told: Sendable {
    /// One sentence a series where the default verdict was asked for.
    public var sentences: [String]
    /// The lines of the table, the first of them with the names of the columns.
    public var rows: [[String]]
    /// What was taken for granted about the file.
    public var taken: [String]
  }

  /// The quantities that are places on the grid of the series, from 0.
  private static let places: Set<String> = ["changePlaces", "breakPlaces", "breakLower", "breakUpper"]
  /// How many digits a number has here; JSON has all of them.
  private static let digits = 6

  /// The results as lines of cells and as sentences.
  ///
  /// - Throws: `StageFailure` with cause `data` that names file, line, column and rule.
  public static func told(_ request: Request) throws(StageFailure) -> Told {
    let (results, file) = try analyse(request)
    var told = Told(
      sentences: [], rows: [request.by + ["n", "method", "quantity", "value", "period"]], taken: file.taken)
    let periods = file.series.first?.periods ?? []
    func add(_ key: [String], _ methods: [String: TrendFileResult.Flat]) {
      for (method, flat) in methods.sorted(by: { $0.key < $1.key }) {
        told.rows += flat.result.facts.map { fact in
          key + [method, fact.name, text(fact.value), period(of: fact, in: periods)]
        }
      }
    }
    for series in results.series {
      let key = request.by.map { series.key[$0] ?? "" }
      add(key + [String(series.n)], series.methods)
      if let verdict = series.methods["trend"] {
        told.sentences.append(sentence(key, verdict.result, periods))
      }
    }
    add(request.by.map { _ in "" } + [String(results.valuesTogether)], results.together ?? [:])
    return told
  }

  private static func text(_ value: FindingValue) -> String {
    guard case .number(let number) = value else { return value.text }
    return number.rounded(toDigits: digits)
  }

  private static func period(of fact: FindingFact, in periods: [String]) -> String {
    guard case .number(let place) = fact.value,
      let name = fact.name.split(separator: ".").first.map(String.init), places.contains(name),
      let index = Int(exactly: place), periods.indices.contains(index)
    else { return "" }
    return periods[index]
  }

  /// The default verdict on a series in words.
  private static func sentence(_ key: [String], _ verdict: MethodResult, _ periods: [String]) -> String {
    let facts = Dictionary(verdict.facts.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    func number(_ name: String) -> String? {
      guard case .number(let number)? = facts[name] else { return nil }
      return number.rounded(toDigits: 3)
    }
    let subject = key.isEmpty ? "the series" : key.joined(separator: ", ")
    let span = periods.first.flatMap { first in periods.last.map { " from \(first) to \($0)" } } ?? ""
    let direction: String
    switch facts["direction"]?.text {
    case "rising": direction = "rising"
    case "falling": direction = "falling"
    case "noClearChange": direction = "no clear change"
    case let reason:
      return "\(subject): no verdict\(span) (\(reason ?? verdict.notEstimable?.rawValue ?? "none"))"
    }
    var parts = ["\(subject): \(direction)\(span)"]
    if let slope = number("slopePerYear"), let low = number("slopePerYearLower"),
      let high = number("slopePerYearUpper")
    {
      parts.append("median slope \(slope) a year (\(low) to \(high))")
    } else if let slope = number("slopePerYear") {
      parts.append("median slope \(slope) a year")
    }
    if let p = number("p") { parts.append("p = \(p)") }
    return parts.joined(separator: ", ")
  }
}

extension Double {
  /// The number with at most some significant digits, whole numbers without a fraction.
  fileprivate func rounded(toDigits digits: Int) -> String {
    guard isFinite, self != 0 else { return "0" }
    if self == self.rounded(), magnitude < 1e15 { return String(Int64(self)) }
    let exponent = Int(Foundation.floor(Foundation.log10(magnitude)))
    guard (-5...14).contains(exponent) else { return String(format: "%.\(digits - 1)e", self) }
    var text = String(format: "%.\(max(0, digits - 1 - exponent))f", self)
    if text.contains(".") {
      while text.last == "0" { text.removeLast() }
      if text.last == "." { text.removeLast() }
    }
    return text
  }
}

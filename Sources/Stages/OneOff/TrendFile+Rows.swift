import Foundation
import Language
public import Pipelines
import Statistics
import Trends

/// The results of `waymark trend` for people: a line a number, with its period where it belongs to one.
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

  /// How many digits a number has here; JSON has all of them.
  private static let digits = 6

  /// The results as lines of cells and as sentences.
  ///
  /// - Throws: `StageFailure` with cause `data` that names file, line, column and rule.
  public static func told(_ request: Request) throws(StageFailure) -> Told {
    let (results, taken) = try analyse(request)
    var told = Told(sentences: [], rows: [heading(request)], taken: taken)
    for series in results.series {
      told.rows += rows(series)
      if let verdict = series.methods["trend"] { told.sentences.append(sentence(series, verdict)) }
    }
    told.rows += rowsTogether(results)
    return told
  }

  /// Gives the same as CSV, in parts that end with a line: one line for each series, method and number; what is said of all
  /// series stands last.
  ///
  /// - Throws: `StageFailure` with cause `data` that names file, line, column and rule, before the first part.
  public static func csv(_ request: Request, to write: (String) -> Void) throws(StageFailure) {
    let results = try analyse(request).results
    let texts = request.by.count
    var part = ""
    func add(_ rows: [[String]]) {
      for row in rows {
        let cells = row.prefix(texts).map(CSVField.text) + row.dropFirst(texts).map(CSVField.figure)
        part += cells.joined(separator: ",") + "\n"
      }
      if part.utf8.count > sizeOfPart {
        write(part)
        part = ""
      }
    }
    add([heading(request)])
    for series in results.series { add(rows(series)) }
    add(rowsTogether(results))
    if !part.isEmpty { write(part) }
  }

  private static func heading(_ request: Request) -> [String] {
    request.by + ["n", "method", "quantity", "value", "period"]
  }

  private static func rows(_ series: TrendFileResult.Series) -> [[String]] {
    rows(series.codes + [String(series.n)], series.methods)
  }

  private static func rowsTogether(_ results: TrendFileResult) -> [[String]] {
    rows(results.dimensions.map { _ in "" } + [String(results.valuesTogether)], results.together ?? [:])
  }

  private static func rows(_ key: [String], _ methods: [String: MethodResult]) -> [[String]] {
    methods.sorted { $0.key < $1.key }.flatMap { method, result in
      result.told.map { key + [method, $0.quantity, text($0.value), $0.period ?? ""] }
    }
  }

  private static func text(_ value: FindingValue) -> String {
    guard case .number(let number) = value else { return value.text }
    return number.rounded(toDigits: digits)
  }

  /// The default verdict on a series in words.
  private static func sentence(_ series: TrendFileResult.Series, _ verdict: MethodResult) -> String {
    let facts = Dictionary(verdict.facts.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    func number(_ name: String) -> String? {
      guard case .number(let number)? = facts[name] else { return nil }
      return number.rounded(toDigits: 3)
    }
    let subject = series.codes.isEmpty ? "the series" : series.codes.joined(separator: ", ")
    let span = series.span.map { " from \($0.first) to \($0.last)" } ?? ""
    let direction: String
    switch facts["direction"]?.text {
    case "rising": direction = "rising"
    case "falling": direction = "falling"
    case "changed": direction = "changed in stretches"
    case "noClearChange": direction = "no clear change"
    case let reason:
      return "\(subject): no verdict\(span) (\(reason ?? verdict.notEstimable?.rawValue ?? "none"))"
    }
    var parts = ["\(subject): \(direction)\(span)"]
    if let ratio = number("ratioPerYear"), let low = number("ratioPerYearLower"),
      let high = number("ratioPerYearUpper")
    {
      parts.append("times \(ratio) a year (\(low) to \(high))")
    }
    if let slope = number("slopePerYear"), let low = number("slopePerYearLower"),
      let high = number("slopePerYearUpper")
    {
      parts.append("median slope \(slope) a year (\(low) to \(high))")
    } else if let slope = number("slopePerYear") {
      parts.append("median slope \(slope) a year")
    }
    if case .number(let p)? = facts["adjustedP"] {
      parts.append(p < 1e-6 ? "adjusted p < 0.000001" : "adjusted p = \(p.rounded(toDigits: 3))")
    }
    let stretches = (1...99).prefix { facts["stretch\($0)First"] != nil }.map { place in
      let name = "stretch\(place)"
      func word(_ part: String) -> String { facts[name + part]?.text ?? "" }
      let (from, to) = (number(name + "FromLow") ?? "", number(name + "ToLow") ?? "")
      switch word("Direction") {
      case "rising": return "rose from \(from) to \(to) (\(word("First")) to \(word("Last")))"
      case "falling": return "fell from \(from) to \(to) (\(word("First")) to \(word("Last")))"
      case "nothingRecorded": return "nothing recorded (\(word("First")) to \(word("Last")))"
      default: return "about \(number(name + "MeanLow") ?? "") (\(word("First")) to \(word("Last")))"
      }
    }
    let story = stretches.count > 1 ? "; stretches: " + stretches.joined(separator: "; ") : ""
    return parts.joined(separator: ", ") + story
  }
}

extension Double {
  /// The number with at most some significant digits, whole numbers without a fraction.
  func rounded(toDigits digits: Int) -> String {
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

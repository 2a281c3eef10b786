import Foundation
import Language
public import Pipelines
import Statistics
import Tables
import Trends

/// `waymark trend`: every series of a CSV file, with no pipeline and no contract.
public enum TrendFile {
  /// The methods that can be asked for, by their published names; `trend` is the default verdict.
  public static let methods = ["mannKendall", "mannKendallAR1", "theilSen", "trend"]

  /// What is asked for.
  public struct Request: Sendable {
    /// The CSV file.
    public var path: String
    /// The column of months (`2026-11`) or years.
    public var time: String
    /// The column of numbers; empty is not known.
    public var value: String
    /// The columns that tell series apart.
    public var by: [String]
    /// The periods of a season; nil is 12 for months and 1 for years.
    public var season: Int?
    /// The methods, of `methods`.
    public var methods: [String]

    /// Creates a request.
    public init(
      path: String, time: String, value: String, by: [String], season: Int?, methods: [String]
    ) {
      self.path = path
      self.time = time
      self.value = value
      self.by = by
      self.season = season
      self.methods = methods
    }
  }

  /// The results of a file in the format `waymark-trend/1`, series in order of their keys.
  ///
  /// - Throws: `StageFailure` with cause `data` that names file, line, column and rule.
  public static func json(_ request: Request) throws(StageFailure) -> String {
    let results = try analyse(request)
    do {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      return String(decoding: try encoder.encode(TrendFileResult(series: results)), as: UTF8.self)
    } catch {
      throw StageFailure(cause: .engine, message: "the results cannot be written as JSON")
    }
  }

  /// The same as CSV: one line for each series, method and number.
  public static func csv(_ request: Request) throws(StageFailure) -> String {
    var lines = [
      (request.by + ["n", "method", "quantity", "value"]).map(CSVField.text).joined(separator: ",")
    ]
    for series in try analyse(request) {
      let key = request.by.map { series.key[$0] ?? "" } + [String(series.n)]
      for (method, result) in series.methods.sorted(by: { $0.key < $1.key }) {
        for (quantity, value) in result.quantities {
          lines.append((key + [method, quantity, value]).map(CSVField.text).joined(separator: ","))
        }
      }
    }
    return lines.joined(separator: "\n")
  }

  private static func analyse(_ request: Request) throws(StageFailure) -> [TrendFileResult.Series] {
    let file: (series: [LabelledSeries], frequency: Period.Frequency)
    do {
      file = try SeriesFile.read(
        path: request.path,
        columns: .init(time: request.time, value: request.value, by: request.by))
    } catch {
      throw StageFailure(
        cause: .data, message: error.description, help: "correct the file, or name other columns")
    }
    let perYear = file.frequency.periodsPerYear
    let findings = TrendAnalysis.findings(
      file.series, season: request.season ?? perYear, periodsPerYear: perYear, alpha: 0.05,
      family: "all series of the file")
    return zip(file.series, findings).map { series, finding in
      let known = series.values.enumerated().compactMap { index, value in
        value.map { (index: Double(index), value: $0) }
      }
      let (x, y) = (known.map(\.index), known.map(\.value))
      var methods: [String: TrendFileResult.Method] = [:]
      for name in request.methods {
        methods[name] =
          switch name {
          case "mannKendall": .init(mannKendall(y))
          case "mannKendallAR1": .init(mannKendallAR1(index: x, values: y))
          case "theilSen": .init(theilSen(x: x, y: y))
          default: .init(finding)
          }
      }
      return TrendFileResult.Series(
        key: Dictionary(series.key.map { ($0.dimension, $0.code) }, uniquingKeysWith: { one, _ in one }),
        n: y.count, methods: methods)
    }
  }
}

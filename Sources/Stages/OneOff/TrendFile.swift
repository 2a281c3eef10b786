import Foundation
import Language
public import Pipelines
import Tables
import Trends

/// `waymark trend`: every series of a CSV file, with no pipeline and no contract.
public enum TrendFile {
  /// The methods that can be asked for, by their published names; `trend` is the default verdict.
  public static var methods: [String] { TrendMethod.all.map(\.name) }

  /// Every method with its settings and their values, as people read them.
  public static var methodLines: [String] {
    TrendMethod.all.map { method in
      let settings = method.parameters.map { "\($0.name)=\($0.description)" }
      let need = method.need == .exposure ? ["needs --exposure"] : []
      return ([method.name] + need + settings).joined(separator: "\n    ")
    }
  }

  /// Those that run when none is asked for.
  public static var usualMethods: [String] { TrendMethod.all.filter { $0.use == .byDefault }.map(\.name) }

  /// Why a request cannot be met, before any data is read.
  public struct RequestFault: Error, Sendable {
    /// What is wrong.
    public var message: String
    /// What to do about it.
    public var help: String
  }

  /// What is asked for.
  public struct Request: Sendable {
    /// The CSV file.
    public var path: String
    /// The column of days, weeks, months (`2026-11`), quarters or years.
    public var time: String
    /// The column of numbers; empty is not known.
    public var value: String
    /// The columns that tell series apart.
    public var by: [String]
    /// The column of exposure, such as persons or reporting offices; nil for none.
    public var exposure: String?
    /// The periods of a season; nil is 12 for months, 4 for quarters, 52 for weeks, 7 for
    /// days and 1 for years.
    public var season: Int?
    let methods: [TrendMethodRequest]

    /// Creates a request.
    ///
    /// `methods` are names of `TrendFile.methods`, with settings as in `mannKendallHamedRao:lag=3`; none is the
    /// usual ones, and `all` is all for which the file has what they need.
    public init(
      path: String, time: String, value: String, by: [String], exposure: String?, season: Int?,
      methods: [String]
    ) throws(RequestFault) {
      self.path = path
      self.time = time
      self.value = value
      self.by = by
      self.exposure = exposure
      self.season = season
      self.methods = try TrendMethodRequest.requests(methods, hasExposure: exposure != nil)
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
      return VisibleText.json(String(decoding: try encoder.encode(results), as: UTF8.self))
    } catch {
      throw StageFailure(cause: .engine, message: "the results cannot be written as JSON")
    }
  }

  /// The same as CSV: one line for each series, method and number; what is said of all series stands last.
  public static func csv(_ request: Request) throws(StageFailure) -> String {
    let texts = request.by.count
    return try rows(request).map { row in
      (row.prefix(texts).map(CSVField.text) + row.dropFirst(texts).map(CSVField.figure))
        .joined(separator: ",")
    }.joined(separator: "\n")
  }

  /// The lines of the CSV as cells, the first of them with the names of the columns.
  public static func rows(_ request: Request) throws(StageFailure) -> [[String]] {
    var rows = [request.by + ["n", "method", "quantity", "value"]]
    func add(_ key: [String], _ methods: [String: TrendFileResult.Flat]) {
      for (method, flat) in methods.sorted(by: { $0.key < $1.key }) {
        rows += flat.result.facts.map { key + [method, $0.name, $0.value.text] }
      }
    }
    let results = try analyse(request)
    for series in results.series {
      add(request.by.map { series.key[$0] ?? "" } + [String(series.n)], series.methods)
    }
    add(request.by.map { _ in "" } + [String(results.valuesTogether)], results.together ?? [:])
    return rows
  }

  private static func analyse(_ request: Request) throws(StageFailure) -> TrendFileResult {
    let file: SeriesFile.Content
    do {
      file = try SeriesFile.read(
        path: request.path,
        columns: .init(
          time: request.time, value: request.value, by: request.by, exposure: request.exposure))
    } catch {
      throw StageFailure(
        cause: .data, message: error.description, help: "correct the file, or name other columns")
    }
    let perYear = file.frequency.periodsPerYear
    let inputs = zip(file.series, file.exposures).map { series, exposure -> TrendMethodInput in
      var series = series
      series.exposure = request.exposure == nil ? nil : exposure
      return TrendMethodInput(
        series: series, season: request.season ?? file.frequency.usualSeason, periodsPerYear: perYear)
    }
    let run = TrendMethodRun(request.methods, over: inputs)
    let series = zip(inputs, run.each).map { input, results in
      TrendFileResult.Series(
        key: Dictionary(
          input.series.key.map { ($0.dimension, $0.code) }, uniquingKeysWith: { one, _ in one }),
        n: input.values.count, methods: results.mapValues(TrendFileResult.Flat.init))
    }
    // A file has one measure.
    let together = run.together.first
    return TrendFileResult(
      series: series, together: together?.results.mapValues(TrendFileResult.Flat.init),
      valuesTogether: together?.places.reduce(0) { $0 + inputs[$1].values.count } ?? 0)
  }
}

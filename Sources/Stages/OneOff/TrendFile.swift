import Codebook
import Foundation
import Pipelines
import Tables
import Trends

/// `waymark trend`: every series of a CSV file, with no pipeline and no contract.
public enum TrendFile {
  /// The methods that can be asked for, by their published names; `trend` is the default verdict.
  public static var methods: [String] { TrendMethod.all.map(\.name) }

  /// Every method with its settings, their values and what holds without them, and with how often it finds what is not
  /// there where months depend on each other, as people read them.
  public static var methodLines: [String] {
    TrendMethod.all.map { method in
      let settings = method.parameters.map { "\($0.name)=\($0.description) (default: \($0.standardInWords))" }
      let need = method.need == .exposure ? ["needs --exposure"] : []
      let warning = method.warning.map { [$0] } ?? []
      return ([method.name] + need + settings + warning).joined(separator: "\n    ")
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

  /// What a period without a row is.
  public enum Fill: String, Sendable, CaseIterable {
    /// Not known.
    case missing
    /// Zero: nothing was recorded.
    case zero
  }

  /// What is asked for.
  public struct Request: Sendable {
    /// The file, of any format that is read.
    public var path: String
    /// The column of days, weeks, months (`2026-11`), quarters, half-years or years.
    public var time: String
    /// The column of numbers; empty is not known.
    public var value: String
    /// The columns that tell series apart.
    public var by: [String]
    /// The column of exposure, such as persons or reporting offices; nil for none.
    public var exposure: String?
    /// The periods of a season; nil is 12 for months, 4 for quarters, 2 for half-years, 52 for weeks, 7 for
    /// days and 1 for years.
    public var season: Int?
    /// How the file is written, where that is not to be detected.
    var file = FileSettings()
    /// The calendar of the periods.
    var calendar = PeriodCalendar.gregorian
    /// What a period without a row is.
    var fill = Fill.missing
    /// How many cores compute; results are the same for any number.
    public var workers = ProcessInfo.processInfo.activeProcessorCount
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

  static func analyse(
    _ request: Request
  ) throws(StageFailure) -> (results: TrendFileResult, taken: [String]) {
    let file: SeriesFile.Content
    do {
      file = try SeriesFile.read(request)
    } catch {
      throw StageFailure(
        cause: .data, message: CommandLineWords.told(error.description),
        help: (error.rule == "header" ? nil : CommandLineWords.help(for: error.rule))
          ?? "correct the file, or name other columns")
    }
    let perYear = file.frequency.periodsPerYear
    let season = request.season ?? file.frequency.usualSeason
    let inputs = zip(file.series, file.firsts).map { series, first in
      TrendMethodInput(series: series, first: first, season: season, periodsPerYear: perYear)
    }
    let run = TrendMethodRun(request.methods, over: inputs, workers: request.workers)
    let series = zip(inputs, run.each).map { input, results in
      TrendFileResult.Series(
        codes: input.series.key.map(\.code), n: input.values.count,
        span: input.series.periods.first.flatMap { first in input.series.periods.last.map { (first, $0) } },
        methods: results)
    }
    // A file has one measure.
    let together = run.together.first
    let results = TrendFileResult(
      dimensions: request.by, series: series, together: together?.results,
      valuesTogether: together?.places.reduce(0) { $0 + inputs[$1].values.count } ?? 0)
    return (results, file.taken)
  }
}

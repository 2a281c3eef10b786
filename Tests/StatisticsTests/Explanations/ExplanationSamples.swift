import Statistics
import Trends

/// Tables of sources and forms in which something known happens.
enum ExplanationSamples {
  static let dimensions = ["source", "form"]

  /// A series by its codes of source and form.
  static func series(_ codes: [String], _ values: [Double?]) -> LabelledSeries {
    var one = StorySamples.series(values)
    one.key = zip(dimensions, codes).map { KeyPart(dimension: $0, code: $1) }
    return one
  }

  /// The total, its sources and its forms, of Poisson counts of each source and form by month.
  ///
  /// `mean` is of a source, a form and a month; forms are numbered, the last one being of unknown form where that is so.
  static func table(
    months: Int = 72, sources: Int = 2, forms: Int = 3, hasUnknown: Bool = false, seed: UInt64,
    mean: (_ source: Int, _ form: Int, _ month: Int) -> Double
  ) -> [LabelledSeries] {
    let cells = (0..<sources).map { source in
      (0..<forms).map { form in
        StorySamples.counts(
          (0..<months).map { mean(source, form, $0) }, seed: seed &* 100 &+ UInt64(source * 10 + form))
      }
    }
    func sum(_ chosen: [[Double]]) -> [Double?] {
      (0..<months).map { month in chosen.reduce(0) { $0 + $1[month] } }
    }
    let all = [series(["_T", "_T"], sum(cells.flatMap { $0 }))]
    let bySource = (0..<sources).map { series(["source-\($0)", "_T"], sum(cells[$0])) }
    let byForm = (0..<forms).map { form in
      let code = hasUnknown && form == forms - 1 ? "_U" : "form-\(form)"
      return series(["_T", code], sum(cells.map { $0[form] }))
    }
    return all + bySource + byForm
  }

  static func explanations(
    _ series: [LabelledSeries], recording: RecordingContext = RecordingContext(sourceDimension: "source")
  ) -> [[AlternativeExplanation]] {
    let trends = TrendAnalysis.trends(series, season: 12, periodsPerYear: 12, alpha: 0.05)
    return ExplanationAnalysis.explanations(
      series, trends: trends, recording: recording, periodsPerYear: 12)
  }

  static func kinds(_ explanations: [AlternativeExplanation]) -> [String] { explanations.map(\.kind) }

  static func event(_ place: Int, _ kind: SeriesEvent.Kind = .form) -> SeriesEvent {
    let month = place % 12 + 1
    return SeriesEvent(
      date: "\(2001 + place / 12)-\(month < 10 ? "0" : "")\(month)", kind: kind, texts: ["en": "New form"],
      place: place)
  }
}

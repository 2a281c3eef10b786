import Language
import Tables
import Trends

/// What a table says of how its figures were recorded, for explanations.
enum RecordingAssembly {
  /// The sources and the starts of breakdowns; `source` names the dimension of the sources.
  static func context(of schema: CountsSchema, source: String?) -> RecordingContext {
    var starts: [RecordingContext.Start] = []
    guard let frequency = schema.period?.frequency else { return RecordingContext(sourceDimension: source) }
    func period(_ start: Period) -> String? {
      (start.frequency == frequency ? start : Period(frequency, containing: start.firstDay))?.description
    }
    for dimension in schema.dimensions {
      if let start = dimension.since.flatMap(period) {
        starts.append(.init(dimension: dimension.name, code: nil, period: start))
      }
      for (code, since) in dimension.categoriesSince.sorted(by: { $0.key < $1.key }) {
        if let start = period(since) {
          starts.append(.init(dimension: dimension.name, code: code, period: start))
        }
      }
    }
    return RecordingContext(sourceDimension: source, starts: starts)
  }

  /// Whether a table counts the same measures by the same dimensions and the same frequency as another one.
  static func isSame(_ events: CountsSchema, by counts: CountsSchema) -> Bool {
    func names(_ schema: CountsSchema) -> [String] {
      schema.dimensions.filter { !$0.isVintage }.map(\.name).sorted()
    }
    return events.period?.frequency == counts.period?.frequency && names(events) == names(counts)
      && Set(events.measures).isSuperset(of: counts.measures)
  }

  /// The series of a table, with the parts of their keys in the order in which another table has its dimensions.
  static func series(of events: CountsTable, inOrderOf counts: CountsSchema) -> [LabelledSeries] {
    let order = counts.dimensions.map(\.name)
    return SeriesAssembly.series(of: events).map { series in
      var series = series
      series.key = order.compactMap { name in series.key.first { $0.dimension == name } }
      return series
    }
  }

  /// The events about a series, in order of time, placed on a grid that begins with a period.
  static func events(of key: [KeyPart], _ schema: CountsSchema, first: Period) -> [SeriesEvent] {
    schema.events(about: key.codes, in: first.frequency).compactMap { event, period in
      SeriesEvent.Kind(rawValue: event.kind.rawValue).map {
        SeriesEvent(
          date: event.date.description, kind: $0, texts: event.text.texts,
          whereTexts: event.place?.texts ?? [:], place: period.ordinal - first.ordinal)
      }
    }
  }
}

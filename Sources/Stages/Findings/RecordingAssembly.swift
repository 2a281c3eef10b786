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

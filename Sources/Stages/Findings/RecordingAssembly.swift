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
    guard !schema.events.isEmpty else { return [] }
    let codes = Dictionary(key.map { ($0.dimension, $0.code) }) { one, _ in one }
    let events = schema.events.compactMap { event -> SeriesEvent? in
      guard event.concerns(codes), let period = event.period(first.frequency),
        let kind = SeriesEvent.Kind(rawValue: event.kind.rawValue)
      else { return nil }
      return SeriesEvent(
        date: event.date.description, kind: kind, texts: event.text.texts,
        whereTexts: event.place?.texts ?? [:], place: period.ordinal - first.ordinal)
    }
    return events.enumerated().sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }
      .map(\.element)
  }
}

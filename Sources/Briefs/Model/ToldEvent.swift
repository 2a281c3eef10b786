public import Language
public import Tables
import Trends

/// A declared event as a page tells it.
public struct ToldEvent: Sendable, Hashable, Codable {
  /// When: a day, a month or a year.
  public var date: Period
  /// What happened.
  public var kind: DeclaredEvent.Kind
  /// What it is called.
  public var text: LocalizedText
  /// Where it happened; nil where that is not said.
  public var place: LocalizedText?

  /// An event that a contract or a pipeline declares.
  init(_ event: DeclaredEvent) {
    (date, kind, text, place) = (event.date, event.kind, event.text, event.place)
  }

  /// An event that a finding holds; nil where its date is none.
  init?(_ event: SeriesEvent) {
    guard let date = Period(text: event.date), let kind = DeclaredEvent.Kind(rawValue: event.kind.rawValue)
    else { return nil }
    (self.date, self.kind) = (date, kind)
    text = LocalizedText(texts: event.texts)
    place = event.whereTexts.isEmpty ? nil : LocalizedText(texts: event.whereTexts)
  }
}

/// A declared event in a chart.
public struct ChartEvent: Sendable, Hashable, Codable {
  /// The place of its period among the points.
  public var place: Int
  /// The event.
  public var event: ToldEvent

  /// The events about a series on its points, in order of time; nil where there are none, so that older charts stay what they are.
  static func events(
    _ schema: CountsSchema?, codes: [String: String], through points: [ChartPoint]
  ) -> [ChartEvent]? {
    guard let schema, let first = points.first?.period else { return nil }
    let events = schema.events(about: codes, in: first.frequency).compactMap { event, period -> ChartEvent? in
      let place = period.ordinal - first.ordinal
      return points.indices.contains(place) ? ChartEvent(place: place, event: ToldEvent(event)) : nil
    }
    return events.isEmpty ? nil : events
  }
}

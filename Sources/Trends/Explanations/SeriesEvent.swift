/// Something that a contract or a pipeline declares to have happened, as a series meets it: a law, a campaign, an office that closed,
/// a new form.
///
/// It is never said to be the cause of anything.
public struct SeriesEvent: Sendable, Hashable, Codable {
  /// What happened.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// A law came into force, or was changed.
    case law
    /// A campaign began, such as of inspections.
    case campaign
    /// A place that recorded, or a border, was closed.
    case closure
    /// A form, a code list or a system of registration was replaced.
    case form
    /// An office that records was opened.
    case office
  }

  /// When, as it was declared: a day, a month or a year.
  public var date: String
  /// What happened.
  public var kind: Kind
  /// What it is called, by language.
  public var texts: [String: String]
  /// Where it happened, by language; empty where that is not said.
  public var whereTexts: [String: String]
  /// The place on the grid of the series of the period that holds the date.
  public var place: Int

  /// Creates an event.
  public init(
    date: String, kind: Kind, texts: [String: String], whereTexts: [String: String] = [:], place: Int
  ) {
    self.date = date
    self.kind = kind
    self.texts = texts
    self.whereTexts = whereTexts
    self.place = place
  }
}

/// A declared event at which the level of the tested model may change, and by how much it does.
public struct EventStep: Sendable, Hashable, Codable {
  /// The event.
  public var event: SeriesEvent
  /// The mean after it over the mean before it, the trend apart.
  public var ratio: Double

  /// Creates a step.
  public init(event: SeriesEvent, ratio: Double) {
    self.event = event
    self.ratio = ratio
  }
}

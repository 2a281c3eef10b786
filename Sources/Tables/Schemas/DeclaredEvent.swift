public import Language

/// Something that happened, as a contract or a pipeline declares it: it may have changed what is recorded, and is never said to be a cause.
public struct DeclaredEvent: Sendable, Hashable, Codable {
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

  /// When: a day, a month or a year of the common era.
  public var date: Period
  /// What happened.
  public var kind: Kind
  /// What it is called.
  public var text: LocalizedText
  /// Where it happened, in words; nil where that is not said.
  public var place: LocalizedText?
  /// The codes that it is about, by dimension; it is about all codes of a dimension that is not named.
  public var applies: [String: [String]]

  /// Creates an event.
  public init(
    date: Period, kind: Kind, text: LocalizedText, place: LocalizedText? = nil,
    applies: [String: [String]] = [:]
  ) {
    self.date = date
    self.kind = kind
    self.text = text
    self.place = place
    self.applies = applies
  }

  /// Whether it is about figures with these codes, or about some that they sum: a margin, or a dimension that is not among
  /// them, holds all codes.
  public func concerns(_ codes: [String: String]) -> Bool {
    applies.allSatisfy { dimension, wanted in
      codes[dimension].map { $0 == CountsSchema.marginCode || wanted.contains($0) } ?? true
    }
  }

  /// The period of a frequency in which it happened, by the first day of its date; nil where days of that calendar are not known.
  public func period(_ frequency: Period.Frequency) -> Period? {
    date.frequency == frequency ? date : Period(frequency, containing: date.firstDay)
  }

  /// All of it in one line, in an order of its own: part of the keys of what depends on it.
  public var canonical: String {
    func texts(_ text: LocalizedText?) -> String {
      (text?.texts ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(
        separator: "\u{1F}")
    }
    let codes = applies.sorted { $0.key < $1.key }.map {
      "\($0.key)=\($0.value.sorted().joined(separator: ","))"
    }
    return [date.description, kind.rawValue, texts(text), texts(place), codes.joined(separator: ";")]
      .joined(separator: "\u{1E}")
  }
}

extension CountsSchema {
  /// The events about figures with these codes, in order of time and then of the contract, each with its period of a frequency.
  ///
  /// Events whose days are not known in that calendar are left out.
  public func events(
    about codes: [String: String], in frequency: Period.Frequency
  ) -> [(event: DeclaredEvent, period: Period)] {
    let about = events.compactMap { event in
      event.concerns(codes) ? event.period(frequency).map { (event: event, period: $0) } : nil
    }
    return about.enumerated().sorted {
      ($0.element.period.ordinal, $0.offset) < ($1.element.period.ordinal, $1.offset)
    }.map(\.element)
  }
}

/// The periods that a finding is about, and what is known of them.
public struct FindingWindow: Sendable, Hashable, Codable {
  /// The first period of the series, `2009-01`; empty where it has none.
  public var firstPeriod: String
  /// The last period of the series.
  public var lastPeriod: String
  /// How many periods rest on what.
  public var basis: SeriesBasis

  /// Creates a window.
  public init(firstPeriod: String, lastPeriod: String, basis: SeriesBasis) {
    self.firstPeriod = firstPeriod
    self.lastPeriod = lastPeriod
    self.basis = basis
  }

  /// The window of a series.
  public init(_ series: LabelledSeries) {
    self.init(
      firstPeriod: series.periods.first ?? "", lastPeriod: series.periods.last ?? "", basis: series.basis)
  }
}

/// One dimension of a series and its code.
public struct KeyPart: Sendable, Hashable, Codable {
  /// The dimension.
  public var dimension: String
  /// The code.
  public var code: String

  /// Creates a part of a key.
  public init(dimension: String, code: String) {
    self.dimension = dimension
    self.code = code
  }
}

extension [KeyPart] {
  /// The codes by dimension; of a dimension that stands twice the first.
  public var codes: [String: String] {
    Dictionary(map { ($0.dimension, $0.code) }, uniquingKeysWith: { one, _ in one })
  }
}

/// The series whose p values were adjusted together; pages never adjust again.
public struct FindingFamily: Sendable, Hashable, Codable {
  /// Which series they are, in words.
  public var words: String
  /// How many of them had a p value.
  public var series: Int
  /// The rule by which they were adjusted.
  public var multiplicity: Multiplicity

  /// Creates a family.
  public init(words: String, series: Int, multiplicity: Multiplicity) {
    self.words = words
    self.series = series
    self.multiplicity = multiplicity
  }
}

import Statistics
import Trends

/// A finding as versions before typed bodies stored it, all in one mapping.
///
/// The night after an upgrade compares with what they made.
struct EarlierFinding: Decodable {
  private var measure: String
  private var key: [KeyPart]
  private var window: FindingWindow
  private var familyWords: String
  private var multiplicity: Multiplicity
  private var trend: TrendFinding

  private enum CodingKeys: String, CodingKey {
    case measure, key, basis, count, firstPeriod, lastPeriod, family, multiplicity
    case directionAtLow, directionAtHigh
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    measure = try container.decode(String.self, forKey: .measure)
    key = try container.decode([KeyPart].self, forKey: .key)
    // The first of them counted the known values alone, and said the rule only where it was not the usual one.
    let basis = try container.decodeIfPresent(SeriesBasis.self, forKey: .basis)
    let count = try container.decode(Int.self, forKey: .count)
    window = FindingWindow(
      firstPeriod: try container.decode(String.self, forKey: .firstPeriod),
      lastPeriod: try container.decode(String.self, forKey: .lastPeriod),
      basis: basis ?? SeriesBasis(known: count))
    familyWords = try container.decode(String.self, forKey: .family)
    multiplicity =
      try container.decodeIfPresent(Multiplicity.self, forKey: .multiplicity) ?? .benjaminiHochberg
    trend = try TrendFinding(from: decoder)
    typealias Direction = StoredEstimate<TrendFinding.Direction>
    if let low = try container.decodeIfPresent(Direction.self, forKey: .directionAtLow),
      let high = try container.decodeIfPresent(Direction.self, forKey: .directionAtHigh)
    {
      trend.directionAtBounds = .init(low: low.wrappedValue, high: high.wrappedValue)
    }
  }

  /// The findings of one instance, which were one family.
  static func findings(_ earlier: [EarlierFinding]) -> [Finding] {
    let tested = earlier.count { (try? $0.trend.test.get()) != nil }
    return earlier.map { one in
      Finding(
        measure: one.measure, key: one.key, window: one.window,
        family: FindingFamily(words: one.familyWords, series: tested, multiplicity: one.multiplicity),
        body: one.trend)
    }
  }
}

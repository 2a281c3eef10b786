/// How the unusually high or low periods of a series lie in time, against its siblings.
public enum PatternCategory: String, Sendable, Hashable, Codable, CaseIterable {
  /// Neither high nor low in any of the ways below.
  case none
  /// High in the last period and never before.
  case newHigh
  /// High in an unbroken run of periods up to the last, and never before.
  case consecutiveHigh
  /// High in nearly all periods and in the last, and rising.
  case intensifyingHigh
  /// High in nearly all periods and in the last, neither rising nor falling.
  case persistentHigh
  /// High in nearly all periods and in the last, but falling.
  case diminishingHigh
  /// High in the last period and on and off before, never low.
  case sporadicHigh
  /// High in the last period and low in some period before.
  case oscillatingHigh
  /// High in nearly all periods but not in the last.
  case historicalHigh
  /// Low in the last period and never before.
  case newLow
  /// Low in an unbroken run of periods up to the last, and never before.
  case consecutiveLow
  /// Low in nearly all periods and in the last, and falling.
  case intensifyingLow
  /// Low in nearly all periods and in the last, neither rising nor falling.
  case persistentLow
  /// Low in nearly all periods and in the last, but rising.
  case diminishingLow
  /// Low in the last period and on and off before, never high.
  case sporadicLow
  /// Low in the last period and high in some period before.
  case oscillatingLow
  /// Low in nearly all periods but not in the last.
  case historicalLow

  /// The words of pages, which never speak of hot spots.
  public var words: String {
    switch self {
    case .none: "No pattern"
    case .newHigh, .consecutiveHigh: "Emerging"
    case .intensifyingHigh: "Persistent, rising"
    case .persistentHigh: "Persistent, stable"
    case .diminishingHigh: "Persistent, falling"
    case .sporadicHigh, .oscillatingHigh: "On and off"
    case .historicalHigh: "Fading"
    case .newLow, .consecutiveLow: "Newly low"
    case .intensifyingLow: "Low, falling further"
    case .persistentLow: "Low, stable"
    case .diminishingLow: "Low, recovering"
    case .sporadicLow, .oscillatingLow: "At times low"
    case .historicalLow: "No longer low"
    }
  }

  /// The words of pages where there is no category.
  public static let wordsForNone = "Too few to say"
}

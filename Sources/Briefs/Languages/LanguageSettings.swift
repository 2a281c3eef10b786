/// What readers of one language want differently.
public struct LanguageSettings: Sendable, Hashable {
  /// The digits that numbers are written with.
  public enum Digits: String, Sendable, CaseIterable {
    /// `0` to `9` in every language.
    case latin
    /// Those of the script, such as `٠` to `٩`, where its catalogue has some.
    case native
  }

  /// Where time begins in charts.
  public enum TimeAxis: String, Sendable, CaseIterable {
    /// At the left in every language.
    case fromLeft = "from-left"
    /// Where a line of the language begins.
    case fromStart = "from-start"
  }

  /// A second calendar in which days are told, beside the common one.
  public enum DaysBeside: String, Sendable, CaseIterable {
    /// None.
    case none
    /// The Solar Hijri calendar of Iran and Afghanistan.
    case persian
  }

  /// The digits.
  public var digits = Digits.latin
  /// Where time begins.
  public var timeAxis = TimeAxis.fromLeft
  /// The second calendar.
  public var daysBeside = DaysBeside.none

  /// Creates settings as all languages have them unless somebody asks.
  public init() {}
}

public import Language
public import Tables

/// What a brief says of recorded years, of their parts, and of what stands out, as a sentence needs it.
///
/// Every figure is one of a table; changes and shares are worked out of two of them and are told where the
/// base has at least twenty.
public enum BriefPhrase: Sendable, Hashable, Codable {
  // MARK: Years of one series

  /// The last full year with a figure beside the last known one before it, which may lie more than a year before.
  ///
  /// `change` is in per cent of the year before; nil where that is not the year before, or has fewer than twenty.
  case lastYear(subject: SeriesName, now: YearFigure, before: YearFigure?, change: Double?)
  /// The least and the largest of the three years before the last, of which so many have a figure.
  case threeYears(lowest: YearFigure, highest: YearFigure, known: Int)
  /// The year with most and the year with fewest, of the years from one to another.
  ///
  /// `times` is the most over the median of the other years, where it stands out; `lowest` is nil where it is not one year.
  case extremes(
    highest: YearFigure, lowest: YearFigure?, first: Period, last: Period, times: Double?)
  /// What is counted, and the last stretch of its story.
  case course(subject: SeriesName, stretch: ToldStretch)

  // MARK: Parts of one year

  /// Who or what a figure is made of, the largest first; `unnamed` more parts are smaller.
  case madeOf(parts: [PartFigure], whole: YearFigure, unnamed: Int)
  /// For how many of a whole one category of a dimension is given.
  case givenFor(dimension: LocalizedText, part: PartFigure, whole: YearFigure, unit: LocalizedText)
  /// The other categories beside it.
  case others(parts: [PartFigure])
  /// In a year a dimension is given for at most half of a whole: the largest category.
  case givenForFew(dimension: LocalizedText, part: PartFigure, whole: YearFigure)
  /// One category has more than its whole: the source contradicts itself.
  case moreThanWhole(part: PartFigure, whole: YearFigure)

  // MARK: What moved among parts

  /// The category that changed most from one year to the next, in numbers.
  case moved(
    dimension: LocalizedText, part: PartFigure, now: YearFigure, before: YearFigure, unit: LocalizedText,
    change: Double?)
  /// The category that changed most the other way.
  case movedToo(part: PartFigure, now: YearFigure, before: YearFigure, change: Double?)
  /// Categories with figures in a year and none in the three years before.
  case new(dimension: LocalizedText, parts: [PartFigure], period: Period, unit: LocalizedText)
  /// The same below a headline that says what is counted by what.
  case newToo(parts: [PartFigure], period: Period)
  /// Categories with ten times as many in a year as in any of the three before, or more, which had some.
  case multiplied(dimension: LocalizedText, parts: [MultipliedPart], period: Period, unit: LocalizedText)
  /// The same below a headline that says what is counted by what.
  case multipliedToo(parts: [MultipliedPart], period: Period)
  /// Categories without any in a year that had some in each of the three before; figures are those of the year before.
  case ended(dimension: LocalizedText, parts: [PartFigure], period: Period, unit: LocalizedText)
  /// The same below a headline that says what is counted by what.
  case endedToo(parts: [PartFigure], period: Period)
  /// The last known figure of a category whose table has no total.
  case partLevel(part: PartFigure, now: YearFigure, unit: LocalizedText)
  /// No later year of it has a figure, though the table goes on to this one.
  case lastKnown(now: YearFigure, tableEnds: Period)

  // MARK: Key figures

  /// The year before, and the range of the three before.
  case besideYears(before: YearFigure?, missing: Period?, lowest: YearFigure?, highest: YearFigure?)
  /// The label of the most in a year.
  case mostInAYear(subject: SeriesName)
  /// When that was, and when there were fewest.
  case mostNote(highest: Period, lowest: YearFigure?, first: Period)
  /// The label of how many categories are new in a year.
  case newLabel(dimension: LocalizedText, period: Period)
  /// Which they are; none for no one.
  case newNote(parts: [PartFigure])
}

/// A category whose figure is a multiple of those before.
public struct MultipliedPart: Sendable, Hashable, Codable {
  /// The category with its figure.
  public var part: PartFigure
  /// The largest figure of the three years before.
  public var most: YearFigure

  /// Creates a part.
  public init(part: PartFigure, most: YearFigure) {
    self.part = part
    self.most = most
  }
}

/// A figure of a year.
public struct YearFigure: Sendable, Hashable, Codable {
  /// The year.
  public var period: Period
  /// The figure.
  public var quantity: Quantity

  /// Creates a figure.
  public init(period: Period, quantity: Quantity) {
    self.period = period
    self.quantity = quantity
  }
}

/// A category with its figure.
public struct PartFigure: Sendable, Hashable, Codable {
  /// What it is called: only what tells it from those beside it.
  public var name: SeriesName
  /// The figure.
  public var quantity: Quantity
  /// The figure in per cent of its whole; nil where that is not told.
  public var percent: Double?

  /// Women, men, girls and boys have words of their own inside sentences.
  public enum Group: String, Sendable, Hashable, Codable, CaseIterable {
    case women, men, girls, boys

    /// The sex and the age, each with its code list.
    var codes: (sex: String, age: String) {
      switch self {
      case .women: ("sex F", "age-group ADULT")
      case .men: ("sex M", "age-group ADULT")
      case .girls: ("sex F", "age-group CHILD")
      case .boys: ("sex M", "age-group CHILD")
      }
    }
  }

  /// Creates a figure of a category.
  public init(name: SeriesName, quantity: Quantity, percent: Double? = nil) {
    self.name = name
    self.quantity = quantity
    self.percent = percent
  }

  /// The group it is of; nil for any other category.
  public var group: Group? {
    let codes = Set(name.parts.map(\.listedCode))
    guard name.parts.count == 2 else { return nil }
    return Group.allCases.first { codes == [$0.codes.sex, $0.codes.age] }
  }
}

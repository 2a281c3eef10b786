/// A chart as data.
public enum Chart: Sendable, Hashable, Codable {
  /// One line with an optional trend.
  case line(series: LineSeries)
  /// One panel a series side by side, all on one scale, the other series in grey.
  case multiples(series: [LineSeries])
  /// Movements between columns of places.
  case flows(diagram: FlowDiagram)
  /// Categories with bars as long as their figures.
  case bars(chart: CategoryChart)
  /// Two groups back to back over ordered categories, such as ages.
  case pyramid(chart: CategoryChart)
  /// Two figures of each category on one line.
  case dumbbell(chart: CategoryChart)
  /// Categories in the first and the last period, joined by lines.
  case slope(chart: CategoryChart)
  /// Categories by periods as fields, darker for more.
  case heat(chart: HeatStrip)
  /// Who came from whom.
  case tree(diagram: TreeDiagram)
}

/// Categories with one figure of each group.
public struct CategoryChart: Sendable, Hashable, Codable {
  /// A group of figures, such as women or a year.
  public struct Group: Sendable, Hashable, Codable {
    /// The name.
    public var name: Phrase
    /// What the colour stands for.
    public var tone: Tone

    /// Creates a group.
    public init(name: Phrase, tone: Tone) {
      self.name = name
      self.tone = tone
    }
  }

  /// A category.
  public struct Category: Sendable, Hashable, Codable {
    /// The name.
    public var name: Phrase
    /// Its figures, one a group; hidden ones stay intervals and are drawn as dashed boxes of one width.
    public var values: [Quantity]

    /// Creates a category.
    public init(name: Phrase, values: [Quantity]) {
      self.name = name
      self.values = values
    }
  }

  /// The groups: one of bars, two of a pyramid, a dumbbell and a slope.
  public var groups: [Group]
  /// The categories in order.
  public var categories: [Category]

  /// Creates a chart.
  public init(groups: [Group], categories: [Category]) {
    self.groups = groups
    self.categories = categories
  }
}

/// Series by period as a strip of fields each.
public struct HeatStrip: Sendable, Hashable, Codable {
  /// The series; all have the same periods.
  public var series: [LineSeries]

  /// Creates a strip.
  public init(series: [LineSeries]) { self.series = series }
}

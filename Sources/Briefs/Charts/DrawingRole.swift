/// What a shape of a drawing is there for.
///
/// A chart names roles and tones, never colours: each writer has one table that says how a role looks.
enum DrawingRole: String, Sendable, Hashable, CaseIterable {
  // MARK: Frames

  /// The zero line and its marks.
  case axis
  /// Lines at round numbers.
  case grid
  /// Periods that may be revised.
  case provisionalField
  /// Behind labels that stand on something.
  case halo

  // MARK: Series

  /// The line a chart or panel is about.
  case own
  /// Lines of other series.
  case other
  /// The values around a trend, joined.
  case faint
  /// A line in the height of text.
  case spark
  /// A stretch of a story.
  case trend
  /// The periods in which a stretch began.
  case band

  // MARK: Marks

  /// A value around a trend.
  case rawDot
  /// A value in the colour of its tone.
  case dot
  /// A value of another series.
  case otherDot
  /// A value of a line in the height of text.
  case sparkDot
  /// A value that stands out.
  case alertDot
  /// A hidden value.
  case cross

  // MARK: Categories

  /// A bar.
  case bar
  /// A bar of a group that others have the colour of.
  case otherBar
  /// The place of a hidden value, of one size for all.
  case hiddenBox
  /// Between two values of one category.
  case joint
  /// A true zero in a strip.
  case heatZero
  /// The fields of a strip, darker for more.
  case heat1, heat2, heat3, heat4, heat5

  // MARK: Flows and graphs

  /// A place of a flow.
  case place
  /// A place that stands for others, or for none recorded.
  case loosePlace
  /// A flow between named places.
  case ribbon
  /// A flow from or to a place that is not named.
  case looseRibbon
  /// A stage.
  case node
  /// From one stage to another.
  case arrow

  // MARK: Text

  /// Small words.
  case label
  /// The head of a column.
  case heading
  /// The name of a panel.
  case name
  /// A figure or name in the colour of its tone.
  case value
  /// A figure or name that is less than others.
  case mutedValue

  /// The fields of a strip from few to many.
  static let heat: [DrawingRole] = [.heat1, .heat2, .heat3, .heat4, .heat5]
}

/// The look a shape asks for.
struct DrawingStyle: Sendable, Hashable {
  /// What the shape is there for.
  var role: DrawingRole
  /// What its colour stands for; roles without a colour of their own ignore it.
  var tone: Tone
  /// Whether a line is dashed, as where values may be revised.
  var isDashed: Bool

  init(_ role: DrawingRole, _ tone: Tone = .neutral, isDashed: Bool = false) {
    self.role = role
    self.tone = tone
    self.isDashed = isDashed
  }
}

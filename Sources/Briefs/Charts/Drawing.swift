/// A chart as shapes with roles: a writer gives each role its look, on a page, on paper or in a file of its own.
struct Drawing: Sendable, Hashable {
  /// The size of chart text, in pixels; looks of roles say the same.
  static let textSize = 10.5
  /// The size of the names of panels.
  static let nameSize = 11.5

  /// The width, in pixels.
  var width: Double
  /// The height, in pixels.
  var height: Double
  /// What is drawn.
  var title: String
  /// What stands for the drawing where it cannot be seen.
  var description: String
  /// The shapes; later ones lie above.
  var shapes: [Shape]

  /// A place, in pixels from the left and from the top.
  struct Point: Sendable, Hashable {
    var x: Double
    var y: Double
  }

  /// A step of a path.
  enum Step: Sendable, Hashable {
    /// Starts a piece.
    case move(Point)
    /// A straight line to a point.
    case draw(Point)
    /// A curve to its last point, pulled to the two before it.
    case curve(Point, Point, Point)
    /// Back to where the piece started.
    case close
  }

  /// Which end of a text stands at its place.
  enum Anchor: Sendable, Hashable {
    case start, middle, end
  }

  /// One shape.
  enum Shape: Sendable, Hashable {
    case line(from: Point, to: Point, style: DrawingStyle)
    case path(steps: [Step], style: DrawingStyle)
    case rectangle(corner: Point, width: Double, height: Double, rounding: Double, style: DrawingStyle)
    case dot(centre: Point, radius: Double, style: DrawingStyle)
    /// Dots of one radius and style.
    case dots(centres: [Point], radius: Double, style: DrawingStyle)
    case text(words: String, place: Point, anchor: Anchor, style: DrawingStyle)
  }
}

extension Drawing.Step {
  static func move(_ x: Double, _ y: Double) -> Self { .move(.init(x: x, y: y)) }
  static func draw(_ x: Double, _ y: Double) -> Self { .draw(.init(x: x, y: y)) }
}

extension Drawing.Shape {
  /// The look it asks for.
  var style: DrawingStyle {
    switch self {
    case .line(_, _, let style), .path(_, let style), .rectangle(_, _, _, _, let style),
      .dot(_, _, let style),
      .dots(_, _, let style), .text(_, _, _, let style):
      style
    }
  }

  /// Whether it is text.
  var isText: Bool {
    if case .text = self { return true }
    return false
  }

  static func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ role: DrawingRole, _ tone: Tone = .neutral
  ) -> Self {
    .line(from: .init(x: x1, y: y1), to: .init(x: x2, y: y2), style: .init(role, tone))
  }

  static func path(
    _ steps: [Drawing.Step], _ role: DrawingRole, _ tone: Tone = .neutral, isDashed: Bool = false
  ) -> Self {
    .path(steps: steps, style: .init(role, tone, isDashed: isDashed))
  }

  static func rectangle(
    _ x: Double, _ y: Double, width: Double, height: Double, rounding: Double = 0, _ role: DrawingRole,
    _ tone: Tone = .neutral
  ) -> Self {
    .rectangle(
      corner: .init(x: x, y: y), width: max(0, width), height: max(0, height), rounding: rounding,
      style: .init(role, tone))
  }

  static func dot(
    _ x: Double, _ y: Double, radius: Double, _ role: DrawingRole, _ tone: Tone = .neutral
  ) -> Self {
    .dot(centre: .init(x: x, y: y), radius: radius, style: .init(role, tone))
  }

  static func text(
    _ words: String, _ x: Double, _ y: Double, anchor: Drawing.Anchor = .start, _ role: DrawingRole = .label,
    _ tone: Tone = .neutral
  ) -> Self {
    .text(words: words, place: .init(x: x, y: y), anchor: anchor, style: .init(role, tone))
  }

  /// Lines of text below each other.
  static func lines(
    _ lines: [String], _ x: Double, _ y: Double, anchor: Drawing.Anchor = .start,
    _ role: DrawingRole = .label,
    _ tone: Tone = .neutral
  ) -> [Self] {
    lines.enumerated().map { number, words in
      .text(words, x, y + Double(number) * LabelPlacement.lineHeight, anchor: anchor, role, tone)
    }
  }

  /// A cross for a hidden value.
  static func cross(_ x: Double, _ y: Double, reach: Double = 3) -> Self {
    .path(crossSteps(x, y, reach: reach), .cross)
  }

  /// The two lines of a cross.
  static func crossSteps(_ x: Double, _ y: Double, reach: Double) -> [Drawing.Step] {
    [
      .move(x - reach, y - reach), .draw(x + reach, y + reach), .move(x - reach, y + reach),
      .draw(x + reach, y - reach),
    ]
  }
}

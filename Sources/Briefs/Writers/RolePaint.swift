/// How a role looks where there is no style sheet: print, Word and PNG, on white paper.
///
/// Colours are the light ones of `Palette`; nothing depends on a reader's settings.
struct RolePaint: Sendable, Hashable {
  /// The colour inside, by its name in the palette; nil for none.
  var fill: String?
  /// The colour of the line; nil for none.
  var stroke: String?
  /// The width of the line, in pixels.
  var width = 1.0
  /// How much of what is behind is covered, from 0 to 1.
  var opacity = 1.0
  /// The dashes of the line; empty for none.
  var dash = ""
  /// The size of text, in pixels.
  var textSize = Drawing.textSize
  /// Whether text is bold.
  var isBold = false

  /// The paint of a style.
  static func of(_ style: DrawingStyle) -> RolePaint {
    let tone = DrawingMarkup.colour(style.tone)
    var paint =
      switch style.role {
      case .axis: RolePaint(stroke: "axis")
      case .grid: RolePaint(stroke: "grid")
      case .provisionalField: RolePaint(fill: "grid", opacity: 0.5)
      case .halo: RolePaint(fill: "page", opacity: 0.82)
      case .own: RolePaint(stroke: tone, width: 2.2)
      case .other: RolePaint(stroke: "other")
      case .faint: RolePaint(stroke: "other", width: 0.8)
      case .spark: RolePaint(stroke: "muted", width: 1.4)
      case .trend: RolePaint(stroke: tone, width: 2.4)
      case .band: RolePaint(fill: tone, opacity: 0.16)
      case .rawDot, .otherBar: RolePaint(fill: "axis")
      case .dot, .bar, .place: RolePaint(fill: tone)
      case .otherDot: RolePaint(fill: "other")
      case .sparkDot: RolePaint(fill: "muted")
      case .alertDot: RolePaint(fill: "alert")
      case .cross: RolePaint(stroke: "muted", width: 1.4)
      case .hiddenBox: RolePaint(stroke: "muted", dash: "3 2")
      case .joint: RolePaint(stroke: "axis", width: 1.5)
      case .heatZero: RolePaint(fill: "panel", stroke: "grid", width: 0.6)
      case .heat1: RolePaint(fill: tone, opacity: 0.2)
      case .heat2: RolePaint(fill: tone, opacity: 0.4)
      case .heat3: RolePaint(fill: tone, opacity: 0.6)
      case .heat4: RolePaint(fill: tone, opacity: 0.8)
      case .heat5: RolePaint(fill: tone)
      case .loosePlace: RolePaint(fill: "axis", stroke: "muted", dash: "3 2")
      case .ribbon: RolePaint(fill: tone, opacity: 0.38)
      case .looseRibbon: RolePaint(fill: "axis", stroke: "muted", width: 0.6, opacity: 0.3, dash: "3 2")
      case .node: RolePaint(fill: "panel", stroke: "axis")
      case .arrow: RolePaint(stroke: "axis")
      case .label: RolePaint(fill: "muted")
      case .heading: RolePaint(fill: "muted", isBold: true)
      case .name: RolePaint(fill: tone, textSize: Drawing.nameSize, isBold: true)
      case .value: RolePaint(fill: tone, isBold: true)
      case .mutedValue: RolePaint(fill: "muted", isBold: true)
      }
    if style.isDashed { paint.dash = "4 3" }
    return paint
  }
}

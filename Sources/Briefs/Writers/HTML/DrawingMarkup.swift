/// Drawings as SVG inside a page: roles are classes that the style sheet of the page gives a look.
enum DrawingMarkup {
  /// Writes a drawing with its title and description for screen readers; `id` is unique in the page.
  static func write(_ drawing: Drawing, id: String, to buffer: inout MarkupBuffer) {
    buffer.element(
      "svg",
      [
        ("xmlns", "http://www.w3.org/2000/svg"), ("role", "img"),
        ("aria-labelledby", .text(id + "-t " + id + "-d")),
      ] + frame(drawing)
    ) { buffer in
      buffer.element("title", [("id", .text(id + "-t"))], text: drawing.title)
      buffer.element("desc", [("id", .text(id + "-d"))], text: drawing.description)
      for shape in drawing.shapes { write(shape, to: &buffer) }
    }
  }

  /// Writes a drawing in the height of text: thousands of them make a page, so its words are one attribute, its
  /// size stands in the style sheet, and its path is compact.
  static func writeSmall(_ drawing: Drawing, to buffer: inout MarkupBuffer) {
    buffer.element(
      "svg", [("role", "img"), ("aria-label", .text(drawing.description)), viewBox(drawing)]
    ) { buffer in
      for shape in drawing.shapes {
        SVGShape.write(
          shape, form: .compact, look: { [("class", .text(classes($0)))] }, to: &buffer)
      }
    }
  }

  private static func frame(_ drawing: Drawing) -> MarkupBuffer.Attributes {
    [viewBox(drawing), ("width", .number(drawing.width)), ("height", .number(drawing.height))]
  }

  private static func viewBox(_ drawing: Drawing) -> (StaticString, MarkupBuffer.Value) {
    ("viewBox", .text("0 0 " + NumberText.plain(drawing.width) + " " + NumberText.plain(drawing.height)))
  }

  private static func write(_ shape: Drawing.Shape, to buffer: inout MarkupBuffer) {
    SVGShape.write(shape, look: { [("class", .text(classes($0)))] }, to: &buffer)
  }

  /// The classes of a style.
  static func classes(_ style: DrawingStyle) -> String {
    let tone = colour(style.tone)
    let dash = style.isDashed ? "dash " : ""
    return switch style.role {
    case .axis: "axis"
    case .grid: "grid"
    case .provisionalField: "open"
    case .halo: "halo"
    case .own: "l " + dash + "own " + tone
    case .other: "l " + dash + "other"
    case .faint: "l " + dash + "faint"
    case .spark: "l " + dash + "spark"
    case .trend: "l trend " + tone
    case .band: "band f-" + tone
    case .rawDot, .otherBar: "rawdot"
    case .dot, .bar, .place: "f-" + tone
    case .otherDot: "f-other"
    case .sparkDot: "f-spark"
    case .alertDot: "f-alert"
    case .cross: "x"
    case .hiddenBox: "box"
    case .joint: "joint"
    case .heatZero: "heat0"
    case .heat1: "heat1 f-" + tone
    case .heat2: "heat2 f-" + tone
    case .heat3: "heat3 f-" + tone
    case .heat4: "heat4 f-" + tone
    case .heat5: "f-" + tone
    case .loosePlace: "rest"
    case .ribbon: "ribbon f-" + tone
    case .looseRibbon: "ribbon loose"
    case .node: "node"
    case .arrow: "arrow"
    case .label: "t"
    case .heading: "b"
    case .name: "b n f-" + tone
    case .value: "b f-" + tone
    case .mutedValue: "b f-spark"
    }
  }

  /// The class of a tone: strokes take it as it is, fills with `f-` in front.
  static func colour(_ tone: Tone) -> String {
    switch tone {
    case .trafficking: "tip"
    case .smuggling: "som"
    case .women, .men, .girls, .boys: tone.rawValue
    case .neutral: "ink"
    }
  }
}

/// Shapes shared by the charts; colours are classes that the page's style sheet resolves.
enum SVG {
  /// The size of chart text, in pixels; the style sheet says the same.
  static let textSize = 10.5

  /// A chart's frame with its title and description for screen readers.
  static func frame(
    id: String, title: String, description: String, width: Double, height: Double, _ content: [Markup]
  ) -> Markup {
    HTMLText.element(
      "svg",
      [
        ("xmlns", "http://www.w3.org/2000/svg"), ("role", "img"),
        ("aria-labelledby", id + "-t " + id + "-d"),
        ("viewBox", "0 0 " + NumberText.plain(width) + " " + NumberText.plain(height)),
        ("width", NumberText.plain(width)), ("height", NumberText.plain(height)),
      ],
      [
        HTMLText.element("title", [("id", id + "-t")], HTMLText.text(title)),
        HTMLText.element("desc", [("id", id + "-d")], HTMLText.text(description)),
      ] + content)
  }

  static func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ style: String) -> Markup {
    HTMLText.element(
      "line",
      [
        ("x1", NumberText.plain(x1)), ("y1", NumberText.plain(y1)), ("x2", NumberText.plain(x2)),
        ("y2", NumberText.plain(y2)), ("class", style),
      ])
  }

  static func text(
    _ text: String, _ x: Double, _ y: Double, anchor: StaticString = "start", _ style: String = "t"
  ) -> Markup {
    HTMLText.element(
      "text",
      [
        ("x", NumberText.plain(x)), ("y", NumberText.plain(y)), ("text-anchor", "\(anchor)"),
        ("class", style),
      ], HTMLText.text(text))
  }

  static func path(_ data: String, _ style: String) -> Markup {
    HTMLText.element("path", [("d", data), ("class", style)])
  }

  static func rectangle(
    _ x: Double, _ y: Double, width: Double, height: Double, _ style: String
  ) -> Markup {
    HTMLText.element(
      "rect",
      [
        ("x", NumberText.plain(x)), ("y", NumberText.plain(y)), ("width", NumberText.plain(max(0, width))),
        ("height", NumberText.plain(max(0, height))), ("class", style),
      ])
  }

  static func dot(_ x: Double, _ y: Double, radius: Double, _ style: String) -> Markup {
    HTMLText.element(
      "circle",
      [
        ("cx", NumberText.plain(x)), ("cy", NumberText.plain(y)), ("r", NumberText.plain(radius)),
        ("class", style),
      ])
  }

  /// Shapes that share a style.
  static func group(_ style: String, _ content: [Markup]) -> Markup {
    HTMLText.element("g", [("class", style)], content)
  }

  /// A cross for a hidden value, on the base line.
  static func cross(_ x: Double, _ y: Double, reach: Double = 3) -> Markup {
    path(
      move(x - reach, y - reach) + draw(x + reach, y + reach) + move(x - reach, y + reach)
        + draw(x + reach, y - reach), "x")
  }

  static func move(_ x: Double, _ y: Double) -> String { "M" + pair(x, y) }
  static func draw(_ x: Double, _ y: Double) -> String { "L" + pair(x, y) }

  private static func pair(_ x: Double, _ y: Double) -> String {
    NumberText.plain(x) + " " + NumberText.plain(y)
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

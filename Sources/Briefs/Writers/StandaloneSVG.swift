/// A drawing as an SVG file of its own, with its colours and sizes in it, for print, Word and PNG.
enum StandaloneSVG {
  /// The file; equal drawings give equal bytes.
  ///
  /// - Parameters:
  ///   - drawing: What is drawn.
  ///   - language: The language of its words, which says where a line begins.
  ///   - brand: The colours that differ from those of the house.
  static func text(_ drawing: Drawing, language: any PageLanguage, brand: Brand = Brand()) -> String {
    var buffer = MarkupBuffer(direction: language.direction)
    buffer.element(
      "svg",
      [
        ("xmlns", "http://www.w3.org/2000/svg"), ("role", "img"), ("aria-labelledby", "t d"),
        ("lang", .text(language.tag)),
        ("viewBox", .text("0 0 " + NumberText.plain(drawing.width) + " " + NumberText.plain(drawing.height))),
        ("width", .number(drawing.width)), ("height", .number(drawing.height)),
        (
          "font-family",
          .text((["Noto Sans"] + PaperFonts(language).script + ["sans-serif"]).joined(separator: ", "))
        ),
      ]
    ) { buffer in
      buffer.element("title", [("id", "t")], text: drawing.title)
      buffer.element("desc", [("id", "d")], text: drawing.description)
      for shape in drawing.shapes {
        SVGShape.write(shape, look: { look($0, isText: shape.isText, brand) }, to: &buffer)
      }
    }
    buffer.literal("\n")
    return buffer.markup
  }

  /// The look of a style as attributes of an element.
  static func look(
    _ style: DrawingStyle, isText: Bool, _ brand: Brand
  ) -> MarkupBuffer.Attributes {
    func colour(_ name: String) -> String { Self.colour(name, brand) }
    let paint = RolePaint.of(style)
    var attributes: MarkupBuffer.Attributes = [("fill", .text(paint.fill.map(colour) ?? "none"))]
    if let stroke = paint.stroke {
      attributes += [("stroke", .text(colour(stroke))), ("stroke-width", .number(paint.width))]
      attributes += [("stroke-linejoin", "round"), ("stroke-linecap", paint.dash.isEmpty ? "round" : "butt")]
    }
    if !paint.dash.isEmpty { attributes.append(("stroke-dasharray", .text(paint.dash))) }
    if paint.opacity < 1 { attributes.append(("opacity", .number(paint.opacity))) }
    if isText {
      attributes.append(("font-size", .number(paint.textSize)))
      if paint.isBold { attributes.append(("font-weight", "700")) }
    }
    return attributes
  }

  /// A colour of the palette as a light page has it; black for a name that is not in it.
  static func colour(_ name: String, _ brand: Brand = Brand()) -> String {
    if let own = brand.colours.first(where: { $0.key.role == name })?.value.light { return own }
    return Palette.roles.first { "\($0.name)" == name }.map { "\($0.light)" } ?? "#000000"
  }
}

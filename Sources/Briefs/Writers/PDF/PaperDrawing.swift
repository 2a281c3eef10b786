/// Drawings on paper: shapes as SVG with the looks of paper in it, and words as text of the page above them.
///
/// The program that lays out the page sets words inside SVG from left to right whatever their script, and words of
/// the page right.
struct PaperDrawing {
  /// What the office that gives the page out gives it.
  let brand: Brand

  /// The height of a line of words.
  private static let lineHeight = 14.0
  /// How far below the middle of a line the base of letters is, in parts of their size: half of what the letters of
  /// Noto Sans rise (1.069) less what they sink (0.293).
  private static let base = 0.388

  /// Writes a drawing at one pixel a pixel.
  func write(_ drawing: Drawing, language: any PageLanguage, to buffer: inout MarkupBuffer) {
    buffer.element(
      "div", [("class", "chart"), ("style", .text(Self.size(drawing)))]
    ) { buffer in
      writeShapes(drawing, to: &buffer)
      // The picture's alternative says what they say, so they are no text of their own to a reader.
      for shape in drawing.shapes {
        if case .text(let words, let place, let anchor, let style) = shape {
          let look = position(
            place, anchor, width: drawing.width, style, rise: PaperFonts(language).rise(of: words))
          // What nobody is told holds no element: its tags would be lost.
          buffer.element("span", [("aria-hidden", "true"), ("style", .text(look))]) { $0.plainText(words) }
        }
      }
    }
  }

  /// Writes a drawing without words, such as a line in the height of text.
  func writeShapes(_ drawing: Drawing, to buffer: inout MarkupBuffer) {
    buffer.element(
      "svg",
      [
        ("xmlns", "http://www.w3.org/2000/svg"),
        ("viewBox", .text("0 0 " + NumberText.plain(drawing.width) + " " + NumberText.plain(drawing.height))),
        ("width", .number(drawing.width)), ("height", .number(drawing.height)),
      ]
    ) { buffer in
      // The first element of this name becomes the alternative of the picture.
      buffer.element("title", text: Self.alternative(drawing))
      for shape in drawing.shapes where !shape.isText {
        if case .dots(let centres, let radius, let style) = shape {
          writeDots(centres, radius, style, to: &buffer)
        } else {
          SVGShape.write(shape, look: { StandaloneSVG.look($0, isText: false, brand) }, to: &buffer)
        }
      }
    }
  }

  /// Writes dots as one line of round ends without length: as circles they would make half of a file.
  private func writeDots(
    _ centres: [Drawing.Point], _ radius: Double, _ style: DrawingStyle, to buffer: inout MarkupBuffer
  ) {
    let paint = RolePaint.of(style)
    let places = centres.map { "M" + NumberText.plain($0.x) + " " + NumberText.plain($0.y) + "h0" }
    buffer.emptyElement(
      "path",
      [
        ("d", .text(places.joined())), ("fill", "none"),
        ("stroke", .text(StandaloneSVG.colour(paint.fill ?? "ink", brand))),
        ("stroke-width", .number(2 * radius)),
        ("stroke-linecap", "round"),
      ])
  }

  /// What stands for a drawing where it cannot be seen.
  private static func alternative(_ drawing: Drawing) -> String {
    [drawing.title, drawing.description].filter { !$0.isEmpty }.joined(separator: " – ")
  }

  private static func size(_ drawing: Drawing) -> String {
    "width:\(NumberText.plain(drawing.width))px;height:\(NumberText.plain(drawing.height))px"
  }

  /// The place and look of words, whose anchor is an end of their line on the paper, whatever their script.
  private func position(
    _ place: Drawing.Point, _ anchor: Drawing.Anchor, width: Double, _ style: DrawingStyle, rise: Double
  ) -> String {
    let paint = RolePaint.of(style)
    let colour = StandaloneSVG.colour(paint.fill ?? "ink", brand)
    let top = place.y - Self.lineHeight / 2 - (Self.base + rise) * paint.textSize
    let side =
      switch anchor {
      case .start: "left:\(NumberText.plain(place.x))px"
      case .end: "right:\(NumberText.plain(width - place.x))px"
      // A box as wide as two drawings, around the place.
      case .middle:
        "left:\(NumberText.plain(place.x - width))px;width:\(NumberText.plain(2 * width))px;text-align:center"
      }
    return [
      side, "top:\(NumberText.plain(top))px", "font-size:\(NumberText.plain(paint.textSize))px",
      "color:\(colour)",
    ].joined(separator: ";") + (paint.isBold ? ";font-weight:700" : "")
  }
}

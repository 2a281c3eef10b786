/// Shapes of drawings as elements of SVG; what gives them their look is the writer's.
enum SVGShape {
  /// How much room elements take.
  enum Form {
    /// As every program reads them.
    case plain
    /// As few bytes as a browser needs, places in tenths of a pixel from the one before.
    case compact
  }

  /// Writes a shape with the attributes that `look` gives its style.
  static func write(
    _ shape: Drawing.Shape, form: Form = .plain, look: (DrawingStyle) -> MarkupBuffer.Attributes,
    to buffer: inout MarkupBuffer
  ) {
    func empty(_ name: StaticString, _ attributes: MarkupBuffer.Attributes) {
      switch form {
      case .plain: buffer.element(name, attributes)
      case .compact: buffer.emptyElement(name, attributes)
      }
    }
    switch shape {
    case .line(let from, let to, let style):
      empty(
        "line",
        [("x1", .number(from.x)), ("y1", .number(from.y)), ("x2", .number(to.x)), ("y2", .number(to.y))]
          + look(style))
    case .path(let steps, let style):
      empty("path", [("d", .text(form == .plain ? path(steps) : compactPath(steps)))] + look(style))
    case .rectangle(let corner, let width, let height, let rounding, let style):
      empty(
        "rect",
        [
          ("x", .number(corner.x)), ("y", .number(corner.y)), ("width", .number(width)),
          ("height", .number(height)),
        ] + (rounding > 0 ? [("rx", .number(rounding))] : []) + look(style))
    case .dot(let centre, let radius, let style):
      empty("circle", circle(centre, radius) + look(style))
    case .dots(let centres, let radius, let style):
      buffer.element("g", look(style)) { buffer in
        for centre in centres { buffer.element("circle", circle(centre, radius)) }
      }
    case .text(let text, let place, let anchor, let style):
      // Places and anchors are from the left in every language: a label from the right is laid out on its own.
      let words = buffer.direction == .rightToLeft ? DirectionIsolate.label(text) : text
      buffer.element(
        "text",
        [("x", .number(place.x)), ("y", .number(place.y)), ("text-anchor", .text(name(anchor)))]
          + look(style), text: words)
    }
  }

  private static func circle(_ centre: Drawing.Point, _ radius: Double) -> MarkupBuffer.Attributes {
    [("cx", .number(centre.x)), ("cy", .number(centre.y)), ("r", .number(radius))]
  }

  private static func name(_ anchor: Drawing.Anchor) -> String {
    switch anchor {
    case .start: "start"
    case .middle: "middle"
    case .end: "end"
    }
  }

  /// The data of a path.
  static func path(_ steps: [Drawing.Step]) -> String {
    var buffer = MarkupBuffer()
    func pair(_ point: Drawing.Point) {
      buffer.number(point.x)
      buffer.literal(" ")
      buffer.number(point.y)
    }
    for step in steps {
      switch step {
      case .move(let point):
        buffer.literal("M")
        pair(point)
      case .draw(let point):
        buffer.literal("L")
        pair(point)
      case .curve(let first, let second, let end):
        buffer.literal("C")
        pair(first)
        buffer.literal(" ")
        pair(second)
        buffer.literal(" ")
        pair(end)
      case .close: buffer.literal("Z")
      }
    }
    return buffer.markup
  }

  /// The data of a path of straight lines, each place in tenths of a pixel from the one before.
  ///
  /// Whole tenths are counted, so no error adds up along the path.
  static func compactPath(_ steps: [Drawing.Step]) -> String {
    var buffer = MarkupBuffer()
    var (x, y) = (0, 0)
    var isDrawing = false
    func tenths(_ value: Double) -> Int { Int((max(-1e6, min(1e6, value)) * 10).rounded()) }
    for step in steps {
      switch step {
      case .move(let point), .draw(let point), .curve(_, _, let point):
        let (nextX, nextY) = (tenths(point.x), tenths(point.y))
        if case .move = step {
          buffer.literal("m")
          isDrawing = false
        } else if !isDrawing {
          buffer.literal("l")
          isDrawing = true
        } else if nextX >= x {
          buffer.literal(" ")
        }
        buffer.tenths(nextX - x)
        if nextY >= y { buffer.literal(" ") }
        buffer.tenths(nextY - y)
        (x, y) = (nextX, nextY)
      case .close: buffer.literal("z")
      }
    }
    return buffer.markup
  }
}

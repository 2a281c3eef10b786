extension Drawing {
  /// The drawing as its language wants time: from the left, or from the right where lines begin there and somebody asked.
  func inTime(of language: any PageLanguage) -> Drawing {
    language.timeAxis == .fromStart && language.direction == .rightToLeft ? mirrored : self
  }

  /// The drawing with left and right exchanged; words stay as they are read.
  var mirrored: Drawing {
    var drawing = self
    drawing.shapes = shapes.map(mirrored)
    return drawing
  }

  private func mirrored(_ point: Point) -> Point { Point(x: width - point.x, y: point.y) }

  private func mirrored(_ step: Step) -> Step {
    switch step {
    case .move(let point): .move(mirrored(point))
    case .draw(let point): .draw(mirrored(point))
    case .curve(let first, let second, let last): .curve(mirrored(first), mirrored(second), mirrored(last))
    case .close: .close
    }
  }

  private func mirrored(_ shape: Shape) -> Shape {
    switch shape {
    case .line(let from, let to, let style): .line(from: mirrored(from), to: mirrored(to), style: style)
    case .path(let steps, let style): .path(steps: steps.map(mirrored), style: style)
    case .rectangle(let corner, let width, let height, let rounding, let style):
      .rectangle(
        corner: Point(x: self.width - corner.x - width, y: corner.y), width: width, height: height,
        rounding: rounding, style: style)
    case .dot(let centre, let radius, let style):
      .dot(centre: mirrored(centre), radius: radius, style: style)
    case .dots(let centres, let radius, let style):
      .dots(centres: centres.map(mirrored), radius: radius, style: style)
    case .text(let words, let place, let anchor, let style):
      .text(words: words, place: mirrored(place), anchor: anchor.opposite, style: style)
    }
  }
}

extension Drawing.Anchor {
  /// The other end of a line; its middle stays.
  fileprivate var opposite: Self {
    switch self {
    case .start: .end
    case .middle: .middle
    case .end: .start
    }
  }
}

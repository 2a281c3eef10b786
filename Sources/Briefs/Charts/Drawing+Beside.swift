extension Drawing {
  /// Drawings as one, side by side in lines as wide as a page; an empty one of none.
  static func beside(_ drawings: [Drawing]) -> Drawing {
    guard let first = drawings.first else {
      return Drawing(width: 0, height: 0, title: "", description: "", shapes: [])
    }
    guard drawings.count > 1 else { return first }
    let gap = 8.0
    var (x, y, height, width) = (0.0, 0.0, 0.0, 0.0)
    var shapes: [Shape] = []
    for drawing in drawings {
      if x > 0, x + drawing.width > DrawingSize.page.width {
        (x, y, height) = (0, y + height + gap, 0)
      }
      shapes += drawing.shapes.map { $0.moved(x, y) }
      height = max(height, drawing.height)
      width = max(width, x + drawing.width)
      x += drawing.width + gap
    }
    return Drawing(
      width: width, height: y + height, title: first.title,
      description: drawings.map(\.description).joined(separator: " "), shapes: shapes)
  }
}

extension Drawing.Shape {
  /// The shape elsewhere.
  func moved(_ x: Double, _ y: Double) -> Self {
    func moved(_ point: Drawing.Point) -> Drawing.Point { .init(x: point.x + x, y: point.y + y) }
    switch self {
    case .line(let from, let to, let style): return .line(from: moved(from), to: moved(to), style: style)
    case .path(let steps, let style):
      return .path(
        steps: steps.map { step in
          switch step {
          case .move(let point): .move(moved(point))
          case .draw(let point): .draw(moved(point))
          case .curve(let first, let second, let end): .curve(moved(first), moved(second), moved(end))
          case .close: .close
          }
        }, style: style)
    case .rectangle(let corner, let width, let height, let rounding, let style):
      return .rectangle(
        corner: moved(corner), width: width, height: height, rounding: rounding, style: style)
    case .dot(let centre, let radius, let style):
      return .dot(centre: moved(centre), radius: radius, style: style)
    case .dots(let centres, let radius, let style):
      return .dots(centres: centres.map(moved), radius: radius, style: style)
    case .text(let words, let place, let anchor, let style):
      return .text(words: words, place: moved(place), anchor: anchor, style: style)
    }
  }
}

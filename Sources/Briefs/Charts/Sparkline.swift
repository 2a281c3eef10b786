/// A series in the height of a line of text; the last known value is marked, hidden ones are crosses.
struct Sparkline {
  static let width = 104.0
  static let height = 20.0

  let points: [ChartPoint]
  let name: String
  let isClear: Bool
  /// The prefix of its ids.
  let id: String

  func markup() -> Markup {
    let hidden = points.count { $0.kind == .suppressed }
    let known = points.compactMap(\.value)
    // One stray dot says less than words do.
    if known.count < 3 || hidden * 2 > points.count {
      return HTMLText.element("span", [("class", "few")], HTMLText.text("too few to draw"))
    }
    let top = known.max() ?? 0
    let base = Self.height - 2
    let height = { (value: Double) in top > 0 ? base - (base - 3) * (value / top) : base }
    let span = Double(max(1, points.count - 1))
    let x = { (index: Int) in 3 + (Self.width - 7) * Double(index) / span }
    var path = ""
    var isOpen = false
    var last: (x: Double, y: Double)?
    var marks: [Markup] = []
    for (index, point) in points.enumerated() {
      if point.kind == .suppressed { marks.append(SVG.cross(x(index), base - 2, reach: 1.8)) }
      guard let value = point.value else {
        isOpen = false
        continue
      }
      path += isOpen ? SVG.draw(x(index), height(value)) : SVG.move(x(index), height(value))
      isOpen = true
      last = (x(index), height(value))
    }
    var content = [SVG.line(0, base, Self.width, base, "grid"), SVG.path(path, "l spark")] + marks
    if let last { content.append(SVG.dot(last.x, last.y, radius: 2.4, isClear ? "f-alert" : "f-spark")) }
    return SVG.frame(
      id: id, title: name,
      description: ChartWords.description(LineSeries(name: name, points: points, tone: .neutral)),
      width: Self.width, height: Self.height, content)
  }
}

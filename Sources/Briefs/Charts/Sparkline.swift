/// A series in the height of a line of text; the last known value is marked.
struct Sparkline {
  /// The row it stands in.
  let row: SeriesRow
  /// The prefix of its ids.
  let id: String

  func markup() -> Markup {
    let points = row.points
    let hidden = points.count { $0.kind == .suppressed }
    if points.isEmpty || hidden * 2 > points.count { return HTMLText.text("too few to draw") }
    let scale = LinearScale(maximum: points.compactMap(\.value).max() ?? 1, start: 18, end: 2)
    let top = points.compactMap(\.value).max() ?? 0
    let height = { (value: Double) in top > 0 ? 18 - 16 * value / top : scale.start }
    let span = Double(max(1, points.count - 1))
    var path = ""
    var isOpen = false
    var last: (x: Double, y: Double)?
    for (index, point) in points.enumerated() {
      guard let value = point.value else {
        isOpen = false
        continue
      }
      let x = 2 + 96 * Double(index) / span
      path += isOpen ? SVG.draw(x, height(value)) : SVG.move(x, height(value))
      isOpen = true
      last = (x, height(value))
    }
    var content = [SVG.path(path, "l raw")]
    if let last { content.append(SVG.dot(last.x, last.y, radius: 2.2, "f-ink")) }
    let name = row.area + ", " + row.name
    return SVG.frame(
      id: id, title: name,
      description: ChartWords.description(LineSeries(name: name, points: points, crime: nil)),
      width: 104, height: 20, content)
  }
}

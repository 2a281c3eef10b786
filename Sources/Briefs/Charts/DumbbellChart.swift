/// Two figures of each category as dots on one line, from zero.
///
/// A hidden figure has no dot: it stands below the line as a dashed box with its range in words, as does a
/// missing one as a word.
struct DumbbellChart {
  let chart: CategoryChart
  let title: String
  let language: any PageLanguage
  var size = DrawingSize.page

  private static let lineHeight = 20.0

  /// The chart as shapes.
  func drawing() -> Drawing {
    let width = size.width
    let layout = CategoryLayout(chart, nameRoom: size == .page ? 210 : 100, language: language)
    let edge = layout.nameWidth + 8
    let gutter = min(layout.valueWidth, width / 4) + 10
    let (left, right) = (edge + gutter, max(edge + gutter + 10, width - gutter))
    let range = layout.range
    let span = max(range.high - range.low, 1e-9)
    func x(_ value: Double) -> Double { left + (right - left) * ((value - range.low) / span) }
    var (shapes, y) = layout.legend(left: edge, width: width - edge, mark: .dot)
    for (category, marks) in layout.marks.enumerated() {
      let names = layout.names[category]
      shapes += Drawing.Shape.lines(names, edge - 8, y + 14, anchor: .end, .value)
      var baseline = y + 14
      if marks.contains(where: { $0.value != nil }) {
        shapes += line(marks, y: y + 10, x: x, layout)
        baseline += Self.lineHeight
      }
      for (group, mark) in marks.enumerated() where mark.value == nil {
        shapes += self.apart(mark, group, left: edge, baseline: &baseline, layout)
      }
      y = max(y + Double(names.count) * LabelPlacement.lineHeight + 12, baseline - 4)
    }
    return Drawing(
      width: width, height: max(20, y), title: title,
      description: language.description(of: .categories(chart: chart)), shapes: shapes)
  }

  /// The dots of a category with their figures outside of them.
  private func line(
    _ marks: [CategoryMark], y: Double, x: (Double) -> Double, _ layout: CategoryLayout
  ) -> [Drawing.Shape] {
    let known = marks.enumerated().compactMap { group, mark in mark.value.map { (group, mark.words, x($0)) } }
      .sorted { ($0.2, $0.0) < ($1.2, $1.0) }
    guard let first = known.first, let last = known.last else { return [] }
    var shapes: [Drawing.Shape] = [.line(first.2, y, last.2, y, .joint)]
    for (group, _, place) in known {
      shapes.append(
        .dot(place, y, radius: 5, layout.isMuted(group) ? .rawDot : .dot, chart.groups[group].tone))
    }
    func figure(_ one: (Int, String, Double), _ place: Double, _ anchor: Drawing.Anchor) -> Drawing.Shape {
      .text(
        one.1, place, y + 4, anchor: anchor, layout.isMuted(one.0) ? .mutedValue : .value,
        chart.groups[one.0].tone)
    }
    if known.count > 1 { shapes.append(figure(first, first.2 - 9, .end)) }
    shapes.append(figure(last, last.2 + 9, .start))
    return shapes
  }

  /// A figure that is no value: its group, a box where it is hidden, and words; in two lines where one is too short.
  private func apart(
    _ mark: CategoryMark, _ group: Int, left: Double, baseline: inout Double, _ layout: CategoryLayout
  ) -> [Drawing.Shape] {
    let room = size.width - left
    let box = mark.kind == .hidden ? CategoryMark.boxWidth + 5 : 0
    let name = TextWidth.wrapped(language.text(chart.groups[group].name), to: room, weight: .bold)
    var shapes = Drawing.Shape.lines(
      name, left, baseline, layout.isMuted(group) ? .mutedValue : .value, chart.groups[group].tone)
    baseline += LabelPlacement.lineHeight * Double(max(0, name.count - 1))
    var x = left + TextWidth.width(name.last ?? "", weight: .bold) + 6
    if x + box + TextWidth.width(mark.words) > size.width {
      x = left
      baseline += LabelPlacement.lineHeight
    }
    if mark.kind == .hidden {
      shapes.append(.rectangle(x, baseline - 10, width: CategoryMark.boxWidth, height: 12, .hiddenBox))
    }
    let words = TextWidth.wrapped(mark.words, to: size.width - x - box)
    shapes += Drawing.Shape.lines(words, x + box, baseline)
    baseline += LabelPlacement.lineHeight * Double(max(0, words.count - 1)) + 16
    return shapes
  }
}

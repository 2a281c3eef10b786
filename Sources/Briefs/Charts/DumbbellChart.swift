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

  /// On a telephone names stand above their lines, so that the lines have the width.
  private var isStacked: Bool { size != .page }

  /// The chart as shapes.
  func drawing() -> Drawing {
    let width = size.width
    let layout = CategoryLayout(chart, nameRoom: isStacked ? width : 210, language: language)
    let edge = isStacked ? 0 : layout.nameWidth + 8
    let gutters = gutters(layout)
    let (left, right) = (edge + gutters.left, max(edge + gutters.left + 10, width - gutters.right))
    let range = layout.range
    let span = max(range.high - range.low, 1e-9)
    func x(_ value: Double) -> Double { left + (right - left) * ((value - range.low) / span) }
    var (shapes, y) = layout.legend(left: edge, width: width - edge, mark: .dot)
    for (category, marks) in layout.marks.enumerated() {
      let names = layout.names[category]
      let namesHeight = Double(names.count) * LabelPlacement.lineHeight
      shapes += Drawing.Shape.lines(
        names, isStacked ? 0 : edge - 8, y + 14, anchor: isStacked ? .start : .end, .value)
      if isStacked { y += namesHeight }
      var baseline = y + 14
      if marks.contains(where: { $0.value != nil }) {
        shapes.append(.line(x(0), y + 4, x(0), y + 16, .grid))
        shapes += line(marks, y: y + 10, x: x, layout)
        baseline += Self.lineHeight
      }
      for (group, mark) in marks.enumerated() where mark.value == nil {
        shapes += self.apart(mark, group, left: edge, baseline: &baseline, layout)
      }
      y = max(isStacked ? y : y + namesHeight + 12, baseline - 4)
    }
    return Drawing(
      width: width, height: max(20, y), title: title,
      description: language.description(of: .categories(chart: chart)), shapes: shapes)
  }

  /// The room of the figures before the first dots and behind the last ones.
  private func gutters(_ layout: CategoryLayout) -> (left: Double, right: Double) {
    var (left, right) = (0.0, 0.0)
    for marks in layout.marks {
      let known = marks.compactMap { mark in
        mark.value.map { ($0, TextWidth.width(mark.words, weight: .bold)) }
      }
      .sorted { $0.0 < $1.0 }
      // Of two equal figures either may stand at the end.
      right = max(right, known.filter { $0.0 == known.last?.0 }.map(\.1).max() ?? 0)
      if known.count > 1 { left = max(left, known.filter { $0.0 == known.first?.0 }.map(\.1).max() ?? 0) }
    }
    let most = size.width / 4
    return (min(left, most) + 14, min(right, most) + 14)
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

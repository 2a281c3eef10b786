/// Categories with bars as long as their figures: names at the left, figures at the end of the bars.
///
/// What is hidden is a dashed box of one width with its range in words, what is missing a word.
struct BarChart {
  let chart: CategoryChart
  let title: String
  let language: any PageLanguage
  var size = DrawingSize.page

  private static let barHeight = 16.0
  private static let barGap = 3.0
  private static let rowGap = 9.0

  /// The chart as shapes.
  func drawing() -> Drawing {
    let width = size.width
    let layout = CategoryLayout(chart, nameRoom: size.isWide ? 210 : 116, language: language)
    let left = layout.nameWidth + 8
    let right = width - min(layout.valueWidth + 6, width / 3)
    let range = layout.range
    let span = max(range.high - range.low, 1e-9)
    func x(_ value: Double) -> Double { left + max(10, right - left) * ((value - range.low) / span) }
    var (shapes, y) =
      chart.groups.count > 1 ? layout.legend(left: left, width: width - left, mark: .bar) : ([], 2)
    let top = y
    for (category, marks) in layout.marks.enumerated() {
      let names = layout.names[category]
      let figures = marks.map { TextWidth.wrapped($0.words, to: room($0, x: x, width), weight: .bold) }
      let heights = figures.map { max(Self.barHeight, Double($0.count) * LabelPlacement.lineHeight) }
      let barsHeight = heights.reduce(0, +) + Self.barGap * Double(max(0, heights.count - 1))
      let height = max(barsHeight, Double(names.count) * LabelPlacement.lineHeight)
      let middle = y + height / 2
      shapes += Drawing.Shape.lines(
        names, left - 8, middle - Double(names.count) * LabelPlacement.lineHeight / 2 + 10, anchor: .end,
        .value)
      var bar = middle - barsHeight / 2
      for (group, mark) in marks.enumerated() {
        shapes += self.bar(mark, group, figures[group], at: bar, zero: x(0), x: x, layout)
        bar += heights[group] + Self.barGap
      }
      y += height + Self.rowGap
    }
    shapes.append(.line(x(0), top - 2, x(0), max(top, y - Self.rowGap) + 2, .axis))
    return Drawing(
      width: width, height: max(20, y - Self.rowGap + 4), title: title,
      description: language.description(of: .categories(chart: chart)), shapes: shapes)
  }

  /// Where the words of a mark start, and the width they may take.
  private func start(_ mark: CategoryMark, x: (Double) -> Double) -> Double {
    switch mark.kind {
    case .value(let value): x(max(0, value)) + 5
    case .hidden: x(0) + CategoryMark.boxWidth + 5
    case .absent: x(0) + 5
    }
  }

  private func room(_ mark: CategoryMark, x: (Double) -> Double, _ width: Double) -> Double {
    max(24, width - start(mark, x: x))
  }

  private func bar(
    _ mark: CategoryMark, _ group: Int, _ figure: [String], at y: Double, zero: Double,
    x: (Double) -> Double, _ layout: CategoryLayout
  ) -> [Drawing.Shape] {
    let tone = chart.groups[group].tone
    let words = Drawing.Shape.lines(
      figure, start(mark, x: x), y + 12, mark.kind == .absent ? .label : .value)
    switch mark.kind {
    case .value(let value):
      let ends = [x(value), zero].sorted()
      return [
        .rectangle(
          ends[0], y, width: max(value == 0 ? 0 : 0.5, ends[1] - ends[0]), height: Self.barHeight,
          layout.isMuted(group) ? .otherBar : .bar, tone)
      ] + words
    case .hidden:
      return [
        .rectangle(
          zero, y + 0.5, width: CategoryMark.boxWidth, height: Self.barHeight - 1, .hiddenBox)
      ] + words
    case .absent: return words
    }
  }
}

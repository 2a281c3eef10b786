/// Two groups back to back over ordered categories, whose names stand between them; one scale for both.
///
/// What is hidden is a dashed box of one width with its range in words, what is missing a word.
struct PyramidChart {
  let chart: CategoryChart
  let title: String
  let language: any PageLanguage
  var size = DrawingSize.page

  private static let rowGap = 5.0
  private static let barHeight = 24.0

  /// The chart as shapes.
  func drawing() -> Drawing {
    let width = size.width
    let layout = CategoryLayout(chart, nameRoom: size.isWide ? 150 : 84, language: language)
    let inner = layout.nameWidth / 2 + 10
    let middle = width / 2
    let half = middle - inner
    // No longer than leaves room for the figures behind the bars.
    let figures = size.isWide ? layout.valueWidth : layout.wordWidth
    let longest = max(10, half - min(figures + 6, half * 0.6))
    let highest = max(layout.range.high, 1e-9)
    let heads = chart.groups.prefix(2).map {
      TextWidth.wrapped(language.text($0.name), to: half, weight: .bold)
    }
    let top = 8 + LabelPlacement.lineHeight * Double(max(1, heads.map(\.count).max() ?? 1))
    var shapes: [Drawing.Shape] = []
    for (group, lines) in heads.enumerated() {
      shapes += Drawing.Shape.lines(
        lines, group == 0 ? middle - inner : middle + inner, 11, anchor: group == 0 ? .end : .start, .value,
        chart.groups[group].tone)
    }
    var y = top
    for (category, marks) in layout.marks.enumerated() {
      let names = layout.names[category]
      let figures = marks.prefix(2).map { mark in
        TextWidth.wrapped(
          mark.words, to: max(24, half - length(mark, longest, highest) - 5), weight: .bold)
      }
      let lines = ([names] + figures).map(\.count).max() ?? 1
      let height = max(Self.barHeight, Double(lines) * LabelPlacement.lineHeight)
      shapes += centred(names, middle, y, height, anchor: .middle, .label)
      for (group, mark) in marks.prefix(2).enumerated() {
        let side = group == 0 ? -1.0 : 1.0
        let start = middle + side * inner
        let length = length(mark, longest, highest)
        let bar = (height - Self.barHeight) / 2 + y
        if length > 0 {
          shapes.append(
            .rectangle(
              min(start, start + side * length), bar, width: length, height: Self.barHeight,
              mark.kind == .hidden ? .hiddenBox : .bar, chart.groups[group].tone))
        }
        shapes += centred(
          figures[group], start + side * (length + 5), y, height, anchor: group == 0 ? .end : .start,
          mark.kind == .absent ? .label : .value)
      }
      y += height + Self.rowGap
    }
    return Drawing(
      width: width, height: max(20, y), title: title,
      description: language.description(of: .categories(chart: chart)), shapes: shapes)
  }

  private func length(_ mark: CategoryMark, _ longest: Double, _ highest: Double) -> Double {
    switch mark.kind {
    case .value(let value): value > 0 ? max(0.5, longest * (value / highest)) : 0
    case .hidden: CategoryMark.boxWidth
    case .absent: 0
    }
  }

  private func centred(
    _ lines: [String], _ x: Double, _ y: Double, _ height: Double, anchor: Drawing.Anchor,
    _ role: DrawingRole
  ) -> [Drawing.Shape] {
    let first = y + (height - Double(lines.count) * LabelPlacement.lineHeight) / 2 + 10
    return Drawing.Shape.lines(lines, x, first, anchor: anchor, role)
  }
}

/// Categories in two periods, joined by lines; names stand at the end, the scale starts at zero.
///
/// A category of which one of the two is no value has no line: it stands below in words.
struct SlopeChart {
  let chart: CategoryChart
  let title: String
  let language: any PageLanguage
  var size = DrawingSize.page

  private var width: Double { size.width }
  /// The room for names at the end of the lines.
  private var nameRoom: Double { size.isWide ? 240 : 128 }

  /// A category whose two figures are known.
  private struct Slope {
    var name: [String]
    var from: CategoryMark
    var to: CategoryMark
    var values: (from: Double, to: Double)
  }

  /// The chart as shapes.
  func drawing() -> Drawing {
    let layout = CategoryLayout(chart, nameRoom: nameRoom - 10, language: language)
    var slopes: [Slope] = []
    var apart: [Int] = []
    for (category, marks) in layout.marks.enumerated() {
      if marks.count > 1, let from = marks[0].value, let to = marks[1].value {
        slopes.append(
          Slope(name: layout.names[category], from: marks[0], to: marks[1], values: (from, to)))
      } else {
        apart.append(category)
      }
    }
    let left = min(slopes.map { TextWidth.width($0.from.words, weight: .bold) }.max() ?? 0, width / 4) + 8
    let right = width - nameRoom
    let names = slopes.map { slope in
      slope.name.map { LabelPlacement.Line($0, .value) }
        + TextWidth.wrapped(slope.to.words, to: nameRoom - 10).map { LabelPlacement.Line($0) }
    }
    let heads = chart.groups.prefix(2).map {
      TextWidth.wrapped(language.text($0.name), to: 110, weight: .bold)
    }
    let top = 10 + LabelPlacement.lineHeight * Double(max(1, heads.map(\.count).max() ?? 1))
    let needed = Double(names.joined().count) * LabelPlacement.lineHeight
    let height = slopes.isEmpty ? 0 : max(170, needed)
    let base = top + height
    let values = slopes.flatMap { [$0.values.from, $0.values.to] }
    let (low, high) = (min(0, values.min() ?? 0), max(values.max() ?? 0, 1e-9))
    func y(_ value: Double) -> Double { base - height * ((value - low) / (high - low)) }
    let tone = chart.groups.last?.tone ?? .neutral
    var shapes: [Drawing.Shape] = []
    if !slopes.isEmpty {
      for (group, lines) in heads.enumerated() {
        shapes += Drawing.Shape.lines(lines, group == 0 ? left : right, 11, anchor: .start, .heading)
      }
      shapes += [.line(left, top, left, base, .grid), .line(right, top, right, base, .grid)]
    }
    for slope in slopes {
      shapes.append(
        .path([.move(left, y(slope.values.from)), .draw(right, y(slope.values.to))], .own, tone))
      shapes.append(.dot(left, y(slope.values.from), radius: 3, .dot, tone))
      shapes.append(.dot(right, y(slope.values.to), radius: 3, .dot, tone))
    }
    shapes += LabelPlacement(
      slopes.enumerated().map { number, slope in
        .init(
          lines: [.init(slope.from.words, .value)], wanted: y(slope.values.from), priority: -number)
      }, top: top - 8, bottom: base + 8
    ).shapes(x: left - 7, anchor: .end)
    shapes += LabelPlacement(
      slopes.enumerated().map { number, slope in
        .init(lines: names[number], wanted: y(slope.values.to), priority: -number)
      }, top: top - 8, bottom: base + 8
    ).shapes(x: right + 8)
    let (words, end) = below(apart, from: slopes.isEmpty ? 14 : base + 24)
    return Drawing(
      width: width, height: max(20, end), title: title,
      description: language.description(of: .categories(chart: chart)), shapes: shapes + words
    ).inTime(of: language)
  }

  /// The categories without a line, in words.
  private func below(_ categories: [Int], from top: Double) -> (shapes: [Drawing.Shape], end: Double) {
    var (shapes, y): ([Drawing.Shape], Double) = ([], top)
    for number in categories {
      let category = chart.categories[number]
      let values = category.values + [Quantity(.none(reason: .noRow)), Quantity(.none(reason: .noRow))]
      let words =
        language.text(category.name) + ": "
        + language.text(Entry.revision(before: values[0], now: values[1]))
      let lines = TextWidth.wrapped(words, to: width)
      shapes += Drawing.Shape.lines(lines, 0, y)
      y += Double(lines.count) * LabelPlacement.lineHeight + 3
    }
    return (shapes, categories.isEmpty ? y - 12 : y - 8)
  }
}

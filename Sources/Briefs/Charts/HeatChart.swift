import Tables

/// Series by period as fields, darker for more, with one scale for all and a key below.
///
/// A true zero is an empty field with an outline, a hidden figure a cross, a missing one a gap.
struct HeatChart {
  let strip: HeatStrip
  let title: String
  let language: any PageLanguage
  var size = DrawingSize.page

  private static let fieldHeight = 18.0
  /// Fields narrower than this touch, and equal ones in a row are one.
  private static let narrowest = 5.0

  /// What a field is: its role, or a hidden figure.
  private enum Field: Equatable {
    case gap, hidden
    case filled(DrawingRole)
  }

  /// The chart as shapes.
  func drawing() -> Drawing {
    let names = strip.series.map {
      TextWidth.wrapped(language.text($0.name), to: size.isWide ? 190 : 110, weight: .bold)
    }
    let left = (names.map { TextWidth.widest($0, weight: .bold) }.max() ?? 0) + 8
    let right = size.width - 1
    let ordinals = strip.series.flatMap { $0.points.map(\.period.ordinal) }
    let (first, last) = (ordinals.min() ?? 0, ordinals.max() ?? 0)
    let step = (right - left) / Double(last - first + 1)
    let values = strip.series.flatMap { $0.points.compactMap(\.drawnValue) }
    // A peak that would make all others alike is as dark as what is darkest of them.
    let belowPeaks = LineSeries.highestBelowPeaks(of: values)
    let highest = belowPeaks ?? values.max() ?? 0
    var shapes: [Drawing.Shape] = []
    var y = 1.0
    for (series, lines) in zip(strip.series, names) {
      let height = max(Self.fieldHeight, Double(lines.count) * LabelPlacement.lineHeight)
      shapes += Drawing.Shape.lines(
        lines, left - 8, y + (height - Double(lines.count) * LabelPlacement.lineHeight) / 2 + 10,
        anchor: .end,
        .value)
      let fields = series.points.map { ($0.period.ordinal - first, field($0, highest)) }
      let top = y + (height - Self.fieldHeight) / 2
      shapes += self.fields(fields, left: left, step: step, y: top, tone: series.tone)
      y += height + 3
    }
    shapes += periods(first, last, left: left, right: right, baseline: y + 12)
    shapes += key(highest, isOpen: belowPeaks != nil, left: left, baseline: y + 32)
    return Drawing(
      width: size.width, height: y + 38, title: title,
      description: language.description(of: .strip(strip: strip)), shapes: shapes
    ).inTime(of: language)
  }

  private func field(_ point: ChartPoint, _ highest: Double) -> Field {
    guard let value = point.drawnValue else { return point.kind == .suppressed ? .hidden : .gap }
    guard value > 0, highest > 0 else { return .filled(.heatZero) }
    let steps = DrawingRole.heat.count
    let place = Int((Double(steps) * min(1, value / highest)).rounded(.up))
    return .filled(DrawingRole.heat[min(max(place, 1), steps) - 1])
  }

  private func fields(
    _ fields: [(place: Int, field: Field)], left: Double, step: Double, y: Double, tone: Tone
  ) -> [Drawing.Shape] {
    let gap = step < Self.narrowest ? 0.0 : 1
    var shapes: [Drawing.Shape] = []
    var index = 0
    while index < fields.count {
      let (place, field) = fields[index]
      var end = index + 1
      if gap == 0, field != .hidden {
        while end < fields.count, fields[end].field == field, fields[end].place == place + end - index {
          end += 1
        }
      }
      let x = left + step * Double(place)
      let width = step * Double(end - index) - gap
      switch field {
      case .gap: break
      case .hidden:
        if gap > 0 {
          shapes.append(
            .rectangle(x + 0.5, y + 0.5, width: width - 1, height: Self.fieldHeight - 1, .hiddenBox))
        }
        shapes.append(
          .cross(x + width / 2, y + Self.fieldHeight / 2, reach: min(3, max(1.3, step / 2 - 1))))
      case .filled(let role):
        shapes.append(.rectangle(x, y, width: width, height: Self.fieldHeight, role, tone))
      }
      index = end
    }
    return shapes
  }

  private func periods(
    _ first: Int, _ last: Int, left: Double, right: Double, baseline: Double
  ) -> [Drawing.Shape] {
    guard let frequency = strip.series.lazy.compactMap({ $0.points.first?.period.frequency }).first else {
      return []
    }
    let ends = [first, last].map { language.text(Period(frequency: frequency, ordinal: $0), .short) }
    var shapes: [Drawing.Shape] = [.text(ends[1], right, baseline, anchor: .end)]
    let room = TextWidth.width(ends[0]) + TextWidth.width(ends[1]) + 6
    if first != last, room <= right - left { shapes.append(.text(ends[0], left, baseline)) }
    return shapes
  }

  /// From zero to the highest value, or to all values from it on.
  private func key(_ highest: Double, isOpen: Bool, left: Double, baseline: Double) -> [Drawing.Shape] {
    guard highest > 0, let series = strip.series.first else { return [] }
    let zero = language.text(.number(value: 0, decimals: 0))
    var x = left
    var shapes: [Drawing.Shape] = [.text(zero, x, baseline)]
    x += TextWidth.width(zero) + 5
    for role in [.heatZero] + DrawingRole.heat {
      shapes.append(.rectangle(x, baseline - 9, width: 12, height: 10, role, series.tone))
      x += 13
    }
    let decimals = strip.series.map(\.decimals).max() ?? 0
    let end = Quantity(
      isOpen ? .lowerBound(low: highest) : .exact(value: highest), form: .number(decimals: decimals))
    shapes.append(.text(language.text(end), x + 4, baseline))
    return shapes
  }
}

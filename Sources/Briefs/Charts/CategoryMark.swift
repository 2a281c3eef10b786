/// A figure of a category as a chart draws it: a length, or a box of one size for what is hidden, or words alone.
struct CategoryMark {
  /// What is drawn.
  enum Kind: Equatable {
    /// As long as the value.
    case value(Double)
    /// Known only as a range, or hidden: its size must not be read from the drawing.
    case hidden
    /// Nothing but words.
    case absent
  }

  /// The width of the box of a hidden figure; the same whatever it hides.
  static let boxWidth = 28.0

  /// What is drawn.
  let kind: Kind
  /// The figure in words.
  let words: String

  init(_ quantity: Quantity?, language: any PageLanguage) {
    let quantity = quantity ?? Quantity(.none(reason: .noRow))
    words = language.text(quantity)
    kind =
      switch quantity.content {
      case .exact(let value): value.isFinite ? .value(value) : .absent
      case .interval, .lowerBound, .none(.hidden): .hidden
      case .none: .absent
      }
  }

  /// The value where it is drawn as one.
  var value: Double? {
    if case .value(let value) = kind { return value }
    return nil
  }
}

/// What charts of categories share: the marks, the names in lines, and the looks of groups.
struct CategoryLayout {
  let chart: CategoryChart
  let language: any PageLanguage
  /// The marks of each category, one a group.
  let marks: [[CategoryMark]]
  /// The names of the categories in lines.
  let names: [[String]]

  /// Lays out the words of a chart whose names have a width.
  init(_ chart: CategoryChart, nameRoom: Double, language: any PageLanguage) {
    self.chart = chart
    self.language = language
    marks = chart.categories.map { category in
      chart.groups.indices.map { group in
        CategoryMark(
          category.values.indices.contains(group) ? category.values[group] : nil, language: language)
      }
    }
    names = chart.categories.map {
      TextWidth.wrapped(language.text($0.name), to: nameRoom, weight: .bold)
    }
  }

  /// The width that the names take.
  var nameWidth: Double { names.map { TextWidth.widest($0, weight: .bold) }.max() ?? 0 }
  /// The lowest and highest value, and zero.
  var range: (low: Double, high: Double) {
    let values = marks.joined().compactMap(\.value)
    return (min(0, values.min() ?? 0), max(0, values.max() ?? 0))
  }

  /// The width of the widest word of a figure that is drawn at the end of its length: figures wrap where room is short.
  var wordWidth: Double {
    marks.joined().filter { $0.value != nil }.flatMap { $0.words.split(separator: " ") }.map {
      TextWidth.width(String($0), weight: .bold)
    }.max() ?? 0
  }

  /// The width of the widest figure that is drawn at the end of its length.
  var valueWidth: Double {
    marks.joined().filter { $0.value != nil }.map { TextWidth.width($0.words, weight: .bold) }.max() ?? 0
  }

  /// Whether the groups cannot be told apart by colour.
  private var isOneTone: Bool { Set(chart.groups.map(\.tone)).count < chart.groups.count }

  /// Whether a group is grey, since its colour is that of the last one.
  func isMuted(_ group: Int) -> Bool { isOneTone && group < chart.groups.count - 1 }

  /// The names of the groups with their marks, in lines as the width allows, and the height they take.
  func legend(
    left: Double, width: Double, mark: DrawingRole
  ) -> (shapes: [Drawing.Shape], height: Double) {
    var shapes: [Drawing.Shape] = []
    var (x, y) = (left, 11.0)
    for (number, group) in chart.groups.enumerated() {
      let lines = TextWidth.wrapped(language.text(group.name), to: width - 14, weight: .bold)
      let needed = TextWidth.widest(lines, weight: .bold) + 14
      if x > left, x + needed > left + width { (x, y) = (left, y + LabelPlacement.lineHeight) }
      shapes.append(
        mark == .dot
          ? .dot(x + 4, y - 4, radius: 4, isMuted(number) ? .rawDot : .dot, group.tone)
          : .rectangle(x, y - 8, width: 9, height: 9, isMuted(number) ? .otherBar : .bar, group.tone))
      shapes += Drawing.Shape.lines(
        lines, x + 13, y, isMuted(number) ? .mutedValue : .value, group.tone)
      x += needed + 14
      y += LabelPlacement.lineHeight * Double(max(0, lines.count - 1))
    }
    return (shapes, y + 9)
  }
}

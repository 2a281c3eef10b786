extension Chart {
  /// The chart as drawings: one, or one a panel.
  ///
  /// - Parameters:
  ///   - title: What is drawn, in the language, for readers who cannot see it.
  ///   - size: Where the drawings stand; panels are of one size everywhere.
  ///   - language: The language of their words.
  func drawings(title: String, size: DrawingSize, language: any PageLanguage) -> [Drawing] {
    switch self {
    case .line(let series):
      [LineChart(series: series, title: title, language: language, size: size).drawing()]
    case .multiples(let series):
      SmallMultiples(series: series, title: title, language: language).drawings()
    case .flows(let diagram):
      [FlowDrawing(flows: diagram, title: title, language: language, size: size).drawing()]
    case .bars(let chart):
      [BarChart(chart: chart, title: title, language: language, size: size).drawing()]
    case .pyramid(let chart):
      [PyramidChart(chart: chart, title: title, language: language, size: size).drawing()]
    case .dumbbell(let chart):
      [DumbbellChart(chart: chart, title: title, language: language, size: size).drawing()]
    case .slope(let chart):
      [SlopeChart(chart: chart, title: title, language: language, size: size).drawing()]
    case .heat(let strip):
      [HeatChart(strip: strip, title: title, language: language, size: size).drawing()]
    case .tree(let diagram):
      [TreeDrawing(tree: diagram, title: title, language: language, size: size).drawing()]
    }
  }

  /// Whether the chart is panels that stand side by side and wrap.
  var isPanels: Bool {
    if case .multiples = self { return true }
    return false
  }
}

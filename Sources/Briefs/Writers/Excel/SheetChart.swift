/// How columns of a sheet are drawn.
struct SheetChart {
  /// A panel.
  struct Panel {
    /// What is drawn.
    var kind: WorkbookSheet.Chart.Kind
    /// The title.
    var title: Phrase
    /// What stands for it where it cannot be seen.
    var words: DrawingWords
    /// The columns of the table that it draws, and what their colours stand for.
    var series: [(column: Int, tone: Tone)]
    /// The end of its axis; nil where it is left open.
    var maximum: Double?
  }

  /// The panels.
  var panels: [Panel]
  /// How periods are printed.
  var periodFormat = ""

  /// The charts of the panels beside a table.
  ///
  /// - Parameter places: The columns of the sheet in which the columns of the table begin.
  func charts(
    places: [Int], head: Int, rows: Int, at place: (row: Int, column: Int), _ language: any PageLanguage
  ) -> [WorkbookSheet.Chart] {
    guard rows > 0 else { return [] }
    let isSmall = panels.count > 1
    let isBars = panels.first.map { $0.kind != .lines } ?? false
    let size = WorkbookSheet.Chart.Size(
      width: isSmall ? 360 : 620,
      height: isBars ? min(900, 90 + rows * (panels.first?.series.count ?? 1) * 24) : isSmall ? 230 : 340)
    return panels.enumerated().compactMap { number, panel in
      let series = panel.series.compactMap { one -> WorkbookSheet.Chart.Series? in
        places.indices.contains(one.column)
          ? .init(column: places[one.column], colour: Self.colour(one.tone)) : nil
      }
      guard let first = series.first else { return nil }
      let isMuted = series.count == 2 && series[0].colour == series[1].colour
      return WorkbookSheet.Chart(
        kind: panel.kind, title: WrittenText.cell(language.text(panel.title)),
        description: WrittenText.cell(language.description(of: panel.words)),
        // Of two series of one colour the first goes back.
        series: isMuted ? [.init(column: first.column, colour: 0x7F8C98), series[1]] : series,
        categories: 0, head: head, rows: head + 1...head + rows, maximum: panel.maximum,
        periodFormat: panel.kind == .lines ? periodFormat : "",
        place: .init(
          row: place.row, column: place.column, x: (number % 2) * (size.width + 8),
          y: (number / 2) * (size.height + 8)), size: size)
    }
  }

  /// The colour of the light page.
  private static func colour(_ tone: Tone) -> UInt32 {
    let name =
      switch tone {
      case .trafficking: "tip"
      case .smuggling: "som"
      case .women: "women"
      case .men: "men"
      case .girls: "girls-fill"
      case .boys: "boys-fill"
      case .neutral: "muted"
      }
    return UInt32(StandaloneSVG.colour(name).dropFirst(), radix: 16) ?? 0x52616F
  }
}

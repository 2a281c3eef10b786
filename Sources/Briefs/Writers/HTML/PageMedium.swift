/// What a page is laid out for; on paper, with the colours of who gives it out.
enum PageMedium: Sendable, Hashable {
  /// A browser: charts of two widths, data and run below folds.
  case screen
  /// Paper: charts have one width, and data of figures are elsewhere.
  case paper(Brand)
  /// Half the width of paper, beside another.
  case column(Brand)

  /// Where charts stand.
  var size: DrawingSize {
    switch self {
    case .screen: .page
    case .paper: .paper
    case .column: .telephone
    }
  }

  /// Whether it is half the width of paper.
  var isColumn: Bool { if case .column = self { true } else { false } }

  /// The medium of a block among those of its section: on paper, lines that follow each other stand in pairs.
  func medium(of place: Int, in blocks: [Report.Block]) -> PageMedium {
    guard case .paper(let brand) = self, blocks[place].isLine else { return self }
    let start = blocks[..<place].lastIndex { !$0.isLine }.map { $0 + 1 } ?? 0
    let end = blocks[place...].firstIndex { !$0.isLine } ?? blocks.count
    let hasPartner = (place - start) % 2 == 1 || place + 1 < end
    return hasPartner ? .column(brand) : self
  }

  /// Writes a drawing; `id` is unique in the page.
  func write(_ drawing: Drawing, id: String, language: any PageLanguage, to buffer: inout MarkupBuffer) {
    switch self {
    case .screen: DrawingMarkup.write(drawing, id: id, to: &buffer)
    case .paper(let brand), .column(let brand):
      PaperDrawing(brand: brand).write(drawing, language: language, to: &buffer)
    }
  }
}

extension Report.Block {
  /// Whether the block is a figure of one line.
  var isLine: Bool {
    if case .figure(let figure) = self, case .line = figure.chart { return true }
    return false
  }

  /// Whether the block says something of the one above it.
  var isRemark: Bool {
    switch self {
    case .note, .sourceLine: true
    default: false
    }
  }

  /// Whether the block is a figure.
  var isFigure: Bool {
    if case .figure = self { return true }
    return false
  }
}

/// Every figure of a page as a drawing, as a picture for documents, and as data.
public enum ChartsWriter: ReportWriter {
  /// The word.
  public static let word = ChartFiles.word
  /// A program makes pictures of drawings.
  public static let conversions: [DocumentConversion.Kind] = [.png]

  /// `charts/fig1.svg`, `charts/fig1.png` at 300 dots an inch, and `charts/fig1.csv` once for all languages.
  public static func files(_ page: WrittenPage) -> [WrittenFile] {
    let names = ChartFiles(page: page)
    let isFirst = page.editions.first?.tag == page.language.tag
    return page.report.figures.enumerated().flatMap { place, figure -> [WrittenFile] in
      let number = place + 1
      let title = page.language.text(figure.headline)
      let drawing = Drawing.beside(figure.chart.drawings(title: title, size: .page, language: page.language))
      let svg = StandaloneSVG.text(drawing, language: page.language, brand: page.brand)
      return [
        WrittenFile(name: names.drawing(number, "svg"), bytes: [UInt8](svg.utf8)),
        WrittenFile(name: names.drawing(number, "png"), conversion: .png(svg: svg, dotsPerInch: 300)),
      ]
        + (isFirst
          ? [
            WrittenFile(
              name: names.data(number),
              bytes: [UInt8](FigureText.csv(figure.table, language: page.language).utf8))
          ] : [])
    }
  }
}

/// The names of the files of a page's figures.
struct ChartFiles: Sendable {
  /// The word of the writer that makes them.
  static let word = "charts"
  /// The folder of the files, beside the page.
  static let folder = "charts"

  /// The page.
  let page: WrittenPage

  /// The files of a page that is written with them; nil of others.
  static func of(_ page: WrittenPage) -> ChartFiles? {
    page.formats.contains(word) ? ChartFiles(page: page) : nil
  }

  /// The name of the drawing of a figure in the language of the page; figures are counted from 1 in their order.
  func drawing(_ number: Int, _ ending: String) -> String {
    page.name("\(Self.folder)/fig\(number)", ending)
  }

  /// The name of the data of a figure, which all languages share.
  func data(_ number: Int) -> String { "\(Self.folder)/fig\(number).csv" }

  /// What the page links below a figure: all that is made of it.
  func links(of number: Int) -> [PageLink] {
    let picture = page.unmade.contains(.png) ? [] : [("PNG", drawing(number, "png"))]
    return ([("SVG", drawing(number, "svg"))] + picture + [("CSV", data(number))]).map {
      PageLink(path: $0.1, text: .document(.figureFile(number: number, format: $0.0)))
    }
  }
}

extension Report {
  /// The figures in order.
  var figures: [Figure] {
    sections.flatMap(\.blocks).compactMap { block in
      if case .figure(let figure) = block { figure } else { nil }
    }
  }
}

import Language
import Tables

/// `links`: the pages of the keys that stages are fanned out by, one a key, with what was found on each.
struct LinksBlock: PageBlock {
  static let word = "links"

  static func read(_ reader: BlockReader) -> LinksBlock? {
    reader.keys([])
    return reader.isAll ? LinksBlock() : nil
  }

  func check(_ check: PageCheck) {}

  func fill(_ page: PageFilling) -> [Report.Block] {
    var seen: Set<[String]> = []
    let links = page.tables.enumerated().compactMap { place, table -> PageLink? in
      let codes = table.input.bindings.map(\.code)
      // A link to a page that is not published with this one would lead nowhere.
      guard !codes.isEmpty, seen.insert(codes).inserted, let path = page.inputs.links.page(codes) else {
        return nil
      }
      let name = page.absence(of: table)
      if table.table.rowCount == 0 {
        page.showAbsence(of: place)
        return PageLink(path: path, text: .linkNotNamed(name: name))
      }
      let own = page.foundSeries.filter { $0.place == place }.compactMap(\.series.statement)
      return PageLink(
        path: path, text: .linkTo(name: name, clear: own.count(where: \.isClear), series: own.count))
    }
    return links.isEmpty ? [] : [.links(links: links)]
  }
}

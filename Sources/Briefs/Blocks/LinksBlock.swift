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
    let keys = Set(page.tables.map { $0.input.bindings.map(\.code) }.filter { !$0.isEmpty })
    // A link to a page that no stage makes would lead nowhere.
    guard page.inputs.pageStages.contains(where: { $0.instances == keys.count })
    else { return [] }
    let links = page.tables.enumerated().compactMap { place, table -> PageLink? in
      let codes = table.input.bindings.map(\.code)
      guard !codes.isEmpty, seen.insert(codes).inserted else { return nil }
      let name = page.absence(of: table)
      let path = page.inputs.pageFolder(codes) + "/index.html"
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

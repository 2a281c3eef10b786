import Foundation
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

/// `picture`: a picture from a file beside the page file.
struct PictureBlock: PageBlock {
  static let word = "picture"
  private static let mostBytes = 1_000_000
  private let picture: Picture

  static func read(_ reader: BlockReader) -> PictureBlock? {
    reader.keys(["alt"])
    guard let main = reader.main else { return nil }
    guard let alternative = reader.words("alt") else {
      reader.fail(
        "a picture needs 'alt', the words that stand for it", at: main.location,
        help: "such as 'alt: A map of the routes'")
      return nil
    }
    let kinds: [(String, Picture.Kind, [UInt8])] = [
      ("png", .png, [0x89, 0x50, 0x4E, 0x47]), ("jpg", .jpeg, [0xFF, 0xD8, 0xFF]),
      ("jpeg", .jpeg, [0xFF, 0xD8, 0xFF]),
    ]
    guard let path = main.text, !path.isEmpty, !path.hasPrefix("/"),
      !path.split(separator: "/").contains("..")
    else {
      reader.fail("takes a path beside the page file", at: main.location, help: "such as 'picture: map.png'")
      return nil
    }
    guard let kind = kinds.first(where: { path.lowercased().hasSuffix("." + $0.0) }) else {
      reader.fail("takes a .png or .jpg file", at: main.location, help: "save it in one of these forms")
      return nil
    }
    guard let data = FileManager.default.contents(atPath: reader.folder + "/" + path),
      data.count <= mostBytes,
      data.starts(with: kind.2)
    else {
      reader.fail(
        "no such picture, or more than a megabyte, or not of the kind its name says", at: main.location,
        help: "it is looked for beside the page file")
      return nil
    }
    return PictureBlock(
      picture: Picture(kind: kind.1, data: data.base64EncodedString(), alternative: .own(text: alternative)))
  }

  private init(picture: Picture) { self.picture = picture }

  func check(_ check: PageCheck) {}
  func fill(_ page: PageFilling) -> [Report.Block] { [.picture(picture: picture)] }
}

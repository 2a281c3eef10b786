import Language

/// `files`: links from a page to what lies beside it: the report that it belongs to, all reports, and its files.
struct FilesBlock: PageBlock {
  static let word = "files"
  /// The most files that are listed; a page of many keys has hundreds of tables.
  private static let most = 60

  static func read(_ reader: BlockReader) -> FilesBlock? {
    reader.keys([])
    return reader.isAll ? FilesBlock() : nil
  }

  func check(_ check: PageCheck) {}

  func fill(_ page: PageFilling) -> [Report.Block] {
    let places = page.inputs.links
    var links: [PageLink] = []
    if let path = places.shared { links.append(PageLink(path: path, text: .index(.reportOfAll))) }
    if let path = places.index { links.append(PageLink(path: path, text: .index(.allReports))) }
    links += places.files.prefix(Self.most).map { PageLink(path: $0, text: .own($0)) }
    guard !links.isEmpty else { return [] }
    let rest = places.files.count - Self.most
    return [.links(links: links)] + (rest > 0 ? [.note(phrase: .index(.more(count: rest)))] : [])
  }
}

extension PageFile {
  /// Whether the page links to the files beside it, so that their names must be known before it is filled.
  public var listsFiles: Bool { items.contains { $0.block is FilesBlock } }
}

public import Language

/// A page as its file declares it: a title and blocks.
public struct PageFile: Sendable {
  /// A code that the page is about, such as a country.
  public struct Need: Sendable, Hashable {
    /// The name, `country`.
    public var name: String
    /// The code list of its values.
    public var list: String
  }

  /// A block under a heading.
  public struct Item: Sendable {
    /// The heading that begins a section here; nil for none.
    public var heading: LocalizedText?
    /// The block; nil where the item is a heading alone.
    public var block: (any PageBlock)?
    /// When the section that the heading begins is folded.
    var fold = SectionFold.never
    /// What is done on paper with the block, or with the section that the heading begins; nil where nothing is said.
    var paper: Report.Section.OnPaper?
    /// What is done where the inputs of a stage cannot fill it.
    var absence = BlockAbsence.refused
    /// Where it stands, for what is wrong with it as a whole.
    var location: SourceLocation?
  }

  /// The name.
  public var name: String
  /// The title: words, `page.NAME` for the label of a code, or nil for the title of the pipeline.
  public var title: LocalizedText?
  /// The line above the title.
  public var kicker: LocalizedText?
  /// The codes it is about.
  public var needs: [Need]
  /// What columns and names are called.
  public var names: [String: LocalizedText]
  /// How their categories are said inside sentences.
  public var phrases: [String: LocalizedText]
  /// The blocks in order.
  public var items: [Item]

  private static let keys = [
    "waymark", "page", "title", "kicker", "needs", "names", "phrases", "blocks", "translations",
  ]

  /// Whether a name is one to call a page by: small letters, digits and `-`.
  public static func isName(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count <= 64
      && name.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
  }

  /// Reads a page from a document, or says everything that is wrong with it.
  ///
  /// - Parameters:
  ///   - folder: the folder of the file, where its pictures are looked for.
  ///   - kinds: the kinds of block that it may hold.
  public static func read(
    _ node: Node, folder: String, kinds: [any PageBlock.Type] = PageBlocks.all
  ) throws(DiagnosticsError) -> PageFile {
    let log = DiagnosticLog()
    let table = translations(node, log)
    let page = read(node.translated(by: table), folder: folder, kinds, log)
    guard let page, log.all.isEmpty else { throw DiagnosticsError(log.all) }
    return page
  }

  private static func read(
    _ node: Node, folder: String, _ kinds: [any PageBlock.Type], _ log: DiagnosticLog
  ) -> PageFile? {
    func fail(_ message: String, _ location: SourceLocation?, _ note: String? = nil, _ help: String? = nil) {
      log.add(
        Diagnostic(
          code: "E015", message: "page: \(message)", location: location, caretNote: note, help: help))
    }
    guard let entries = node.entries else {
      fail(
        "a page is a mapping", node.location, nil, "it begins with 'waymark: 1', 'page: NAME' and 'blocks:'")
      return nil
    }
    for entry in entries where !keys.contains(entry.key) {
      log.add(
        Diagnostic(
          code: "E011", message: "page: unknown key '\(entry.key)'", location: entry.keyLocation,
          caretNote: Suggestion.note(for: entry.key, in: keys),
          help: "keys of a page: \(keys.joined(separator: ", "))"))
    }
    if let version = node["waymark"], version.text != "1" {
      fail("'waymark' takes 1", version.location, nil, "write 'waymark: 1'")
    }
    for key in ["waymark", "page", "blocks"] where node[key] == nil {
      log.add(
        Diagnostic(
          code: "E013", message: "page: key '\(key)' is missing", location: node.location,
          help: "a page needs: waymark, page, blocks"))
    }
    guard let name = node["page"], let blocks = node["blocks"] else { return nil }
    guard let text = name.text, isName(text) else {
      fail(
        "'page' takes a name of small letters, digits and '-'", name.location, nil,
        "such as 'page: our-brief'")
      return nil
    }
    func words(_ key: String) -> LocalizedText? {
      node[key].flatMap { BlockReader.words($0, "'\(key)'", fail: { fail($0, $1, $2, $3) }) }
    }
    func wordsByName(_ key: String) -> [String: LocalizedText] {
      guard let value = node[key] else { return [:] }
      guard let entries = value.entries else {
        fail(
          "'\(key)' takes a mapping of columns to text", value.location, nil, "such as '\(key): {route: ...}'"
        )
        return [:]
      }
      return entries.reduce(into: [:]) { result, entry in
        result[entry.key] = BlockReader.words(entry.value, "'\(entry.key)'", fail: { fail($0, $1, $2, $3) })
      }
    }
    var needs: [Need] = []
    if let value = node["needs"], value.entries == nil {
      fail(
        "'needs' takes a mapping of names to code lists", value.location, nil,
        "such as 'needs: {country: countries}'")
    }
    for entry in node["needs"]?.entries ?? [] {
      guard let list = entry.value.text, !list.isEmpty else {
        fail(
          "'\(entry.key)' takes the name of a code list", entry.value.location, nil,
          "such as 'needs: {country: countries}'")
        continue
      }
      needs.append(Need(name: entry.key, list: list))
    }
    let title = words("title")
    if let name = title?.texts["en"], name.hasPrefix(Slice.subject),
      !needs.contains(where: { Slice.subject + $0.name == name })
    {
      fail(
        "the page has no '\(name.dropFirst(Slice.subject.count))'", node["title"]?.location, nil,
        "declare it in 'needs', such as 'needs: {country: countries}'")
    }
    let phrases = wordsByName("phrases")
    for (name, phrase) in phrases.sorted(by: { $0.key < $1.key }) {
      for (_, text) in phrase.texts where text.ranges(of: "{}").count != 1 {
        fail(
          "the phrase of '\(name)' needs '{}' once, where the category stands", node["phrases"]?.location,
          nil, "such as 'on the {} route'")
      }
    }
    return PageFile(
      name: text, title: title, kicker: words("kicker"), needs: needs, names: wordsByName("names"),
      phrases: phrases, items: items(blocks, folder: folder, kinds, log))
  }

  /// The texts of `translations` by the English ones; what is wrong is reported, and a text that the page does not have too.
  private static func translations(_ node: Node, _ log: DiagnosticLog) -> [String: [Node.Entry]] {
    guard let value = node["translations"] else { return [:] }
    guard let entries = value.entries else {
      log.add(
        Diagnostic(
          code: "E015", message: "page: 'translations' takes a mapping", location: value.location,
          help: "such as 'translations: {Key messages: {fr: Messages clés}}'"))
      return [:]
    }
    let texts = node.englishTexts
    return entries.reduce(into: [:]) { table, entry in
      func fail(_ message: String, _ location: SourceLocation?, help: String) {
        log.add(Diagnostic(code: "E015", message: "page: " + message, location: location, help: help))
      }
      if !texts.contains(entry.key) {
        fail(
          "'translations' has a text that the page does not have", entry.keyLocation,
          help: "its key is a text as it stands under 'en' in the page")
      }
      let isRead = LocalizedText.read(entry.value) { problem in
        fail("a translation \(problem.reason)", problem.location, help: problem.help)
      }
      if isRead != nil { table[entry.key] = entry.value.entries ?? [] }
    }
  }

  private static func items(
    _ blocks: Node, folder: String, _ all: [any PageBlock.Type], _ log: DiagnosticLog
  ) -> [Item] {
    let kinds = Dictionary(all.map { ($0.word, $0) }, uniquingKeysWith: { one, _ in one })
    let words = all.map { $0.word } + ["heading"]
    guard let elements = blocks.elements, !elements.isEmpty else {
      log.add(
        Diagnostic(
          code: "E015", message: "page: 'blocks' takes a list of blocks", location: blocks.location,
          help: "such as '- messages: 3'; kinds: \(words.joined(separator: ", "))"))
      return []
    }
    return elements.compactMap { element -> Item? in
      guard let entries = element.entries else {
        log.add(
          Diagnostic(
            code: "E015", message: "page: a block is a mapping", location: element.location,
            help: "kinds: \(words.joined(separator: ", "))"))
        return nil
      }
      if let heading = entries.first(where: { $0.key == "heading" }) {
        let reader = BlockReader(node: element, kind: "heading", folder: folder, report: log.add)
        reader.keys(["fold"])
        let paper = reader.paper
        var item = Item(
          heading: BlockReader.words(heading.value, "'heading'", fail: reader.fail), block: nil)
        if element["fold"] != nil { item.fold = reader.choice("fold", SectionFold.self) ?? .never }
        item.paper = paper
        return item
      }
      guard let entry = entries.first(where: { kinds[$0.key] != nil }), let kind = kinds[entry.key] else {
        let key = entries.first
        log.add(
          Diagnostic(
            code: "E012", message: "page: no kind of block is named '\(key?.key ?? "")'",
            location: key?.keyLocation ?? element.location,
            caretNote: key.flatMap { Suggestion.note(for: $0.key, in: words) },
            help: "kinds: \(words.joined(separator: ", "))"))
        return nil
      }
      let reader = BlockReader(node: element, kind: entry.key, folder: folder, report: log.add)
      let paper = reader.paper
      return kind.read(reader).map {
        Item(heading: nil, block: $0, paper: paper, absence: reader.absence, location: entry.keyLocation)
      }
    }
  }
}

/// When a section is folded, so that its heading alone is seen at first.
enum SectionFold: String, CaseIterable, Sendable {
  /// Never.
  case never
  /// On a night on which nothing needs a reader.
  case quiet
}

extension DiagnosticLog {
  /// Takes a diagnostic once: a key that is read for the block and for its slice is wrong once.
  fileprivate func add(_ one: Diagnostic) {
    let isKnown = all.contains { $0.message == one.message && $0.location?.start == one.location?.start }
    if !isKnown { append(one) }
  }
}

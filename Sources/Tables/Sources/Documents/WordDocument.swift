/// The paragraphs of a Word document as a reader sees them: what was deleted, moved away or hidden is not among them.
///
/// Tables, pictures, text boxes, notes and comments are counted or left out; headers and footers are no part of it.
public struct WordDocument: Sendable, Hashable {
  /// A paragraph.
  public struct Paragraph: Sendable, Hashable {
    /// Whether it is an item of a list.
    public enum List: Sendable, Hashable {
      case none, bullet, numbered
    }

    /// The name of its style in small letters, such as `heading 1`; empty for the style of all.
    public var style: String
    /// Its text on one line, without white space around it.
    public var text: String
    /// Whether it is an item of a list.
    public var list: List
    /// The bookmarks that text of it stands in.
    public var bookmarks: Set<String>
  }

  /// The paragraphs with text, outside of tables, in order.
  public var paragraphs: [Paragraph] = []
  /// How many tables, pictures and text boxes there are.
  public var leftOut = 0

  /// The most paragraphs a document may have.
  private static let mostParagraphs = 20_000

  /// Reads a document.
  ///
  /// - Throws: a fault that names the rule and never what stands in the file.
  public init(path: String) throws(SourceFault) {
    let archive = try ZipBytesArchive(path: path)
    guard let entry = try archive.entry("word/document.xml") else {
      throw SourceFault(file: archive.file, rule: "format", message: "the file is no Word document (.docx)")
    }
    let styles = try Self.styles(archive)
    let lists = try Self.lists(archive)
    let markup = try MarkupBytesReader(entry, file: archive.file)
    var open: [String: String] = [:]
    while true {
      switch try markup.next() {
      case .finished: return
      case .start where markup.isNamed("bookmarkStart"):
        if let id = try markup.attribute("id") { open[id] = try markup.attribute("name") }
      case .start where markup.isNamed("bookmarkEnd"):
        Self.close(try markup.attribute("id"), &open)
      case .start where markup.isNamed("p"):
        let paragraph = try paragraph(markup, styles, lists, &open)
        guard paragraphs.count < Self.mostParagraphs else {
          throw SourceFault(
            file: archive.file, rule: "size-limit",
            message: "the document has more than \(Self.mostParagraphs) paragraphs")
        }
        if !paragraph.text.isEmpty { paragraphs.append(paragraph) }
      case .start where markup.isNamed("tbl"):
        leftOut += 1
        try markup.skip()
      case .start where Self.isUnseen(markup): try markup.skip()
      default: break
      }
    }
  }

  /// Reads the paragraph that has just begun.
  private mutating func paragraph(
    _ markup: MarkupBytesReader, _ styles: [String: String], _ lists: [String: Paragraph.List],
    _ open: inout [String: String]
  ) throws(SourceFault) -> Paragraph {
    var paragraph = Paragraph(style: "", text: "", list: .none, bookmarks: [])
    let depth = markup.depth
    var text = ""
    var run = ""
    var (isText, isHidden) = (false, false)
    while true {
      let event = try markup.next()
      switch event {
      case .finished: break
      case .start where markup.isNamed("bookmarkStart"):
        if let id = try markup.attribute("id"), let name = try markup.attribute("name") {
          open[id] = name
        }
      case .start where markup.isNamed("bookmarkEnd"):
        Self.close(try markup.attribute("id"), &open)
      case .start where markup.isNamed("pStyle"):
        let id = try markup.attribute("val") ?? ""
        paragraph.style = styles[id] ?? id.lowercased()
      case .start where markup.isNamed("numId"):
        paragraph.list = lists[try markup.attribute("val") ?? ""] ?? .none
      case .start where markup.isNamed("r"): (run, isHidden) = ("", false)
      case .start where markup.isNamed("vanish"):
        isHidden = !markup.isAttribute("val", "0") && !markup.isAttribute("val", "false")
      case .start where markup.isNamed("t"): isText = true
      case .start where markup.isNamed("tab") || markup.isNamed("br") || markup.isNamed("cr"): run += " "
      case .start where markup.isNamed("noBreakHyphen"): run += "\u{2011}"
      case .start where Self.isPicture(markup):
        leftOut += 1
        try markup.skip()
      case .start where Self.isUnseen(markup): try markup.skip()
      case .text where isText: run += try markup.text()
      case .end where markup.isNamed("t"): isText = false
      case .end where markup.isNamed("r"):
        // Word puts the end of a bookmark at the beginning of the next paragraph.
        if !isHidden, !run.isEmpty {
          text += run
          paragraph.bookmarks.formUnion(open.values)
        }
        run = ""
      default: break
      }
      if event == .finished || event == .end && markup.depth < depth { break }
    }
    paragraph.text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return paragraph
  }

  /// Closes a bookmark: all that begin with its name, since LibreOffice writes beginnings that nothing ends.
  static func close(_ id: String?, _ open: inout [String: String]) {
    guard let name = id.flatMap({ open[$0] }) else { return }
    open = open.filter { $0.value != name }
  }

  /// Whether an element holds what a reader of the document does not see as its text.
  static func isUnseen(_ markup: MarkupBytesReader) -> Bool {
    markup.isNamed("del") || markup.isNamed("moveFrom") || markup.isNamed("pPrChange")
      || markup.isNamed("rPrChange") || markup.isNamed("sdtPr")
  }

  /// Whether an element is a picture or a text box.
  static func isPicture(_ markup: MarkupBytesReader) -> Bool {
    markup.isNamed("drawing") || markup.isNamed("pict") || markup.isNamed("object")
      || markup.isNamed("AlternateContent")
  }

  /// The names of styles by how paragraphs refer to them; Word keeps the English name of its own in every language.
  static func styles(_ archive: ZipBytesArchive) throws(SourceFault) -> [String: String] {
    guard let entry = try archive.entry("word/styles.xml") else { return [:] }
    let markup = try MarkupBytesReader(entry, file: archive.file)
    var names: [String: String] = [:]
    var id: String?
    while true {
      switch try markup.next() {
      case .finished: return names
      case .start where markup.isNamed("style"): id = try markup.attribute("styleId")
      case .start where markup.isNamed("name"):
        if let id, names[id] == nil { names[id] = try markup.attribute("val")?.lowercased() }
      default: break
      }
    }
  }

  /// Whether the items of each list have numbers, by what its first level has.
  private static func lists(_ archive: ZipBytesArchive) throws(SourceFault) -> [String: Paragraph.List] {
    guard let entry = try archive.entry("word/numbering.xml") else { return [:] }
    let markup = try MarkupBytesReader(entry, file: archive.file)
    var (kinds, lists): ([String: Paragraph.List], [String: Paragraph.List]) = ([:], [:])
    var (kind, list): (String?, String?) = (nil, nil)
    while true {
      switch try markup.next() {
      case .finished: return lists
      case .start where markup.isNamed("abstractNum"): kind = try markup.attribute("abstractNumId")
      case .start where markup.isNamed("numFmt"):
        if let kind, kinds[kind] == nil {
          kinds[kind] = markup.isAttribute("val", "bullet") ? .bullet : .numbered
        }
      case .start where markup.isNamed("num"): list = try markup.attribute("numId")
      case .start where markup.isNamed("abstractNumId"):
        if let list, let kind = try markup.attribute("val") { lists[list] = kinds[kind] ?? .bullet }
      default: break
      }
    }
  }
}

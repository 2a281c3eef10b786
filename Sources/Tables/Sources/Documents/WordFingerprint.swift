import Language

/// Whether the text of a Word document is still what the program that made it wrote.
///
/// Only letters, digits and signs count: programs that save a document again write white space, hyphens and marks
/// of direction otherwise, and cut text into other pieces. Text that was deleted, moved away or hidden is none.
public struct WordFingerprint: Sendable, Hashable {
  /// What the document says that it was made with; nil where it says nothing.
  public var made: String?
  /// That of the document as it is.
  public var now: String

  /// The name of the property of the document that holds the first.
  private static let property: StaticString = "Waymark text"

  /// Whether somebody changed the text since it was made; where the document does not say, nobody knows.
  public var isChanged: Bool { made.map { $0 != now } ?? false }

  /// Reads a document, leaving out what stands in a bookmark and what has a style.
  ///
  /// - Parameters:
  ///   - bookmark: the name of the bookmark.
  ///   - style: the name of the style in small letters.
  /// - Throws: a fault that names the rule and never what stands in the file.
  public init(path: String, outside bookmark: String, style: String) throws(SourceFault) {
    let archive = try ZipBytesArchive(path: path)
    made = try Self.made(archive)
    guard let entry = try archive.entry("word/document.xml") else {
      throw SourceFault(file: archive.file, rule: "format", message: "the file is no Word document (.docx)")
    }
    let styles = try WordDocument.styles(archive)
    let markup = try MarkupBytesReader(entry, file: archive.file)
    var hash = ContentHash()
    var open: [String: String] = [:]
    var (isOwn, isHidden, isText) = (false, false, false)
    reading: while true {
      switch try markup.next() {
      case .finished: break reading
      case .start where markup.isNamed("bookmarkStart"):
        if let id = try markup.attribute("id") { open[id] = try markup.attribute("name") }
      case .start where markup.isNamed("bookmarkEnd"):
        WordDocument.close(try markup.attribute("id"), &open)
      case .start where markup.isNamed("p"): isOwn = false
      case .start where markup.isNamed("pStyle"):
        let id = try markup.attribute("val") ?? ""
        isOwn = (styles[id] ?? id.lowercased()) == style
      case .start where markup.isNamed("r"): isHidden = false
      case .start where markup.isNamed("vanish"):
        isHidden = !markup.isAttribute("val", "0") && !markup.isAttribute("val", "false")
      case .start where markup.isNamed("t"): isText = true
      case .start where WordDocument.isUnseen(markup) || WordDocument.isPicture(markup): try markup.skip()
      case .end where markup.isNamed("t"): isText = false
      case .text where isText && !isOwn && !isHidden && !open.values.contains(bookmark):
        hash.update(
          bytes: String(String.UnicodeScalarView(try markup.text().unicodeScalars.filter(Self.counts))).utf8)
      default: break
      }
    }
    now = hash.finish()
  }

  /// Whether a character counts; `finisher.py` makes the same choice.
  private static func counts(_ character: Unicode.Scalar) -> Bool {
    switch character.value {
    case 0...0x20, 0x2D, 0x7F...0xA0, 0xAD, 0x1680, 0x2000...0x2011, 0x2028...0x202F, 0x205F...0x206F, 0x3000,
      0xFEFF:
      false
    default: true
    }
  }

  private static func made(_ archive: ZipBytesArchive) throws(SourceFault) -> String? {
    guard let entry = try archive.entry("docProps/custom.xml") else { return nil }
    let markup = try MarkupBytesReader(entry, file: archive.file)
    var isOurs = false
    while true {
      switch try markup.next() {
      case .finished: return nil
      case .start where markup.isNamed("property"): isOurs = markup.isAttribute("name", property)
      case .text where isOurs:
        let text = try markup.text().filter { !$0.isWhitespace }
        if !text.isEmpty { return text }
      default: break
      }
    }
  }
}

import Foundation
import FoundationXML

@testable import Briefs

/// A page or drawing read back as XML: its ids, its text, and the labels of its drawings.
final class ReadPage: NSObject, XMLParserDelegate {
  /// A label of a drawing and the room its text takes.
  struct Label: CustomStringConvertible {
    var text: String
    var style: String
    var left: Double
    var right: Double
    var top: Double
    var bottom: Double
    var description: String { "'\(text)' \(left)...\(right) x \(top)...\(bottom)" }

    func overlaps(_ other: Label) -> Bool {
      min(right, other.right) - max(left, other.left) > 0.5
        && min(bottom, other.bottom) - max(top, other.top) > 0.5
    }
  }

  /// One `svg` element.
  struct Picture {
    var width = 0.0
    var height = 0.0
    var labels: [Label] = []
  }

  private(set) var pictures: [Picture] = []
  private(set) var ids: [String] = []
  /// The names of all attributes.
  private(set) var attributes: Set<String> = []
  private(set) var references: [String] = []
  private(set) var paths: [String] = []
  private(set) var text = ""
  /// What is wrong with the XML, or nil.
  private(set) var fault: String?
  private var open: (attributes: [String: String], text: String)?
  private var depth = 0

  init(_ markup: String) {
    super.init()
    let parser = XMLParser(data: Data(markup.utf8))
    parser.delegate = self
    if !parser.parse() {
      fault = parser.parserError.map { "\($0), line \(parser.lineNumber)" } ?? "cannot be read"
    }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String] = [:]
  ) {
    self.attributes.formUnion(attributes.keys)
    if let id = attributes["id"] { ids.append(id) }
    if let path = attributes["d"] { paths.append(path) }
    references += attributes["aria-labelledby"]?.split(separator: " ").map(String.init) ?? []
    if name == "svg" {
      pictures.append(
        Picture(
          width: Double(attributes["width"] ?? "") ?? 0, height: Double(attributes["height"] ?? "") ?? 0))
    }
    if name == "text" { open = (attributes, "") }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    text += string
    open?.text += string
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    guard name == "text", let (attributes, text) = open, !pictures.isEmpty else { return }
    open = nil
    let style = attributes["class"] ?? ""
    let words = style.split(separator: " ")
    let size = words.contains("n") ? Drawing.nameSize : Drawing.textSize
    let width = TextWidth.width(text, size: size, weight: words.contains("b") ? .bold : .regular)
    let x = Double(attributes["x"] ?? "") ?? .nan
    let y = Double(attributes["y"] ?? "") ?? .nan
    let left =
      switch attributes["text-anchor"] {
      case "end": x - width
      case "middle": x - width / 2
      default: x
      }
    // Digits and capitals reach 0.76 em above the base line; what hangs below it, 0.2 em.
    pictures[pictures.count - 1].labels.append(
      Label(
        text: text, style: style, left: left, right: left + width, top: y - 0.76 * size,
        bottom: y + 0.2 * size))
  }

  /// Reads a drawing as a page shows it.
  convenience init(_ drawing: Drawing) {
    var buffer = MarkupBuffer()
    DrawingMarkup.write(drawing, id: "c", to: &buffer)
    self.init(buffer.markup)
  }

  /// The labels of a role in order, without spaces.
  func words(in role: DrawingRole) -> String {
    let style = DrawingMarkup.classes(DrawingStyle(role)).replacing("ink", with: "")
    return pictures.flatMap(\.labels).filter { $0.style.hasPrefix(style) }.map(\.text).joined()
      .filter { $0 != " " }
  }

  /// Labels that leave their drawing, and pairs that touch.
  var faults: [String] {
    var faults: [String] = fault.map { [$0] } ?? []
    for picture in pictures {
      for (index, label) in picture.labels.enumerated() {
        let isInside =
          label.left >= -0.5 && label.right <= picture.width + 0.5 && label.top >= -0.5
          && label.bottom <= picture.height + 0.5
        if !isInside { faults.append("outside \(picture.width) x \(picture.height): \(label)") }
        for other in picture.labels.dropFirst(index + 1) where label.overlaps(other) {
          faults.append("overlap: \(label) and \(other)")
        }
      }
    }
    return faults
  }
}

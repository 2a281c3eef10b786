import Language

/// Escaping of text for HTML and SVG, by the place the text goes to.
public enum HTMLText {
  /// Text between tags: markup characters escaped, characters that hide or turn others spelled out.
  public static func text(_ raw: String) -> Markup { Markup(verified: escaped(raw, quotes: false)) }

  /// Text inside a double-quoted attribute.
  public static func attribute(_ raw: String) -> Markup { Markup(verified: escaped(raw, quotes: true)) }

  /// An element with attributes and content; names are written in source, values are escaped.
  static func element(
    _ name: StaticString, _ attributes: [(StaticString, String)] = [], _ content: Markup...
  ) -> Markup {
    element(name, attributes, content)
  }

  /// An element with attributes and a list of children.
  static func element(
    _ name: StaticString, _ attributes: [(StaticString, String)] = [], _ content: [Markup]
  ) -> Markup {
    var text = "<\(name)"
    for (key, value) in attributes { text += " \(key)=\"" + escaped(value, quotes: true) + "\"" }
    text += ">"
    for piece in content { text += piece.html }
    return Markup(verified: text + "</\(name)>")
  }

  /// Several pieces in a row.
  static func join(_ pieces: [Markup], separator: StaticString = "") -> Markup {
    Markup(verified: pieces.map(\.html).joined(separator: "\(separator)"))
  }

  /// Markup written in the source of this module.
  static func literal(_ markup: StaticString) -> Markup { Markup(verified: "\(markup)") }

  private static func escaped(_ raw: String, quotes: Bool) -> String {
    var result = String.UnicodeScalarView()
    for scalar in raw.unicodeScalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\"" where quotes: result.append(contentsOf: "&quot;".unicodeScalars)
      case "'" where quotes: result.append(contentsOf: "&#39;".unicodeScalars)
      case "\t", "\n": result.append(scalar)
      default:
        if let spelled = VisibleText.spelled(scalar) {
          result.append(contentsOf: "&lt;\(spelled.dropFirst().dropLast())&gt;".unicodeScalars)
        } else {
          result.append(scalar)
        }
      }
    }
    return String(result)
  }

  /// Markup that is safe to put in a page: only the escaping builder can make it.
  public struct Markup: Sendable, Hashable {
    /// The HTML.
    public let html: String

    fileprivate init(verified html: String) { self.html = html }
  }
}

/// Markup made by the escaping builder.
public typealias Markup = HTMLText.Markup

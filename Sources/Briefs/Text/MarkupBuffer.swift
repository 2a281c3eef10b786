import Language

/// Markup that grows in one buffer, for HTML and SVG.
///
/// Only markup written in the source of this module and escaped text can enter it, so that no name of a table
/// becomes an element.
struct MarkupBuffer {
  /// The value of an attribute.
  enum Value: ExpressibleByStringLiteral, Sendable {
    /// Text, escaped as it is written.
    case text(String)
    /// A number of a drawing.
    case number(Double)

    init(stringLiteral value: String) { self = .text(value) }
  }

  /// The attributes of an element; their names are written in source.
  typealias Attributes = [(StaticString, Value)]

  /// How pieces of text that are laid out on their own are written.
  enum Isolates: Sendable {
    /// As characters.
    case characters
    /// As elements, for a program that forgets of a piece that goes on in the next line in which direction it runs.
    case elements
  }

  /// Where lines of the page begin.
  let direction: WritingDirection
  private let isolates: Isolates

  private var bytes: [UInt8] = []

  /// Creates an empty buffer.
  init(direction: WritingDirection = .leftToRight, isolates: Isolates = .characters) {
    self.direction = direction
    self.isolates = isolates
  }

  /// The markup.
  var markup: String { String(decoding: bytes, as: UTF8.self) }

  /// Writes markup of this module's source.
  mutating func literal(_ markup: StaticString) {
    markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Writes text between tags: characters of markup are escaped, those that hide or turn others
  /// spelled out; balanced isolates pass.
  mutating func text(_ raw: String) { escaped(raw, inAttribute: false, isPlain: false) }

  /// Writes text in which pieces of their own are characters, whatever they are elsewhere.
  mutating func plainText(_ raw: String) { escaped(raw, inAttribute: false, isPlain: true) }

  /// Writes what another buffer holds.
  mutating func append(_ other: MarkupBuffer) { bytes.append(contentsOf: other.bytes) }

  /// Writes text of a style sheet, which holds no character that ends it.
  mutating func styleText(_ text: StyleText) { bytes.append(contentsOf: text.text.utf8) }

  /// Writes a number: plain digits, at most two decimals, ASCII minus.
  mutating func number(_ value: Double) {
    guard value.isFinite, value.magnitude < 1e15 else { return bytes.append(0x30) }
    let scaled = Int64((value.magnitude * 100).rounded())
    if value < 0, scaled > 0 { bytes.append(0x2D) }
    digits(UInt(scaled / 100))
    let rest = UInt8(scaled % 100)
    guard rest > 0 else { return }
    bytes.append(0x2E)
    bytes.append(0x30 + rest / 10)
    if rest % 10 > 0 { bytes.append(0x30 + rest % 10) }
  }

  /// Writes a number of tenths, without a zero before the point.
  mutating func tenths(_ value: Int) {
    if value < 0 { bytes.append(0x2D) }
    let (whole, rest) = value.magnitude.quotientAndRemainder(dividingBy: 10)
    if whole > 0 || rest == 0 { digits(whole) }
    guard rest > 0 else { return }
    bytes.append(0x2E)
    bytes.append(0x30 + UInt8(truncatingIfNeeded: rest))
  }

  private mutating func digits(_ value: UInt) {
    if value >= 10 { digits(value / 10) }
    bytes.append(0x30 + UInt8(truncatingIfNeeded: value % 10))
  }

  /// Writes an element around what `content` writes.
  mutating func element(
    _ name: StaticString, _ attributes: Attributes = [], _ content: (inout MarkupBuffer) -> Void = { _ in }
  ) {
    open(name, attributes)
    literal(">")
    content(&self)
    literal("</")
    literal(name)
    literal(">")
  }

  /// Writes an element that holds text alone.
  mutating func element(_ name: StaticString, _ attributes: Attributes = [], text: String) {
    // Titles hold no elements.
    element(name, attributes) { $0.escaped(text, inAttribute: false, isPlain: "\(name)" == "title") }
  }

  /// Writes an element that holds nothing.
  mutating func emptyElement(_ name: StaticString, _ attributes: Attributes) {
    open(name, attributes)
    literal("/>")
  }

  private mutating func open(_ name: StaticString, _ attributes: Attributes) {
    literal("<")
    literal(name)
    for (key, value) in attributes {
      literal(" ")
      literal(key)
      literal("=\"")
      switch value {
      case .text(let text): escaped(text, inAttribute: true, isPlain: true)
      case .number(let number): self.number(number)
      }
      literal("\"")
    }
  }

  private mutating func escaped(_ raw: String, inAttribute: Bool, isPlain holdsNoElements: Bool) {
    // Most text is plain ASCII and goes as it is.
    var raw = raw
    let isPlain = raw.withUTF8 { utf8 in
      utf8.allSatisfy {
        ($0 >= 0x20 && $0 < 0x7F || $0 == 0x0A || $0 == 0x09)
          && $0 != 0x26 && $0 != 0x3C && $0 != 0x3E && $0 != 0x22 && $0 != 0x27
      }
    }
    if isPlain { return bytes.append(contentsOf: raw.utf8) }
    // Tellings put balanced isolates around numbers and names, after they spelled out those that data brought along.
    let keepsIsolates = DirectionIsolate.isBalanced(raw)
    let areElements = keepsIsolates && isolates == .elements && !holdsNoElements
    for (place, scalar) in zip(raw.unicodeScalars.indices, raw.unicodeScalars) {
      switch scalar {
      case _ where areElements && DirectionIsolate.isMark(scalar):
        switch DirectionIsolate.direction(at: place, in: raw) {
        case .leftToRight: literal("<bdi dir=\"ltr\">")
        case .rightToLeft: literal("<bdi dir=\"rtl\">")
        case nil: literal("</bdi>")
        }
      case _ where keepsIsolates && DirectionIsolate.isMark(scalar):
        bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      case "&": literal("&amp;")
      case "<": literal("&lt;")
      case ">": literal("&gt;")
      case "\"" where inAttribute: literal("&quot;")
      case "'" where inAttribute: literal("&#39;")
      case "\t", "\n": bytes.append(UInt8(truncatingIfNeeded: scalar.value))
      default:
        if let spelled = VisibleText.spelled(scalar) {
          literal("&lt;")
          bytes.append(contentsOf: spelled.dropFirst().dropLast().utf8)
          literal("&gt;")
        } else {
          bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
      }
    }
  }
}

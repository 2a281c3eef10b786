/// The fonts of the script of a language on paper.
///
/// All are of Noto; a test keeps others out of PDFs.
enum PaperFonts: Sendable, Hashable {
  case latin
  /// Arabic letters that stand on a line.
  case arabic
  /// Arabic letters that hang from above the line, which need more room.
  case nastaliq

  /// Those of a language.
  init(_ language: any PageLanguage) {
    switch language.tag.split(separator: "-").first {
    case "ar", "ckb", "fa", "ps": self = .arabic
    case "ur": self = .nastaliq
    default: self = .latin
    }
  }

  /// The families in the order they are tried; Latin letters and digits are of Noto Sans everywhere.
  var families: [String] { ["Noto Sans"] + script + ["Noto Sans Math", "Noto Sans Symbols2"] }

  /// The families of letters that are not Latin.
  var script: [String] {
    switch self {
    case .latin: []
    case .arabic: ["Noto Sans Arabic"]
    case .nastaliq: ["Noto Nastaliq Urdu"]
    }
  }

  /// Writes the families into a rule of a style sheet.
  func write(to buffer: inout MarkupBuffer) {
    buffer.literal("font-family:")
    for (place, family) in families.enumerated() {
      if place > 0 { buffer.literal(",") }
      buffer.styleText(StyleText.quoted(family))
    }
    buffer.literal(";")
  }

  /// How much higher words stand than others of one place, in parts of their size: what hangs would else lie on the mark below.
  func rise(of words: String) -> Double {
    self == .nastaliq && words.unicodeScalars.contains { (0x600...0x6FF).contains($0.value) } ? 0.38 : 0
  }
}

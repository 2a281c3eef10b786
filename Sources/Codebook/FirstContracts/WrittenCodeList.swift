import Foundation
import Language

/// A code list that is written from the values of a column, since the project has none for them.
public struct WrittenCodeList: Sendable, Hashable {
  /// The name: its file is `codelists/<name>.csv`.
  public let name: String
  /// The code and the text of each value, in order of first appearance.
  public let items: [Item]
  /// How many texts differ from an earlier one in case alone, and have its code.
  let variants: Int

  /// One value.
  public struct Item: Sendable, Hashable {
    /// The code that stands for it.
    public var code: String
    /// The value as the file has it.
    public var label: String
  }

  /// Makes codes for texts: a text that is a code stands for itself, another gives its letters, and one without letters of ASCII a
  /// number.
  init(name: String, texts: [String]) {
    self.name = name
    var taken: Set<String> = []
    var items: [Item] = []
    var seen: Set<String> = []
    // Texts that are codes keep them, whatever comes before them.
    for text in texts where CodeForm.isCode(text) { taken.insert(CodeList.folded(text)) }
    for (index, text) in texts.enumerated() {
      // A text that differs in case alone is the same word to a list.
      guard seen.insert(CodeList.folded(text)).inserted else { continue }
      let isUnknown = NumberForm.missingWords.contains(text.lowercased())
      if CodeForm.isCode(text), !isUnknown {
        items.append(Item(code: text, label: text))
        continue
      }
      let base = isUnknown && !taken.contains("_u") ? "_U" : Self.code(of: text) ?? "C\(index + 1)"
      var code = base
      var number = 2
      while taken.contains(CodeList.folded(code)) {
        code = "\(base.prefix(20))-\(number)"
        number += 1
      }
      taken.insert(CodeList.folded(code))
      items.append(Item(code: code, label: text))
    }
    self.items = items
    variants = texts.count - items.count
  }

  /// The file's text.
  public var csv: String {
    // As they are: the label has to be the text of the file, whatever a spreadsheet would make of it.
    (["code,label"] + items.map { CSVField.figure($0.code) + "," + CSVField.figure($0.label) })
      .joined(separator: "\n") + "\n"
  }

  private static func code(of text: String) -> String? {
    let plain = text.folding(options: .diacriticInsensitive, locale: nil)
    let words = plain.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    guard plain.unicodeScalars.allSatisfy({ $0.isASCII || !$0.properties.isAlphabetic }), !words.isEmpty
    else { return nil }
    var code = ""
    for word in words {
      let next = code.isEmpty ? word.uppercased() : code + "_" + word.uppercased()
      if next.count > 22 { break }
      code = next
    }
    return code.isEmpty ? String(words[0].uppercased().prefix(22)) : code
  }
}

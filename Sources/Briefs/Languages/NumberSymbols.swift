/// The symbols of numbers in a language.
///
/// Numbers are made once, as English has them (`NumberText`), and are spelled here in the symbols of a language.
struct NumberSymbols: Sendable, Hashable {
  /// Between thousands.
  var group = ","
  /// Before decimals.
  var decimal = "."
  /// A number of per cent in tables and charts, with `{n}` for the number.
  var percent = "{n}%"
  /// A number of per cent in sentences.
  var perCent = "{n} per cent"
  /// The ten digits, from zero.
  var digits = Array("0123456789")
  /// The ten digits of the script; empty where it has none of its own.
  var nativeDigits: [Character] = []

  /// The same with the digits of the script, and the marks that go with them (CLDR, `arab` and `arabext`); nil where it has none.
  var native: NumberSymbols? {
    guard nativeDigits.count == 10 else { return nil }
    var symbols = self
    (symbols.digits, symbols.group, symbols.decimal) = (nativeDigits, "٬", "٫")
    return symbols
  }

  /// Words with the digits in them as numbers have them.
  func withDigits(_ words: String) -> String {
    String(words.map { character in ("0"..."9").contains(character) ? digit(character) : character })
  }

  private func digit(_ character: Character) -> Character {
    character.wholeNumberValue.map { digits[$0] } ?? character
  }

  /// A number as English has it in these symbols; `%` at its end is as the language writes it.
  func text(_ english: String) -> String {
    if self == NumberSymbols(perCent: perCent, nativeDigits: nativeDigits) { return english }
    if english.hasSuffix("%") { return percent.replacing("{n}", with: spelled(english.dropLast())) }
    return spelled(english[...])
  }

  private func spelled(_ english: Substring) -> String {
    var result = ""
    for character in english {
      switch character {
      case ",": result += group
      case ".": result += decimal
      case "0"..."9": result.append(digit(character))
      default: result.append(character)
      }
    }
    return result
  }
}

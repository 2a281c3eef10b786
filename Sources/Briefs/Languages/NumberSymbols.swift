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

  /// A number as English has it in these symbols; `%` at its end is as the language writes it.
  func text(_ english: String) -> String {
    if self == NumberSymbols(perCent: perCent) { return english }
    if english.hasSuffix("%") { return percent.replacing("{n}", with: spelled(english.dropLast())) }
    return spelled(english[...])
  }

  private func spelled(_ english: Substring) -> String {
    var result = ""
    for character in english {
      switch character {
      case ",": result += group
      case ".": result += decimal
      case "0"..."9": result.append(digits[character.wholeNumberValue ?? 0])
      default: result.append(character)
      }
    }
    return result
  }
}

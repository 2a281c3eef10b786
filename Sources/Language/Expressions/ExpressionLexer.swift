/// Cuts the text of an expression into tokens with their places.
struct ExpressionLexer {
  /// A token.
  enum Token: Equatable {
    case word(String)
    case text(String)
    case column(String)
    case number(String)
    case symbol(String)
    case end
  }

  /// A token and where it stands in the text, in Unicode scalars from 0.
  struct Placed {
    var token: Token
    var start: Int
    var end: Int
  }

  /// What is wrong with a text and where.
  struct Fault: Error {
    var message: String
    var help: String?
    var start: Int
    var end: Int
  }

  static func tokens(of text: String) throws(Fault) -> [Placed] {
    let scalars = Array(text.unicodeScalars)
    var tokens: [Placed] = []
    var index = 0
    func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
      scalar == "_" || scalar == "." || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
    }
    while index < scalars.count {
      let start = index
      let scalar = scalars[index]
      if scalar == " " || scalar == "\n" || scalar == "\t" {
        index += 1
        continue
      }
      if scalar == "\"" {
        tokens.append(try string(scalars, &index))
      } else if scalar == "`" {
        tokens.append(try column(scalars, &index))
      } else if ("0"..."9").contains(scalar) {
        // A date holds hyphens, so that `2009-01` is a month; `5 - 3` needs its spaces.
        while index < scalars.count, isWordPart(scalars[index]) || scalars[index] == "-" { index += 1 }
        tokens.append(Placed(token: .number(joined(scalars[start..<index])), start: start, end: index))
      } else if isWordPart(scalar) {
        while index < scalars.count, isWordPart(scalars[index]) { index += 1 }
        tokens.append(Placed(token: .word(joined(scalars[start..<index])), start: start, end: index))
      } else {
        tokens.append(try symbol(scalars, &index))
      }
    }
    tokens.append(Placed(token: .end, start: index, end: index + 1))
    return tokens
  }

  private static func joined(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }

  private static func string(_ scalars: [Unicode.Scalar], _ index: inout Int) throws(Fault) -> Placed {
    let start = index
    var text = String.UnicodeScalarView()
    index += 1
    while index < scalars.count, scalars[index] != "\"" {
      if scalars[index] == "\\", index + 1 < scalars.count { index += 1 }
      text.append(scalars[index])
      index += 1
    }
    guard index < scalars.count else {
      throw Fault(message: "a text without its closing quote", help: "add \"", start: start, end: index)
    }
    index += 1
    return Placed(token: .text(String(text)), start: start, end: index)
  }

  /// A name in backticks; one that belongs to the name is doubled.
  private static func column(_ scalars: [Unicode.Scalar], _ index: inout Int) throws(Fault) -> Placed {
    let start = index
    var name = String.UnicodeScalarView()
    index += 1
    while index < scalars.count {
      if scalars[index] == "`" {
        guard index + 1 < scalars.count, scalars[index + 1] == "`" else { break }
        index += 1
      }
      name.append(scalars[index])
      index += 1
    }
    guard index < scalars.count, !name.isEmpty else {
      let message = name.isEmpty ? "a column without a name" : "a name without its closing backtick"
      throw Fault(message: message, help: "write `State/UT`", start: start, end: max(index, start + 1))
    }
    index += 1
    return Placed(token: .column(String(name)), start: start, end: index)
  }

  private static func symbol(_ scalars: [Unicode.Scalar], _ index: inout Int) throws(Fault) -> Placed {
    let start = index
    let pair = joined(scalars[index..<min(index + 2, scalars.count)])
    let replacements = [
      "==": "write '=' for equal", "&&": "write 'and'", "||": "write 'or'", "<>": "write '!='",
    ]
    if let help = replacements[pair] {
      throw Fault(message: "'\(pair)' is not an operator", help: help, start: start, end: start + 2)
    }
    if ["!=", "<=", ">="].contains(pair) {
      index += 2
      return Placed(token: .symbol(pair), start: start, end: index)
    }
    let single = String(Character(scalars[index]))
    guard ["=", "<", ">", "+", "-", "*", "/", "(", ")", ","].contains(single) else {
      let help =
        single == "'" ? "write text in double quotes" : single == "!" ? "write 'not'" : nil
      throw Fault(
        message: "an expression cannot hold this character", help: help, start: start, end: start + 1)
    }
    index += 1
    return Placed(token: .symbol(single), start: start, end: index)
  }
}

/// Words as YAML of the project writes them.
public enum YAMLText {
  /// A word that needs no quotes as it is, and any other in double quotes.
  public static func scalar(_ text: String) -> String {
    let isPlain =
      text.first.map { $0.isASCII && $0.isLetter || $0 == "_" } ?? false
      && text.unicodeScalars.allSatisfy {
        $0.isASCII
          && ($0.properties.isAlphabetic || ("0"..."9").contains($0) || "_-.".unicodeScalars.contains($0))
      }
    if isPlain, !["null", "true", "false", "Null", "True", "False", "NULL", "TRUE", "FALSE"].contains(text) {
      return text
    }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case "\r": quoted += "\\r"
      default:
        // What nobody sees, ends a line or is no character stands by its number: a reader refuses it as it is.
        let hidden: Set<Unicode.GeneralCategory> = [
          .control, .format, .lineSeparator, .paragraphSeparator, .unassigned,
        ]
        if hidden.contains(scalar.properties.generalCategory) {
          let digits = String(scalar.value, radix: 16, uppercase: true)
          quoted += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
        } else {
          quoted.unicodeScalars.append(scalar)
        }
      }
    }
    return quoted + "\""
  }

  /// A word as the key of a line that is indented by two spaces, with its colon.
  ///
  /// A longer key than YAML allows on one line with its value stands on a line of its own.
  static func key(_ text: String) -> String {
    let key = scalar(text)
    return key.unicodeScalars.count > longestKey ? "? \(key)\n  :" : key + ":"
  }

  /// A key of a mapping between braces, with its colon.
  static func keyBetweenBraces(_ text: String) -> String {
    let key = scalar(text)
    return key.unicodeScalars.count > longestKey ? "? \(key) :" : key + ":"
  }

  /// YAML 1.2, section 7.4.2: a key without a mark before it has at most 1,024 characters.
  private static let longestKey = 1_000

  /// Several words in one line.
  public static func list(_ texts: [String]) -> String {
    "[" + texts.map(scalar).joined(separator: ", ") + "]"
  }
}

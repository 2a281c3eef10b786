internal import Codebook
internal import Language

/// Numbers: a byte that chooses the style, then a text.
///
/// What is read as a number is digits of ASCII that are read again as themselves, and a real number that is finite.
enum NumbersTarget {
  @Sendable static func run(_ input: ArraySlice<UInt8>) {
    guard let choice = input.first else { return }
    let text = String(decoding: input.dropFirst(), as: UTF8.self)
    var style = NumberStyle()
    if choice & 1 != 0 { style.decimal = "," }
    if choice & 2 != 0 { style.take(thousands: ".") }
    if choice & 4 != 0 { style.take(thousands: ",") }
    if choice & 8 != 0 { style.take(thousands: "space") }
    if choice & 16 != 0 { style.take(thousands: "'") }
    if let digits = NumberText.plain(text, style) {
      Fuzz.expect(
        digits.utf8.allSatisfy { (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) },
        "a number is written in ASCII")
      Fuzz.expect(NumberText.plain(digits, NumberStyle()) == digits, "a plain number stays as it is")
    }
    for type in [ScalarType.int, .count, .real, .date, .week, .month, .quarter, .year, .fiscalYear, .boolean]
    {
      switch ScalarValueReader.read(text, as: type) {
      case .real(let number)?: Fuzz.expect(number.isFinite, "a number is finite")
      case .integer(let number)?:
        Fuzz.expect(type != .count || number >= 0, "a count is not negative")
        Fuzz.expect(
          ScalarValueReader.read(String(number), as: type) == .integer(number),
          "a number is read as it is written")
      default: break
      }
    }
    Fuzz.expect(CSVField.original(CSVField.text(text).csvContent) == text, "a text of CSV is given back")
  }
}

extension String {
  /// The content of a field of CSV, without its quotes.
  fileprivate var csvContent: String {
    guard utf8.first == 0x22 else { return self }
    var (bytes, isQuote) = ([UInt8](), false)
    for byte in utf8.dropFirst().dropLast() {
      if byte == 0x22, !isQuote {
        isQuote = true
        continue
      }
      isQuote = false
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

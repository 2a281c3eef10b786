import Testing

@testable import Codebook

/// Figures in the ways that people write them.
struct FiguresAsWrittenTests {
  private static func contract(_ column: String, file: String = "", type: String = "count") -> String {
    """
    contract: x
    unit: count
    \(file)
    columns:
      year: {type: year, role: period}
      n: {type: \(type), role: measure\(column)}
    """
  }

  @Test(arguments: [
    ("thousands: space", "1 234", "1234"), ("thousands: space", "1\u{00A0}234", "1234"),
    ("thousands: space", "12\u{202F}345\u{2009}678", "12345678"),
    ("thousands: \" \"", "1\u{202F}234", "1234"),
    ("thousands: \",\"", "12,34,567", "1234567"), ("thousands: \",\"", "1,234.0", "1234"),
    ("decimal: \".\"", "12.000", "12"), ("thousands: \".\"", "12.000", "12000"),
    ("missing: []", "12.00", "12"),
    ("thousands: \"\\u2019\"", "1\u{2019}234", "1234"),
    ("thousands: [\".\", space], decimal: \",\"", "1.234,0", "1234"),
    ("thousands: [\".\", space], decimal: \",\"", "1 234", "1234"),
    ("missing: []", "۱٬۲۳۴", "1234"), ("missing: []", "٣٤", "34"),
    ("missing: []", "\u{200F}34\u{202C}", "34"),
    ("missing: []", " 34 ", "34"), ("missing: []", "३४", "34"), ("missing: []", "３４", "34"),
  ])
  func wholeNumbersAreReadAsTheirColumnSays(_ column: String, _ text: String, _ number: String) throws {
    #expect(
      try LoadedFile.rows(Self.contract(", \(column)"), ["year,n\n2020,\"\(text)\"\n"]) == ["2020 \(number)"])
  }

  @Test(arguments: [
    ("thousands: \",\"", "1,23"), ("thousands: \",\"", "1,234,56"), ("thousands: \",\"", "12,3456"),
    ("thousands: \",\"", ",123"), ("thousands: \",\"", "123,"), ("missing: []", "1,234"),
    ("missing: []", "12.000"), ("missing: []", "1.000"), ("thousands: \",\"", "0,123"),
    ("missing: []", "1 234"), ("thousands: [\",\", space]", "1,234 567"), ("thousands: \",\"", "1.234,567"),
    ("missing: []", "1-2"), ("missing: []", "--1"), ("missing: []", "١٢ ٣٤"), ("missing: []", "12 pers."),
  ])
  func whatIsNoNumberInItsStyleIsRefused(_ column: String, _ text: String) {
    #expect(throws: (any Error).self) {
      try LoadedFile.rows(Self.contract(", \(column)"), ["year,n\n2020,\"\(text)\"\n"])
    }
  }

  @Test(arguments: [
    (", decimal: \",\"", "", "0,84", "0.84"), ("", "file: {decimal: \",\"}", "12,5", "12.5"),
    ("", "file: {decimal: \",\", thousands: \".\"}", "1.299,5", "1299.5"), ("", "", "٠٫٨٤", "0.84"),
    (", decimal: \".\"", "file: {decimal: \",\"}", "12.5", "12.5"),
  ])
  func fractionsAreReadAsTheirFileSays(_ column: String, _ file: String, _ text: String, _ number: String)
    throws
  {
    let contract = Self.contract("\(column), kind: rate", file: file, type: "real")
    #expect(try LoadedFile.rows(contract, ["year,n\n2020,\"\(text)\"\n"]) == ["2020 \(number)"])
  }

  private static let marks =
    ", thousands: \",\", marks: {\"*\": provisional, a/: estimated, c: hidden, (r): ignored, \">\": at-least}, missing: [\":\", \"..\"], masks: {\"<5\": [0, 4]}"

  @Test(arguments: [
    ("2,023*", "2023 provisional"), ("1,100 a/", "1100 estimated"), ("980(r)", "980"),
    ("* 12", "12 provisional"),
    ("12 a/*", "12 provisional estimated"), (": c", "hidden"), ("c", "hidden"), ("12 c", "hidden"),
    (":", "missing"),
    ("..", "missing"), ("", "missing"), ("<5", "0-4"), ("<5*", "0-4 provisional"), (">7", ">=7"),
    ("*", "missing"),
  ])
  func marksInACellAreKept(_ text: String, _ cell: String) throws {
    #expect(
      try LoadedFile.rows(Self.contract(Self.marks), ["year,n\n2020,\"\(text)\"\n"]) == ["2020 \(cell)"])
  }

  @Test(arguments: ["12x", "x", "12**x", "1*2"]) func whatIsNoMarkIsRefused(_ text: String) {
    #expect(throws: (any Error).self) {
      try LoadedFile.rows(Self.contract(Self.marks), ["year,n\n2020,\"\(text)\"\n"])
    }
  }

  private static func flagged(_ flags: String) -> String {
    """
    contract: x
    unit: count
    missing: [":"]
    columns:
      year: {type: year, role: period}
      n: {type: count, role: measure}
      flag: {type: text, role: status, flags: \(flags)}
    """
  }

  @Test(arguments: [
    ("eurostat", "12", "b", "12 break"), ("eurostat", "12", "bp", "12 provisional break"),
    ("eurostat", "12", "e, p", "12 provisional estimated"), ("eurostat", ":", "c", "hidden"),
    ("eurostat", "12", "", "12"),
    ("eurostat", "0", "z", "notCollected"), ("sdmx", "12", "P", "12 provisional"),
    ("sdmx", "", "Q", "hidden"),
    ("sdmx", "", "K", "notPublished"), ("sdmx", "12", "A", "12"),
    ("{Estimated value: estimated}", "12", "Estimated value", "12 estimated"),
  ])
  func flagsInAColumnOfTheirOwnAreKept(_ flags: String, _ text: String, _ flag: String, _ cell: String) throws
  {
    #expect(
      try LoadedFile.rows(Self.flagged(flags), ["year,n,flag\n2020,\(text),\"\(flag)\"\n"]) == [
        "2020 \(cell)"
      ])
  }

  @Test(arguments: [("eurostat", "12", "y"), ("sdmx", "12", "K"), ("{b: break}", "1", "p")])
  func flagsThatMeanNothingOrContradictAreRefused(_ flags: String, _ text: String, _ flag: String) {
    #expect(throws: (any Error).self) {
      try LoadedFile.rows(Self.flagged(flags), ["year,n,flag\n2020,\(text),\(flag)\n"])
    }
  }
}

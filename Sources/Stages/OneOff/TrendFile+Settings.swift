import Codebook
import Tables

extension TrendFile.Request {
  /// The options that say how the file is written, with what they take; what none of them says is detected.
  public static let settings: [(name: String, value: String)] = [
    ("--delimiter", "a character, tab or space"), ("--encoding", "such as windows-1256"),
    ("--sheet", "a name, or a number from 1"), ("--range", "such as B4:H40"), ("--decimal", "\".\" or \",\""),
    ("--thousands", "a character, or space"), ("--missing", "words with commas between"),
    ("--calendar", PeriodCalendar.allCases.map(\.rawValue).joined(separator: ", ")),
    ("--fill", TrendFile.Fill.allCases.map(\.rawValue).joined(separator: ", ")),
  ]

  /// Takes one of the settings.
  public mutating func set(_ name: String, to text: String) throws(TrendFile.RequestFault) {
    switch name {
    case "--delimiter":
      let words = ["tab": "\t", "space": " ", "semicolon": ";", "comma": ","]
      let mark = words[text] ?? text
      options.delimiter = mark.utf8.count == 1 ? mark.utf8.first : nil
      if options.delimiter == nil { throw fault(name) }
    case "--encoding":
      guard TextEncoding.names.contains(text.lowercased()) else { throw fault(name) }
      options.encoding = text.lowercased()
    case "--sheet":
      options.sheet = Int(text).flatMap { $0 > 0 ? .number($0) : nil } ?? .name(text)
    case "--range":
      options.range = CellRange(text)
      if options.range == nil { throw fault(name) }
    case "--decimal":
      guard text == "." || text == "," else { throw fault(name) }
      numbers.decimal = Character(text)
      numbers.isDeclared = true
    case "--thousands":
      guard text == "space" || text.count == 1 else { throw fault(name) }
      numbers.take(thousands: text)
    case "--missing":
      missing = Set(text.lowercased().split(separator: ",").map(String.init))
    case "--calendar":
      guard let named = PeriodCalendar(rawValue: text) else { throw fault(name) }
      calendar = named
    case "--fill":
      guard let named = TrendFile.Fill(rawValue: text) else { throw fault(name) }
      fill = named
    default: break
    }
  }

  private func fault(_ name: String) -> TrendFile.RequestFault {
    let value = Self.settings.first { $0.name == name }?.value ?? ""
    return TrendFile.RequestFault(message: "'\(name)' does not take this", help: "\(name) takes \(value)")
  }
}

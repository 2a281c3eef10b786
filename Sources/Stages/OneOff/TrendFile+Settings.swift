import Codebook
import Tables

extension TrendFile.Request {
  /// The options that say how the file is written, with what they take; what none of them says is detected.
  public static let settings: [(name: String, value: String)] =
    FileSettings.all + [
      ("--calendar", PeriodCalendar.allCases.map(\.rawValue).joined(separator: ", ")),
      ("--fill-down", "columns with commas between"),
      ("--fill", TrendFile.Fill.allCases.map(\.rawValue).joined(separator: ", ")),
    ]

  /// Takes one of the settings.
  public mutating func set(_ name: String, to text: String) throws(TrendFile.RequestFault) {
    switch name {
    case "--calendar":
      guard let named = PeriodCalendar(rawValue: text) else { throw fault(name) }
      calendar = named
    case "--fill-down": file.fillDown = text.split(separator: ",").map(String.init)
    case "--fill":
      guard let named = TrendFile.Fill(rawValue: text) else { throw fault(name) }
      fill = named
    default:
      guard file.take(name, text) else { throw fault(name) }
    }
  }

  private func fault(_ name: String) -> TrendFile.RequestFault {
    TrendFile.RequestFault(option: name, among: Self.settings)
  }
}

extension TrendFile.RequestFault {
  /// An option does not take what was given.
  init(option name: String, among settings: [(name: String, value: String)]) {
    let value = settings.first { $0.name == name }?.value ?? ""
    self.init(message: "'\(name)' does not take this", help: "\(name) takes \(value)")
  }
}

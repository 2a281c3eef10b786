/// A number that a sentence of a page says, as a number and as it is printed.
public struct Fact: Sendable, Hashable, Codable {
  /// What the number is, such as `rising`.
  public var name: String
  /// The number.
  public var value: Double
  /// How the sentence prints it.
  public var text: String

  /// Creates a fact that is printed as a whole number with thousands commas.
  public init(_ name: String, count value: Double) {
    self.init(name, value: value, text: NumberText.number(value))
  }

  /// Creates a fact that is a calendar year.
  public init(_ name: String, year: Int) {
    self.init(name, value: Double(year), text: String(year))
  }

  /// Creates a fact with the text it is printed as.
  public init(_ name: String, value: Double, text: String) {
    self.name = name
    self.value = value
    self.text = text
  }
}

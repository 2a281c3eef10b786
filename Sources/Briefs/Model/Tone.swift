/// What the colour of a series stands for; a chart has at most two hues, the rest is grey.
public enum Tone: String, Sendable, Hashable, Codable, CaseIterable {
  /// Trafficking in persons.
  case trafficking = "TIP"
  /// Smuggling of migrants.
  case smuggling = "SOM"
  /// Women, 18 and over.
  case women
  /// Men, 18 and over.
  case men
  /// Girls, under 18.
  case girls
  /// Boys, under 18.
  case boys
  /// None of these.
  case neutral

  /// The tone of a crime; neutral for neither.
  public init(_ crime: Crime?) {
    switch crime {
    case .trafficking: self = .trafficking
    case .smuggling: self = .smuggling
    case nil: self = .neutral
    }
  }
}

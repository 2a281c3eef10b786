import Language
import Tables

/// What a table says of its own words, origin and crime.
extension CountsSchema {
  /// What a column is called: its contract's words, else its name.
  func label(of column: String) -> LocalizedText {
    words[column]?.label ?? narrowed.first { $0.dimension == column }?.words.label
      ?? LocalizedText(column.replacing("_", with: " "))
  }

  /// How a category of a dimension is said inside a sentence; nil where the contract does not say.
  func phrase(of column: String) -> LocalizedText? {
    words[column]?.phrase ?? narrowed.first { $0.dimension == column }?.words.phrase
  }

  /// Whether the figures are made up.
  var isSynthetic: Bool { origin == .synthetic }

  /// The codes of a dimension whose figures are projections.
  func projectionCodes(of dimension: String) -> [String] { projections[dimension] ?? [] }

  /// The crime that all of its figures are about, or nil.
  var crime: Crime? {
    switch matter {
    case .trafficking?: .trafficking
    case .smuggling?: .smuggling
    case .mixed?, Matter.none?, nil: nil
    }
  }
}

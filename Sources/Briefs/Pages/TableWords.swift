import Language
import Tables

/// What a table says of its own words, origin and crime.
extension CountsSchema {
  /// What a column is called: its contract's words, else its name.
  func label(of column: String) -> LocalizedText {
    LocalizedText(column.replacing("_", with: " "))
  }

  /// How a category of a dimension is said inside a sentence; nil where the contract does not say.
  func phrase(of column: String) -> LocalizedText? { nil }

  /// What every page of these figures must say.
  var pageNotes: [LocalizedText] { [] }

  /// Whether the figures are made up.
  var isSynthetic: Bool { false }

  /// The codes of a dimension whose figures are projections.
  func projections(of dimension: String) -> [String] { [] }

  /// The crime that all of its figures are about, or nil.
  var crime: Crime? { nil }
}

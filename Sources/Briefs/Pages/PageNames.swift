import Language
import Tables

/// How a page names what it shows.
struct PageNames: Sendable {
  /// The codes the page is about, by name: `country` is `AFG`.
  let subject: [String: String]
  /// The code lists of those names.
  let lists: [String: String]
  /// What names and columns are called on this page.
  let names: [String: LocalizedText]
  /// How a category of a name or column is said inside a sentence.
  let phrases: [String: LocalizedText]
  let labels: PageInputs.Labels

  /// The code that a code or a name of the page stands for.
  func resolved(_ code: String) -> String {
    guard code.hasPrefix(Slice.subject) else { return code }
    return subject[String(code.dropFirst(Slice.subject.count))] ?? code
  }

  func measure(_ measure: String, of schema: CountsSchema) -> LocalizedText {
    names[measure] ?? schema.label(of: measure)
  }

  func dimension(_ name: String, of schema: CountsSchema?) -> LocalizedText {
    names[name] ?? schema?.label(of: name) ?? LocalizedText(name.replacing("_", with: " "))
  }

  func part(_ dimension: String, _ code: String, list: String?, of schema: CountsSchema?) -> SeriesName.Part {
    SeriesName.Part(
      dimension: dimension, dimensionLabel: self.dimension(dimension, of: schema), list: list, code: code,
      label: labels.name(list, code), phrase: phrases[dimension] ?? schema?.phrase(of: dimension))
  }
}

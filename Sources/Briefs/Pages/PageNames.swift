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

  /// What a table is only of, in order; what a column of its own says anyway is left out.
  func narrowings(of schema: CountsSchema, beside codes: [String: String]) -> [SeriesName.Part] {
    schema.narrowed.compactMap { narrowing -> SeriesName.Part? in
      let name = narrowing.dimension ?? ""
      if let code = codes[name], code != CountsSchema.marginCode { return nil }
      switch narrowing.kept {
      case .codes(let codes) where codes.count == 1:
        return part(name, codes[0], list: narrowing.codeList, of: schema)
      case .codes(let codes):
        let labels = codes.map { self.labels.name(narrowing.codeList, $0) }
        let tags = Set(labels.flatMap(\.texts.keys))
        let joined = Dictionary(
          uniqueKeysWithValues: tags.map { tag in
            (tag, labels.map { $0.text(in: tag) }.joined(separator: ", "))
          })
        return SeriesName.Part(
          dimension: name, dimensionLabel: dimension(name, of: schema), list: narrowing.codeList,
          code: codes.joined(separator: ","), label: LocalizedText(texts: joined),
          phrase: phrases[name] ?? schema.phrase(of: name))
      case .condition(let text):
        return SeriesName.Part(
          dimension: name, dimensionLabel: dimension(name, of: schema), code: text, label: LocalizedText(text)
        )
      }
    }
  }

  func part(_ dimension: String, _ code: String, list: String?, of schema: CountsSchema?) -> SeriesName.Part {
    SeriesName.Part(
      dimension: dimension, dimensionLabel: self.dimension(dimension, of: schema), list: list, code: code,
      label: labels.name(list, code), phrase: phrases[dimension] ?? schema?.phrase(of: dimension))
  }
}

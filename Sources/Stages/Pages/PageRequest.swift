import Pipelines

/// The templates of pages.
enum PageTemplate: String, Sendable, CaseIterable {
  /// One country: what was detected, by route, sex and age.
  case countryBrief = "country-brief"
  /// All series of a night, findings first.
  case nightly
  /// Case records, for the office that keeps them.
  case caseRecords = "case-records"
}

/// What a template is written as.
enum PageFormat: String, Sendable, CaseIterable {
  /// A self-contained page.
  case html
  /// The report model.
  case json
  /// Every table.
  case csv
}

/// What a render stage asks for.
struct PageRequest: Sendable {
  /// Where the country of a brief comes from.
  enum CountrySource: Sendable {
    /// A name bound by `for`.
    case binding(String)
    /// A parameter.
    case parameter(String)
  }

  /// The template.
  var template: PageTemplate
  /// The formats, in order of declaration of `PageFormat`.
  var formats: [PageFormat]
  /// Whom it is for.
  var audience: DataClass
  /// The country of a brief.
  var country: CountrySource?
}

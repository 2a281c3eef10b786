@testable import Briefs

/// The language that pages are compared in.
typealias English = CatalogueLanguage

extension CatalogueLanguage {
  /// English.
  init() { self = PageLanguages.english }
}

/// The language of a page.
public enum PageLanguage: String, Sendable, Hashable {
  /// English.
  case english = "en"
}

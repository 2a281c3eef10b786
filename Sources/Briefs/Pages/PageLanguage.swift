/// The languages that pages are written in.
public enum PageLanguage: String, Sendable, Hashable {
  /// English.
  case english = "en"
}

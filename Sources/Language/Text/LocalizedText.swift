/// Text in one or several languages, by BCP 47 tag: `en`, `fr`, `ar`, `fa`, `ur`.
public struct LocalizedText: Sendable, Hashable, Codable {
  /// The texts by tag.
  public var texts: [String: String]

  /// Creates English text.
  public init(_ english: String) { texts = ["en": english] }

  /// Creates text in several languages.
  public init(texts: [String: String]) { self.texts = texts }

  /// The text in a language; else the English one, else the first by tag.
  public func text(in language: String) -> String {
    texts[language] ?? texts["en"] ?? texts.min { $0.key < $1.key }?.value ?? ""
  }
}

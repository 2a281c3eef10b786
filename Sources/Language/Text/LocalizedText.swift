/// Text in one or several languages.
public struct LocalizedText: Sendable, Hashable, Codable {
  /// The texts by BCP 47 tag, such as `en`, `fr`, `ar`, `fa` or `ur`.
  public var texts: [String: String]

  /// Creates a text in English.
  public init(_ english: String) { texts = ["en": english] }

  /// Creates a text from those in each language, by tag.
  public init(texts: [String: String]) { self.texts = texts }

  /// Each text behind its tag, in order of the tags: what is the same for equal texts.
  public var tagged: [String] { texts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" } }

  /// The text in a language, else in English, else in the first language by tag; empty where there is none.
  ///
  /// - Parameter language: a tag; of one with a region only the text with the same region is taken.
  public func text(in language: String) -> String {
    texts[language] ?? texts["en"] ?? texts.min { $0.key < $1.key }?.value ?? ""
  }
}

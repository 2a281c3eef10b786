/// Whether the name of a column says that it could tell who a person is.
public enum SensitiveHeading {
  /// What a heading says of its column, such as `names, or what tells them`; nil where it says nothing of the kind.
  ///
  /// Headings are taken at their word, in the languages that `waymark init` knows.
  public static func reason(_ heading: String) -> String? { SensitiveSign.inHeading(HeadingWords(heading)) }
}

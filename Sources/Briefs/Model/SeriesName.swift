public import Language
import Tables

/// What a series is of: what is counted, and the categories that narrow it.
public struct SeriesName: Sendable, Hashable, Codable {
  /// One category.
  public struct Part: Sendable, Hashable, Codable {
    /// The dimension or the name that a stage is fanned out by.
    public var dimension: String
    /// What the dimension is called.
    public var dimensionLabel: LocalizedText
    /// The code list, or nil.
    public var list: String?
    /// The code, `_U` for unknown.
    public var code: String
    /// What the category is called.
    public var label: LocalizedText
    /// How it is said inside a sentence, with `{}` for the label; nil where no contract says so.
    public var phrase: LocalizedText?

    /// The code with its list, which tells codes of different lists apart.
    var listedCode: String { (list ?? "") + " " + code }

    /// Creates a part.
    public init(
      dimension: String, dimensionLabel: LocalizedText, list: String? = nil, code: String,
      label: LocalizedText, phrase: LocalizedText? = nil
    ) {
      self.dimension = dimension
      self.list = list
      self.dimensionLabel = dimensionLabel
      self.code = code
      self.label = label
      self.phrase = phrase
    }

    /// Whether the category is that of what is not known.
    public var isUnknown: Bool { code == CountsSchema.unknownCode }
  }

  /// What is counted, in the plural.
  public var measure: LocalizedText
  /// The categories, in order of the table; none for the total.
  public var parts: [Part]

  /// Creates a name.
  public init(measure: LocalizedText, parts: [Part]) {
    self.measure = measure
    self.parts = parts
  }
}

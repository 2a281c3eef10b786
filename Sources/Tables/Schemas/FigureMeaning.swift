public import Language

/// What figures or records are about, by the codes of the list `matters`.
public enum Matter: String, Sendable, Hashable, Codable, CaseIterable {
  /// Trafficking in persons.
  case trafficking = "TIP"
  /// Smuggling of migrants.
  case smuggling = "SOM"
  /// Both, which are never added.
  case mixed
  /// Neither, such as a population.
  case none

  /// The column that tells the two apart where a source has both.
  public static let column = "matter"
}

/// How figures came about.
public enum FigureOrigin: String, Sendable, Hashable, Codable {
  /// Somebody recorded or estimated what happened.
  case recorded
  /// They are made up, as for a trial or a lesson.
  case synthetic
}

/// What a column is called, and how its categories are said.
public struct ColumnWords: Sendable, Hashable, Codable {
  /// What the column is called: of a measure what is counted, such as *detections of illegal border-crossing*.
  public var label: LocalizedText?
  /// How a category is said behind the measure, with `{}` once where its label stands: *of nationals of {}*.
  public var phrase: LocalizedText?

  /// Creates the words of a column.
  public init(label: LocalizedText? = nil, phrase: LocalizedText? = nil) {
    self.label = label
    self.phrase = phrase
  }
}

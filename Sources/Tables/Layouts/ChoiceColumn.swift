import Language

/// A column whose cells hold several choices, such as `labour sexual`, and the columns of yes and no that they become.
public struct ChoiceColumn: Sendable, Hashable {
  /// One of the columns that it becomes.
  public struct Choice: Sendable, Hashable {
    /// The name of the column.
    public var name: String
    /// The choice that makes it a yes.
    public var word: String

    /// Creates it.
    public init(name: String, word: String) {
      self.name = name
      self.word = word
    }
  }

  /// The heading of the column.
  public var name: String
  /// What stands between choices; a space is every kind of space.
  public var separator: Character
  /// The columns that it becomes, in order.
  public var columns: [Choice]

  /// Creates it.
  public init(name: String, separator: Character, columns: [Choice]) {
    self.name = name
    self.separator = separator
    self.columns = columns
  }

  /// The cells of the columns that a cell becomes: `yes` or `no` where it was answered, else blank; and how many choices are
  /// none of those that are named.
  public func split(_ text: String) -> (cells: [String], unnamed: Int) {
    let words = text.split { separator == " " ? $0.isWhitespace : $0 == separator }.map {
      HeadingText.plain(String($0))
    }.filter { !$0.isEmpty }
    guard !words.isEmpty else { return (columns.map { _ in "" }, 0) }
    let chosen = Set(words)
    let named = Set(columns.map(\.word))
    return (columns.map { chosen.contains($0.word) ? "yes" : "no" }, chosen.subtracting(named).count)
  }
}

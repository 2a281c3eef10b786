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

  /// The cells of the columns that a cell becomes, and how many of its choices are none of those that are named.
  ///
  /// They are `yes` or `no` where it was answered, else blank. Words are compared as those of a code list are.
  ///
  /// - Parameter missing: the folded words that mean that nothing is known: a cell of one of them was not answered.
  public func split(_ text: String, missing: Set<String> = []) -> (cells: [String], unnamed: Int) {
    let words = text.split { separator == " " ? $0.isWhitespace : $0 == separator }.map {
      FoldedText.fold(HeadingText.plain(String($0)))
    }.filter { !$0.isEmpty && !missing.contains($0) }
    let whole = FoldedText.fold(HeadingText.plain(text))
    guard !words.isEmpty, !missing.contains(whole) else { return (columns.map { _ in "" }, 0) }
    let chosen = Set(words)
    let named = columns.map { FoldedText.fold($0.word) }
    return (named.map { chosen.contains($0) ? "yes" : "no" }, chosen.subtracting(named).count)
  }
}

/// What is said of a figure beside its value.
///
/// Marks of addends unite in their sum. In columns they are a whole number, one bit a mark, or words
/// with a space between them, in the order of the bits.
public struct CellMarks: OptionSet, Sendable, Hashable {
  /// One bit a mark.
  public let rawValue: Int

  /// Creates marks from their bits.
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// Its publisher may still revise it.
  public static let provisional = CellMarks(rawValue: 1)
  /// Summed here, where its publisher gives no such total.
  public static let derived = CellMarks(rawValue: 2)
  /// Covers only a part of its period.
  public static let partial = CellMarks(rawValue: 4)
  /// The definition or the source changed here.
  public static let seriesBreak = CellMarks(rawValue: 8)
  /// Estimated, not counted.
  public static let estimated = CellMarks(rawValue: 16)

  /// Every mark with its word, in order.
  static let words: [(mark: CellMarks, word: String)] = [
    (.provisional, "provisional"), (.derived, "derived"), (.partial, "partial"),
    (.seriesBreak, "break"), (.estimated, "estimated"),
  ]
  /// Every mark.
  static let all = CellMarks(words.map(\.mark))

  /// The words with a space between them; empty without marks.
  public var text: String {
    Self.words.filter { contains($0.mark) }.map(\.word).joined(separator: " ")
  }

  /// Reads words with spaces between them, in any order; nil where one is no mark.
  public init?(text: some StringProtocol) {
    var marks: CellMarks = []
    for word in text.split(separator: " ") {
      guard let mark = Self.words.first(where: { $0.word == word })?.mark else { return nil }
      marks.insert(mark)
    }
    self = marks
  }
}

/// What is known of a cell without the numbers, from all to nothing.
///
/// The order is that of the algebra: the status of a sum is the last one among its addends'. So an
/// interval makes a sum an interval, a lower bound makes it a lower bound, and of several reasons
/// for nothing the one that says least about the figure is kept. The words are those of stored tables.
public enum CellStatus: String, Sendable, Hashable, CaseIterable, Comparable {
  /// Exactly one value.
  case exact
  /// Between two ends.
  case interval
  /// At least a value.
  case lowerBound
  /// Not published separately.
  case notPublished
  /// Nothing was collected.
  case notCollected
  /// Withheld, without bounds.
  case hidden
  /// A value that should exist and does not.
  case missing

  /// The place in the order, from 0.
  var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// Whether cells of this status have a smallest value.
  var hasLow: Bool { self <= .lowerBound }

  /// Orders by how little is known.
  public static func < (left: CellStatus, right: CellStatus) -> Bool { left.rank < right.rank }
}

extension Cell {
  /// What is known, without the numbers.
  public var status: CellStatus {
    switch content {
    case .exact: .exact
    case .interval: .interval
    case .lowerBound: .lowerBound
    case .none(.notPublished): .notPublished
    case .none(.notCollected): .notCollected
    case .none(.hidden): .hidden
    case .none(.missing): .missing
    }
  }

  /// The code of the SDMX list of observation statuses.
  ///
  /// What is known goes before the marks, and of the marks the one that limits the use of the value
  /// most. SDMX has no code for a sum of published parts: the mark stands in a column of its own.
  public var sdmxCode: String {
    switch status {
    case .interval, .hidden: "Q"
    case .lowerBound: "U"
    case .notPublished: "K"
    case .notCollected: "L"
    case .missing: "O"
    case .exact: Self.codesOfMarks.first { marks.contains($0.mark) }?.code ?? "A"
    }
  }

  /// The codes that stand for a mark of an exact value, those first that go first.
  private static let codesOfMarks: [(mark: CellMarks, code: String)] = [
    (.partial, "D"), (.provisional, "P"), (.seriesBreak, "B"), (.estimated, "E"),
  ]

  /// The mark that a code of an exact value stands for; nil where it stands for none.
  public static func mark(ofCode code: String) -> CellMarks? {
    codesOfMarks.first { $0.code == code }?.mark
  }
}

/// The status of a cell, with its code of the SDMX list of observation statuses.
///
/// SDMX has no code of its own for a true zero: it is a normal observation, so both write `A`.
public enum CellStatus: String, Sendable, Hashable, CaseIterable {
  /// A value other than a true zero.
  case observed
  /// Nothing was recorded although recording took place.
  case trueZero
  /// Hidden; known to lie in an interval.
  case suppressed
  /// A value that should exist and does not.
  case missing
  /// Nothing was collected.
  case notCollected
  /// May still be revised.
  case provisional
  /// The definition or the source changed here.
  case seriesBreak

  /// The code of the SDMX list of observation statuses.
  public var sdmxCode: String {
    switch self {
    case .observed, .trueZero: "A"
    case .suppressed: "Q"
    case .missing: "O"
    case .notCollected: "L"
    case .provisional: "P"
    case .seriesBreak: "B"
    }
  }
}

internal import CDelimited

/// One look over all the bytes of a CSV file: whether every row is as strict as the first.
///
/// It costs a few instructions for 64 bytes and says what is wrong, not where; `CSVBytesReader` finds the place.
/// Both agree on every file, but that this one also asks that all rows end in the same way.
public struct CSVBytesScan: Sendable, Hashable {
  /// What a look over a file ends with.
  public enum Verdict: Sendable, Hashable {
    /// Every row is as it must be.
    case sound
    /// The file cannot be read.
    case unreadable
    /// A row breaks a rule of fields, quotes or characters.
    case broken
    /// Rows end in different ways, or with a carriage return alone.
    case lineEnds
    /// A row is longer than it may be.
    case length
  }

  /// What the look ended with.
  public var verdict: Verdict
  /// How many rows stand below the header, where the file is sound; blank lines at the end are none.
  public var rows: Int
  /// How many of them are the header again, byte by byte.
  public var repeatedHeaders: Int

  /// Looks over a file.
  ///
  /// - Parameters:
  ///   - longestRow: the most bytes that a row may have.
  ///   - window: how many bytes are read at a time, in blocks of 64.
  public init(path: String, longestRow: Int = 16 << 20, window: Int = 1 << 18) {
    let scan = wm_scan_delimited(path, UInt64(max(0, longestRow)), max(64, window / 64 * 64))
    verdict =
      switch scan.verdict {
      case WM_SCAN_SOUND: .sound
      case WM_SCAN_UNREADABLE: .unreadable
      case WM_SCAN_LINE_ENDS: .lineEnds
      case WM_SCAN_LENGTH: .length
      default: .broken
      }
    rows = Int(clamping: scan.rows)
    repeatedHeaders = Int(clamping: scan.repeated_headers)
  }
}

/// How a file is written, as far as its format leaves a choice.
public struct SourceOptions: Sendable, Hashable, Codable {
  /// Which sheet of a workbook is read.
  public enum Sheet: Sendable, Hashable, Codable {
    /// The only one that is not hidden and holds something; several are refused.
    case only
    /// The one of this name.
    case name(String)
    /// The one at this place, from 1.
    case number(Int)
  }

  /// How a quote is written inside quotes.
  public enum Escape: Sendable, Hashable, Codable {
    /// Twice.
    case doubled
    /// Behind a mark, such as a backslash.
    case mark(UInt8)
  }

  /// The word for the format, or nil: told by the first bytes.
  public var format: String?
  /// The name of the encoding, such as `windows-1256`, or nil: UTF-8, or UTF-16 with a byte-order mark.
  public var encoding: String?
  /// The byte between fields; nil is a comma.
  public var delimiter: UInt8?
  /// The mark around fields: nil is the double quote, an empty text none.
  public var quote: String?
  /// How a quote is written inside quotes.
  public var escape = Escape.doubled
  /// The sheet.
  public var sheet = Sheet.only
  /// The cells that are read, or nil for all.
  public var range: CellRange?

  /// Creates options that leave everything to the format's own standard.
  public init() {}
}

/// A file of rows, in one of the formats that people keep figures and records in.
///
/// It gives rows of text and knows nothing of headings. Its faults name file, line and rule, never a value.
public protocol Source {
  /// The word for the format in contracts, such as `xlsx`.
  static var format: String { get }

  /// Whether a file that begins so is of this format.
  ///
  /// - Parameters:
  ///   - beginning: its first bytes, at most 4096.
  ///   - path: where it is, for a format whose files need a look at more than the beginning.
  static func recognises(_ beginning: [UInt8], path: String) -> Bool

  /// The sheets of a workbook in order; none where the format has none.
  static func sheets(path: String) throws(SourceFault) -> [SourceSheet]

  /// Opens a file.
  init(path: String, options: SourceOptions) throws(SourceFault)

  /// The name of the file, for messages; with the sheet where it has several, by number unless the contract names it.
  var file: String { get }

  /// The next row, or nil at the end; wholly blank rows are given too.
  mutating func next() throws(SourceFault) -> SourceRow?

  /// What was left out so far, or taken for granted.
  var notices: [SourceNotice] { get }

  /// Whether a row that has fewer cells than the heading is as the file means it.
  static var width: SourceWidth { get }
}

/// How many cells the rows of a format have.
public enum SourceWidth: Sendable, Hashable {
  /// Each as many as the heading: another number is a fault.
  case equal
  /// Blank cells at the end of a row may not be written.
  case sparse
}

extension Source {
  /// None.
  public static func sheets(path: String) throws(SourceFault) -> [SourceSheet] { [] }
  /// Nothing.
  public var notices: [SourceNotice] { [] }
  /// As sheets have it.
  public static var width: SourceWidth { .sparse }
}

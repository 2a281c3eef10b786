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

  /// Opens a file.
  init(path: String, options: SourceOptions) throws(SourceFault)

  /// The name of the file, for messages; with the sheet where it has several, by number unless the contract names it.
  var file: String { get }

  /// The next row, or nil at the end; wholly blank rows are given too.
  mutating func next() throws(SourceFault) -> SourceRow?

  /// What was met on the way that whoever reads the rows should know; complete once `next` has returned nil.
  var notices: [SourceNotice] { get }
}

extension Source {
  /// None, for formats that hide nothing.
  public var notices: [SourceNotice] { [] }
}

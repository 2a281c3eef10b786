/// How a file seems to be written and laid out, and on what evidence.
public struct SourceDetection: Sendable, Hashable {
  /// How it is written.
  public var options: SourceOptions
  /// How its rows make a table.
  public var layout: TableLayout
  /// What was taken, in words for whoever runs it: `semicolons between fields`, `windows-1256`, `the heading on line 4`.
  public var taken: [String]
  /// The lines to write under `file:` in a contract so that nothing has to be detected, such as `delimiter: ";"`.
  public var declaration: [String]
}

/// What is said of the rows of a file before they are looked at; the rest of them is detected.
public struct DeclaredRows: Sendable, Hashable {
  /// A part of a layout that somebody says.
  public enum Part: Sendable, Hashable, CaseIterable {
    /// Which rows are the heading and what stands right below it: `skip`, `header`, `hxl`. `below-header` alone holds below the heading
    /// that is found.
    case heading
    /// Where the table ends: `until`.
    case end
  }

  /// The layout that says it; of a part that is not said it means nothing.
  public var layout: TableLayout
  /// The parts that are said, whatever they say.
  public var parts: Set<Part>

  /// Creates it; without arguments nothing is said.
  public init(_ layout: TableLayout = TableLayout(), parts: Set<Part> = []) {
    self.layout = layout
    self.parts = parts
  }

  /// The layout with what was detected in place of the parts that are not said.
  public func completed(by detected: TableLayout) -> TableLayout {
    var rows = layout
    if !parts.contains(.heading) {
      rows.skip = detected.skip
      rows.header = detected.header
      rows.belowHeader = max(layout.belowHeader, detected.belowHeader)
      rows.isTagged = detected.isTagged
    }
    if !parts.contains(.end) { rows.end = detected.end }
    return rows
  }
}

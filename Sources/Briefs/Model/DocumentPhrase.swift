/// What files beside a page say that the page on a screen does not.
public enum DocumentPhrase: Sendable, Hashable, Codable {
  /// Only the first rows of a table are on paper, or none.
  case firstRows(shown: Int, of: Int)
  /// A link to a figure of the page as a file, such as `Figure 1 as SVG`.
  case figureFile(number: Int, format: String)
}

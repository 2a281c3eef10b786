/// The part of a source line that is printed around a caret.
struct Excerpt {
  /// The line as printed, cut at both ends where it is long.
  let text: String
  /// Columns of the terminal before the caret.
  let caretOffset: Int
  /// Columns of the terminal under which carets stand, at least 1.
  let caretWidth: Int

  private static let width = 100
  private static let before = 60

  /// Cuts a line around the columns of the source from `start` up to `end`.
  init(line: String, start: Int, end: Int) {
    let scalars = line.unicodeScalars
    let count = scalars.count
    let caret = min(max(start - 1, 0), count)
    let first = count <= Self.width ? 0 : max(0, min(caret - Self.before, count - Self.width))
    let last = min(count, first + Self.width)
    let from = scalars.index(scalars.startIndex, offsetBy: first)
    let to = scalars.index(from, offsetBy: last - first)

    var text = first > 0 ? "…" : ""
    var width = first > 0 ? 1 : 0
    var caretOffset: Int?
    var caretEnd: Int?
    for (offset, scalar) in zip(first..., scalars[from..<to]) {
      if offset == caret { caretOffset = width }
      if offset == end - 1 { caretEnd = width }
      if scalar == "\t" {
        let spaces = 4 - width % 4
        text += String(repeating: " ", count: spaces)
        width += spaces
      } else {
        let cell = VisibleText.cell(scalar)
        text += cell.text
        width += cell.width
      }
    }
    if last < count { text += "…" }
    self.text = text
    self.caretOffset = caretOffset ?? width
    self.caretWidth = max(1, (caretEnd ?? (end > caret + 1 ? width : 0)) - self.caretOffset)
  }

  /// Cuts a line of context at the same columns as the line below it.
  static func context(_ line: String, above below: String, start: Int) -> String {
    let count = below.unicodeScalars.count
    let caret = min(max(start - 1, 0), count)
    let first = count <= width ? 0 : max(0, min(caret - before, count - width))
    let part = line.unicodeScalars.dropFirst(first)
    return Excerpt(line: first > 0 ? "…" + String(part) : String(part), start: 1, end: 2).text
  }
}

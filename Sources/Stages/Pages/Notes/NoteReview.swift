import Briefs
import Language

/// Compares the numbers in the words of an office with those of the page.
///
/// A number that the page no longer prints has changed since it was written, or never stood there: both want
/// somebody to read the words again. A line that wanted it in the last published run is told as known.
enum NoteReview {
  /// The most lines that are told one by one.
  private static let mostLines = 20

  /// A warning a line whose numbers stand nowhere else on the page; the numbers themselves are not told.
  ///
  /// - Parameter known: the numbers that the page prints.
  static func conditions(of note: OfficeNote, known: Set<String>) -> [DataCondition] {
    let unknown = note.words.passages.compactMap { passage -> (line: Int, count: Int)? in
      let count = WrittenNumber.all(in: passage.text).count {
        $0.isAmount && $0.readings.isDisjoint(with: known)
      }
      return count > 0 ? (passage.line, count) : nil
    }
    func condition(_ place: String, count: Int) -> DataCondition {
      DataCondition(
        "note-review", of: note.file, column: place, count: count,
        text:
          "\(note.file), \(place): \(count == 1 ? "a number stands" : "\(count) numbers stand") nowhere else on the page",
        remedy: "read the words again beside the figures, and mend what changed")
    }
    let rest = unknown.dropFirst(mostLines)
    return unknown.prefix(mostLines).map { condition(place(note, $0.line), count: $0.count) }
      + (rest.isEmpty ? [] : [condition("\(rest.count) more", count: rest.reduce(0) { $0 + $1.count })])
  }

  private static func place(_ note: OfficeNote, _ line: Int) -> String {
    (note.file.hasSuffix(".md") ? "line " : "paragraph ") + "\(line)"
  }
}

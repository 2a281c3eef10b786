import Briefs
import Language

/// Notes as text: a head, then paragraphs, headings and lists.
///
/// The subset of Markdown is small, and what is not of it stands as it was written: no links, no pictures, no
/// markup of HTML, no comments.
enum NoteText {
  /// Reads a note.
  static func read(_ text: String, name: String, place: SourceText) throws(DiagnosticsError) -> OfficeNote {
    let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map {
      OfficeNotes.visible(String(decoding: $0.last == 0x0D ? $0.dropLast() : $0, as: UTF8.self))
    }
    var note = OfficeNote(name: name, file: place.name, path: place.path, words: OfficeWords(passages: []))
    var first = 0
    if lines.first.map(isRule) == true {
      guard let end = lines.dropFirst().firstIndex(where: isRule) else {
        throw DiagnosticsError([
          OfficeNotes.problem(
            place, "the head of '\(place.name)' has no end",
            help: "close it with a line of three hyphens: ---")
        ])
      }
      for line in 1..<end { try read(lines[line], line: line + 1, of: &note, place) }
      first = end + 1
    }
    var passages: [OfficeWords.Passage] = []
    var isOpen = false
    for (place, line) in lines.enumerated().dropFirst(first) {
      let trimmed = trimmed(line[...])
      guard !trimmed.isEmpty, !isDivider(trimmed) else {
        isOpen = false
        continue
      }
      if let begun = begun(trimmed) {
        if !begun.text.isEmpty { passages.append(.init(begun.kind, begun.text, line: place + 1)) }
        // A heading is one line; what follows an item belongs to it.
        isOpen = begun.kind != .heading && !begun.text.isEmpty
      } else if isOpen {
        passages[passages.count - 1].text += " " + trimmed
      } else {
        passages.append(.init(.paragraph, String(trimmed), line: place + 1))
        isOpen = true
      }
    }
    note.words = OfficeWords(passages: passages)
    return note
  }

  /// Reads `release: public` and the like, in any case of letters.
  static func release(_ line: String) -> (key: String, release: OfficeNote.Release?)? {
    guard let colon = line.firstIndex(of: ":") else { return nil }
    let key = trimmed(line[..<colon]).lowercased()
    return (key, OfficeNote.Release(rawValue: trimmed(line[line.index(after: colon)...]).lowercased()))
  }

  private static func read(
    _ line: String, line number: Int, of note: inout OfficeNote, _ place: SourceText
  ) throws(DiagnosticsError) {
    let trimmed = trimmed(line[...])
    guard !trimmed.isEmpty, !trimmed.hasPrefix("#") else { return }
    guard let (key, release) = release(String(trimmed)), key == "release", let release else {
      throw DiagnosticsError([
        OfficeNotes.problem(
          place, line: number, "the head of '\(place.name)' takes 'release: public' or 'release: internal'",
          help: "take the line out, or write one of these")
      ])
    }
    note.release = release
  }

  /// What a line begins, and its text; nil where it goes on with what is open.
  private static func begun(_ line: Substring) -> (kind: OfficeWords.Passage.Kind, text: String)? {
    let marks = line.prefix { $0 == "#" }.count
    if (1...6).contains(marks), line.dropFirst(marks).first.map(isSpace) ?? true {
      return (.heading, String(trimmed(line.dropFirst(marks))))
    }
    if let first = line.first, "-*+•".contains(first), line.dropFirst().first.map(isSpace) == true {
      return (.bullet, String(trimmed(line.dropFirst())))
    }
    let digits = line.prefix { $0.isASCII && $0.isNumber }
    let rest = line.dropFirst(digits.count)
    if (1...3).contains(digits.count), let mark = rest.first, mark == "." || mark == ")",
      rest.dropFirst().first.map(isSpace) == true
    {
      return (.numbered, String(trimmed(rest.dropFirst())))
    }
    return nil
  }

  private static func isSpace(_ character: Character) -> Bool { character == " " || character == "\t" }

  private static func trimmed(_ line: Substring) -> Substring {
    let start = line.drop(while: \.isWhitespace)
    guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return start[...end]
  }

  private static func isRule(_ line: String) -> Bool { trimmed(line[...]) == "---" }

  /// Whether a line only divides: three or more of one mark.
  private static func isDivider(_ line: Substring) -> Bool {
    line.count >= 3 && line.first.map { "-*_".contains($0) } == true && line.allSatisfy { $0 == line.first }
  }
}

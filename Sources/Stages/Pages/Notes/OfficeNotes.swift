import Briefs
import Foundation
import Language
import Tables

/// Finds and reads the notes beside a pipeline.
enum OfficeNotes {
  /// No text of an office is longer; a Word document with pictures may be.
  private static let mostBytes = [".md": 500_000, ".docx": 50_000_000]

  /// The folder beside a pipeline in which its notes lie.
  static func folder(beside pipeline: String) -> String { AbsolutePath.resolve("notes", in: pipeline) }

  /// The notes with some names, in order of their names; what is wrong with them is reported.
  ///
  /// - Parameter isWanted: Whether the page has a place for the note of a name.
  static func read(
    beside pipeline: String, isWanted: (_ name: String) -> Bool, report: (Diagnostic) -> Void
  ) -> [OfficeNote] {
    let folder = folder(beside: pipeline)
    let files = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    var notes: [OfficeNote] = []
    for file in files {
      guard let ending = mostBytes.keys.first(where: file.hasSuffix) else { continue }
      let name = String(file.dropLast(ending.count))
      // Names of other forms are those of locks and copies that editors keep.
      guard isName(name), isWanted(name) else { continue }
      let place = SourceText(
        name: "notes/" + file, path: AbsolutePath.resolve(file, in: folder), text: "")
      if let other = notes.last, other.name == name {
        report(
          problem(
            place, "'\(other.file)' and '\(place.name)' are notes of one page", help: "keep one of them"))
        continue
      }
      do {
        let bytes = try bytes(place, most: mostBytes[ending] ?? 0)
        var note = try ending == ".md" ? text(bytes, place, name: name) : document(place, name: name)
        var hash = ContentHash()
        hash.update(bytes: bytes)
        note.hash = hash.finish()
        notes.append(note)
      } catch let error as DiagnosticsError {
        error.diagnostics.forEach(report)
      } catch {
        report(problem(place, "'\(place.name)' cannot be read", help: "save it again"))
      }
    }
    return notes
  }

  /// A diagnostic about a note; nothing of the note is quoted.
  static func problem(_ place: SourceText, line: Int = 1, _ message: String, help: String) -> Diagnostic {
    let start = SourcePosition(line: line, column: 1)
    return Diagnostic(
      code: "E094", message: message, location: SourceLocation(source: place, start: start, end: start),
      help: help)
  }

  private static func isName(_ name: String) -> Bool {
    !name.isEmpty
      && name.utf8.allSatisfy {
        (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || $0 == 45 || $0 == 95
      }
  }

  /// A character as a reader meets it: marks of direction and of invisible joints, which people type
  /// without seeing them, are left out; what else is hidden is spelled out.
  static func visible(_ line: String) -> String {
    let unseen: Set<Unicode.Scalar> = ["\u{200E}", "\u{200F}", "\u{61C}", "\u{FEFF}", "\u{AD}"]
    return VisibleText.line(
      String(String.UnicodeScalarView(line.unicodeScalars.filter { !unseen.contains($0) })))
  }

  private static func text(_ bytes: [UInt8], _ place: SourceText, name: String) throws -> OfficeNote {
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    guard let text = String(validating: content, as: UTF8.self)
    else {
      throw DiagnosticsError([problem(place, "'\(place.name)' is not UTF-8", help: "save it as UTF-8")])
    }
    return try NoteText.read(text, name: name, place: place)
  }

  private static func document(_ place: SourceText, name: String) throws -> OfficeNote {
    let document: WordDocument
    let fingerprint: WordFingerprint
    do throws(SourceFault) {
      document = try WordDocument(path: place.path)
      fingerprint = try WordFingerprint(
        path: place.path, outside: NoteDocument.wordsBookmark, style: NoteDocument.wordsStyle)
    } catch {
      throw DiagnosticsError([
        problem(
          place, "'\(place.name)' cannot be read as a Word document (rule: \(error.rule))",
          help: "open it in Word and save it as .docx, without a password")
      ])
    }
    var note = try NoteDocument.read(document, name: name, place: place)
    note.isPageEdited = fingerprint.isChanged
    return note
  }

  private static func bytes(_ place: SourceText, most: Int) throws -> [UInt8] {
    let descriptor: Int32
    do { descriptor = try RegularFile.open(place.path, links: .refused) } catch {
      throw DiagnosticsError([
        problem(
          place, "'\(place.name)' \(error.reason)", help: "put the file itself there; links are not followed")
      ])
    }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    let data = try file.read(upToCount: most + 1) ?? Data()
    guard data.count <= most else {
      throw DiagnosticsError([
        problem(place, "'\(place.name)' has more than \(most) bytes", help: "a note is a few pages of text")
      ])
    }
    return [UInt8](data)
  }
}

import Foundation
import Language
import Pipelines

/// A YAML file that cannot be read as one, and the words that stand in it all the same.
struct UnreadableDocument {
  /// As much of a file is looked at.
  private static let mostBytes = 4 << 20

  private let lines: [Substring]
  private let folder: String

  /// Takes the lines of a file; nil where it is no regular file, or its bytes cannot be had.
  init?(path: String) {
    guard let descriptor = try? RegularFile.open(path) else { return nil }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    guard let data = try? file.read(upToCount: Self.mostBytes) else { return nil }
    // What is in UTF-16 has its letters between zeros.
    lines = String(decoding: data.filter { $0 != 0 }, as: UTF8.self).split(whereSeparator: \.isNewline)
    folder = AbsolutePath.resolve("..", in: path)
  }

  private static func bare(_ word: Substring) -> String { word.trimmingCharacters(in: .whitespaces) }

  /// Whether it may be a pipeline that loads something.
  var mayLoad: Bool { lines.contains { $0.lowercased().contains("load") } }

  /// The absolute paths that it may name, in order: every word, and what stands between marks and is a file, as names have spaces.
  var paths: [String] {
    var found: Set<String> = []
    for part in lines.flatMap({ $0.split { ",[]{}\"'".contains($0) } }) {
      found.formUnion(part.split(separator: " ").map { AbsolutePath.resolve(Self.bare($0), in: folder) })
      let value = part.split(separator: ": ").last?.drop { "- ".contains($0) } ?? part
      let path = AbsolutePath.resolve(Self.bare(value), in: folder)
      if FileFacts(path: path) != nil { found.insert(path) }
    }
    return found.sorted()
  }

  /// The words before colons, among which are the names of columns where it is a contract.
  var keys: Set<String> {
    Set(
      lines.flatMap { line in
        line.split(separator: ":").dropLast().compactMap { part in
          part.split { " \t,[]{}-".contains($0) }.last.map(Self.bare)
        } + [line.firstIndex(of: ":").map { Self.bare(line[..<$0]) }].compactMap(\.self)
      })
  }
}

import Foundation
import Language
import Testing

@testable import Briefs

/// Charts, writers, blocks and pages hold no prose: every word comes from a language.
@Suite struct ProseTests {
  private static let folders = ["Charts", "Writers", "Blocks", "Pages"]

  /// Literals that are markup, style sheets or names that machines read.
  private static let markup = ["<!DOCTYPE html>", "<meta", "<link", "Noto Sans", "@page{", "@media"]

  /// The classes of the style sheet, of which lists are no prose.
  private static let classes: Set<Substring> = {
    var buffer = MarkupBuffer()
    PageStyle.write(language: English(), to: &buffer)
    return Set(buffer.markup.matches(of: /\.([a-z][a-z0-9-]*)/).map { $0.1 })
  }()

  /// What of a line of source is prose in a string literal: words beside each other, or a capitalised one.
  static func prose(_ line: String) -> [String] {
    guard !line.drop(while: { $0 == " " }).hasPrefix("//") else { return [] }
    return line.matches(of: #/"((?:[^"\\]|\\.)*)"/#).map { String($0.1) }.filter { literal in
      guard !markup.contains(where: literal.contains),
        !literal.split(separator: " ").allSatisfy(classes.contains)
      else { return false }
      let words = literal.replacing(#/\\\([^)]*\)+/#, with: "")
      return words.contains(#/[A-Za-z]{2,}[,.:;]? +[A-Za-z]{2,}|[A-Za-z]{2,}[,.:;]? +$/#)
        || words.contains(#/(?:^|[^A-Za-z0-9#])[A-Z][a-z]{2,}/#)
    }
  }

  @Test func sourcesOfPagesHoldNoProse() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources/Briefs")
      .standardizedFileURL
    var read = 0
    for folder in Self.folders {
      let files = FileManager.default.enumerator(
        at: root.appending(path: folder), includingPropertiesForKeys: nil)
      while let file = files?.nextObject() as? URL {
        guard file.pathExtension == "swift" else { continue }
        read += 1
        var isSheet = false
        for (number, line) in try String(contentsOf: file, encoding: .utf8).split(
          separator: "\n", omittingEmptySubsequences: false
        ).enumerated() {
          // Literals of several lines are style sheets, of which none is said to a reader.
          if line.contains("\"\"\"") {
            isSheet.toggle()
            continue
          }
          let prose = isSheet ? [] : Self.prose(String(line))
          #expect(prose.isEmpty, "\(file.lastPathComponent):\(number + 1): \(prose)")
        }
      }
    }
    #expect(read > 20)
  }

  @Test func theCheckKnowsProseFromMarkup() {
    #expect(Self.prose(#"  buffer.text("Source: " + name)"#) == ["Source: "])
    #expect(Self.prose(#"  return "too few to draw""#) == ["too few to draw"])
    #expect(Self.prose(#"  let words = "\(count) periods are hidden""#).count == 1)
    #expect(Self.prose(#"  element("td", [("class", "w line")]) // Says "Too few""#).count == 1)
    #expect(Self.prose(#"  case .own: "l " + dash + "own " + tone"#).isEmpty)
    #expect(Self.prose(#"  // The words "Not known""#).isEmpty)
  }
}

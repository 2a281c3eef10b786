import Foundation
import Language
import Testing

@testable import Briefs

/// Charts, writers, blocks and pages hold no prose: every word comes from a language.
///
/// What is said to the author of a page file, of what is wrong in it, is no prose of a page.
@Suite struct ProseTests {
  private static let folders = ["Charts", "Writers", "Blocks", "Pages"]

  /// Literals that are markup, style sheets or names that machines read.
  private static let markup = [
    "<!DOCTYPE html>", "<meta", "<link", "Noto ", "@page{", "@media", "percent: ", "rate ratio: ",
    "pattern: ", "Subject: ", "text-align: ",
  ]

  /// Files that hold names which another program knows: the styles of Word.
  private static let names = ["WordWriter.swift"]

  /// The classes of the style sheet, of which lists are no prose.
  private static let classes: Set<Substring> = {
    var buffer = MarkupBuffer()
    PageStyle.write(language: English(), to: &buffer)
    return Set(buffer.markup.matches(of: /\.([a-z][a-z0-9-]*)/).map { $0.1 })
  }()

  /// A source with the calls that report what is wrong in a page file blanked, line for line.
  static func withoutDiagnostics(_ source: String) -> String {
    var result = ""
    var rest = source[...]
    while let start = rest.firstMatch(of: /(?:fail|absent|Diagnostic|Problem)\(|fail: \{/) {
      result += rest[..<start.range.lowerBound]
      var (depth, isText, isEscaped) = (0, false, false)
      var end = rest.index(before: start.range.upperBound)
      while end < rest.endIndex {
        let character = rest[end]
        if isEscaped {
          isEscaped = false
        } else if character == "\\", isText {
          isEscaped = true
        } else if character == "\"" {
          isText.toggle()
        } else if !isText {
          depth += "({".contains(character) ? 1 : ")}".contains(character) ? -1 : 0
        }
        if character == "\n" { result += "\n" }
        end = rest.index(after: end)
        if depth == 0 { break }
      }
      rest = rest[end...]
    }
    return result + rest
  }

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
        guard file.pathExtension == "swift", !Self.names.contains(file.lastPathComponent) else { continue }
        read += 1
        var isSheet = false
        for (number, line) in Self.withoutDiagnostics(
          try String(contentsOf: file, encoding: .utf8)
        ).split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
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
  @Test func whatIsSaidToTheAuthorOfAPageIsNoProseOfIt() {
    let source = """
      reader.fail(
        "no \\(kind) here", help: "write \\"all\\" (or one)")
      check.absent("the stage reads no findings", at: nil)
      return "too few to draw"
      """
    let rest = Self.withoutDiagnostics(source)
    #expect(rest.split(separator: "\n", omittingEmptySubsequences: false).count == 4)
    #expect(rest.split(separator: "\n").flatMap { Self.prose(String($0)) } == ["too few to draw"])
  }
}

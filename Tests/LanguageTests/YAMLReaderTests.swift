import Foundation
import Language
import TestSupport
import Testing

@Suite struct YAMLReaderTests {
  private func read(_ text: String) throws -> Node {
    try YAMLReader.read(SourceText(name: "test.yaml", text: text))
  }

  private func diagnostics(_ text: String) -> [Diagnostic] {
    do {
      _ = try YAMLReader.read(SourceText(name: "test.yaml", text: text))
      return []
    } catch {
      return error.diagnostics
    }
  }

  @Test func scalarsStayTextWhateverOtherReadersMakeOfThem() throws {
    let root = try read("country: NO\non: off\nport: 22:22\noctal: 010\nnothing: ~\nquoted: \"yes\"")
    let texts = (root.entries ?? []).map { "\($0.key)=\($0.value.text ?? "")" }
    #expect(texts == ["country=NO", "on=off", "port=22:22", "octal=010", "nothing=~", "quoted=yes"])
  }

  @Test func placesCountLinesAndScalarsFromOne() throws {
    let root = try read("ایران: بله\nb:\r\n  - {c: d}\r\n")
    let first = try #require(root.entries?.first)
    #expect(first.value.location.start == SourcePosition(line: 1, column: 8))
    let inner = try #require(root["b"]?.elements?.first?["c"])
    #expect(inner.location.start == SourcePosition(line: 3, column: 9))
  }

  /// What the subset refuses: its code, and the line and column of the first diagnostic.
  @Test(arguments: [
    ("a: &x 1\nb: *x", "E005", 1, 4), ("a: !!str 1", "E006", 1, 4), ("%YAML 1.2\n---\na: 1", "E006", 1, 1),
    ("a: {<<: b}", "E007", 1, 5), ("a: 1\nb: 2\na: 3", "E008", 3, 1), ("[a]: 1", "E009", 1, 1),
    ("? a\n: 1\n? [b]\n: 2", "E009", 3, 3), ("a: 1\n---\nb: 2", "E010", 2, 1), ("", "E010", 1, 1),
    ("a:\n\t- 1", "E004", 2, 1), ("a: [1, 2", "E004", 1, 9), ("a: \"open", "E004", 1, 9),
  ])
  func whatTheSubsetRefusesIsNamedByCodeAndPlace(text: String, code: String, line: Int, column: Int) throws {
    let first = try #require(diagnostics(text).first)
    #expect(first.code == code, "\(first)")
    #expect(first.location?.start == SourcePosition(line: line, column: column), "\(first)")
  }

  @Test func everyRefusalOfAFileIsReportedAtOnce() {
    let codes = diagnostics("a: &x 1\nb: !t 2\nc: 1\nc: 2\nd: *x").map(\.code)
    #expect(codes == ["E005", "E006", "E008", "E005"])
  }

  /// Depth, number of values and size: refused without running out of stack, memory or time.
  @Test(
    .timeLimit(.minutes(20)),
    arguments: [
      ("deep brackets", "[", 100_000, ""), ("deep lists", "- ", 100_000, "a"),
      ("deep mappings", "{a: ", 5000, ""),
      ("many values", "- 1\n", 200_000, ""), ("a large text", "x", 2 << 20, ""),
    ])
  func limitsHold(name: String, part: String, count: Int, end: String) {
    let codes = diagnostics(String(repeating: part, count: count) + end).map(\.code)
    #expect(codes.contains("E002"), "\(name): \(codes)")
  }

  @Test func nothingButPrintableTextEnters() {
    for scalar in ["\u{0}", "\u{7}", "\u{FEFF}a", "\u{202E}"] {
      #expect(!diagnostics("a: x\(scalar)y").isEmpty, "\(scalar.unicodeScalars.map(\.value))")
    }
  }

  /// Each hand-made file is read or refused with a place; those that must be refused are.
  @Test(.enabled(if: SharedFolder.url != nil, "needs the shared test inputs"), .timeLimit(.minutes(20)))
  func hostileFilesAreReadOrRefusedWithAPlace() throws {
    let folder = try #require(SharedFolder.url).appending(path: "nasty/yaml/handmade")
    let refused: Set = [
      "billion_laughs", "deep_flow", "self_alias", "undefined_alias", "duplicate_keys", "tags", "tab_indent",
      "merge_key", "multi_document", "nul",
    ]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
      var problems: [Diagnostic] = []
      do { _ = try YAMLReader.read(path: folder.appending(path: name).path, name: name) } catch {
        problems = error.diagnostics
      }
      #expect(problems.allSatisfy { $0.location != nil }, "\(name)")
      if refused.contains(String(name.dropLast(5))) { #expect(!problems.isEmpty, "\(name)") }
      #expect(!DiagnosticPrinter.text(problems).contains("\u{202E}"), "\(name)")
    }
  }

  /// What libyaml reads although YAML 1.2 calls it wrong.
  ///
  /// These are comments without a space before them, tabs and spaces where a level is clear all the same, and
  /// `[-, -]`. None of them loses or changes a value.
  private static let readByTheLibrary = ["9C9N", "CVW2", "DK95-1", "G5U8", "S98Z", "SU5Z", "X4QW", "Y79Y-3"]

  /// The public test suite of YAML: what it calls wrong is refused; nothing crashes or hangs.
  @Test(.enabled(if: SharedFolder.url != nil, "needs the shared test inputs"), .timeLimit(.minutes(20)))
  func theTestSuiteOfYAMLIsReadOrRefused() throws {
    let file = try #require(SharedFolder.url).appending(path: "nasty/yaml/yaml-test-suite.json")
    let cases = try #require(
      JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [[String: Any]])
    var accepted: [String] = []
    for item in cases where item["fail"] as? Bool == true {
      let text = item["yaml"] as? String ?? ""
      if diagnostics(text).isEmpty { accepted.append(item["id"] as? String ?? "") }
    }
    #expect(accepted == Self.readByTheLibrary)
    for item in cases { _ = diagnostics(item["yaml"] as? String ?? "") }
  }
}

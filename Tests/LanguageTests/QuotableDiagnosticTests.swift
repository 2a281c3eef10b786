import Foundation
import Language
import Testing

@Suite struct QuotableDiagnosticTests {
  static let secret = "Zqx7Secret"

  /// What is said of a file that is read as YAML and of every key of it.
  private func words(_ text: String) throws -> String {
    let path = FileManager.default.temporaryDirectory.appending(path: "waymark-\(UUID().uuidString).yaml")
    try Data(text.utf8).write(to: path)
    defer { try? FileManager.default.removeItem(at: path) }
    var diagnostics: [Diagnostic] = []
    do throws(DiagnosticsError) {
      let node = try YAMLReader.read(path: path.path, name: "x.yaml")
      if node.entries == nil {
        diagnostics.append(Diagnostic(code: "E010", message: node.text ?? "", location: node.location))
      }
      for entry in node.entries ?? [] {
        diagnostics.append(
          Diagnostic(
            code: "E011", message: "unknown key '\(entry.key)'", location: entry.keyLocation,
            caretNote: "did you mean '\(entry.value.text ?? "")'?", help: "not \(entry.value.text ?? "")"))
      }
    } catch {
      diagnostics = error.diagnostics
    }
    #expect(!diagnostics.isEmpty)
    return DiagnosticPrinter.text(diagnostics)
      + DiagnosticPrinter.ordered(diagnostics).map { "\($0.message)\($0.caretNote ?? "")\($0.help ?? "")" }
      .joined()
  }

  @Test(arguments: [
    "case_id,name\n1,\(secret)\n2,\"\(secret)\n",
    "name: \(secret)\nname: \(secret)\n",
    "name: &\(secret) x\nother: *\(secret)\n",
    "{\"contract\": \"\(secret)\", \"\(secret)\": [1, 2]}\n",
    "[{\"pipeline\": \"\(secret)\"}\n",
    "records:\n\t- \(secret): [\n",
    "- name: \(secret)\n  : x\n",
    "contact: \(secret)\nphone: \(secret)\n",
    "\(secret): 1\n\(secret): 2\n",
    "title: \(secret)\nname: \(secret)\n",
    "missing: \(secret)\nname: \(secret)\n",
  ])
  func nothingOfADataFileIsSaid(_ text: String) throws {
    let words = try words(text)
    #expect(!words.contains(Self.secret), "\(words)")
    #expect(words.contains(/x\.yaml:\d+:\d+: error\[E0\d\d\]/) && words.contains("nothing of it is shown"))
  }

  @Test(arguments: [
    "waymark: 1\nmesure: 2\n", "# words\n\npipeline: x\nmesure: 1\n", "contrct: x\nunit: count\nmesure: 1\n",
    "title: T\nwaymark: 1\nmesure: 1\n", "\"contract\": x\nmesure: 1\n", "stages:\n  a: 1\nmesure: 2\n",
  ])
  func ourOwnFilesAreQuoted(_ text: String) throws {
    #expect(try words(text).contains("| mesure: "))
  }

  private func diagnostic(_ source: SourceText, _ line: Int) -> Diagnostic {
    Diagnostic(
      code: "E015", message: "'\(Self.secret)' is wrong",
      location: SourceLocation(
        source: source, start: SourcePosition(line: line, column: 1),
        end: SourcePosition(line: line, column: 3)),
      caretNote: "not \(Self.secret)", help: "write \(Self.secret)")
  }

  @Test(arguments: [
    "password: \(secret)", "api_key: \"\(secret)\"", "dbPassword: '\(secret)'", "auth-pin: \(secret) # words",
    "notify: {command: [tell, --token, \(secret)]}", "notify: {command: [tell, \"--password=\(secret)\"]}",
    "x: {token: \(secret), y: 1}", "--param secret=\(secret)",
  ])
  func aValueOfASecretKeyIsNeitherShownNorSaid(_ line: String) {
    let source = SourceText(name: "a.yaml", text: "waymark: 1\n\(line)\nnext: 1\n")
    #expect(!DiagnosticPrinter.text([diagnostic(source, 2)]).contains(Self.secret))
    // The line above a caret is shown too.
    let below = DiagnosticPrinter.text([diagnostic(source, 3)])
    #expect(!below.contains(Self.secret) && below.contains("next: 1"), "\(below)")
  }

  @Test(arguments: [
    "token: [\(secret), \(secret)2]", "password: \"\(secret) and more\"", "AWS: AKIA\(secret)0123456789",
    "url: https://user:\(secret)@example.org/x", "url: https://\(secret)@example.org/x",
    "passphrase:\n  \(secret) and more", "secret: >-\n  \(secret)",
  ])
  func noLineShowsASecret(_ lines: String) {
    let source = SourceText(name: "a.yaml", text: "waymark: 1\n\(lines)\nnext: 1\n")
    for line in 1...5 {
      let text = DiagnosticPrinter.text([diagnostic(source, line)])
      let shown = text.split(separator: "\n").filter { $0.contains(" | ") && !$0.contains("^") }
      #expect(!shown.contains { $0.contains(Self.secret) }, "\(text)")
    }
  }

  @Test func ordinaryLinesAreShownWhole() {
    for line in [
      "  case_id: {type: text, role: key}", "keys: columns", "detections: sum(detections)",
      "key: {type: text}",
      "  load: {files: ../data/figures/frontex-detections.csv, contract: x.yaml}",
      "url: https://example.org/a@b",
    ] {
      let source = SourceText(name: "a.yaml", text: line)
      let place = SourceLocation(
        source: source, start: SourcePosition(line: 1, column: 1), end: SourcePosition(line: 1, column: 2))
      #expect(
        DiagnosticPrinter.text([Diagnostic(code: "E011", message: "m", location: place)]).contains(line))
    }
  }
}

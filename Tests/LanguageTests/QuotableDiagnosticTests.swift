import Foundation
import Glibc
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
    "contract: \(secret)\nname: \(secret)\n", "waymark: \(secret)\nname: x\nage: x\n",
    "name: \(secret)\nwaymark: 1\nphone: x\npipeline: x\n",
    "title: \(secret)\nunit: x\nmatter: \(secret)\n",
    "title: x\ncontract: \(secret)\nname: x\nname: \(secret)\n",
    "contract: \(secret)\nname: x\nage: x\ntitle: \(secret)\n",
  ])
  func nothingOfADataFileIsSaid(_ text: String) throws {
    let words = try words(text)
    #expect(!words.contains(Self.secret), "\(words)")
    #expect(words.contains(/x\.yaml:\d+:\d+: error\[E0\d\d\]/) && words.contains("nothing of it is shown"))
  }

  @Test(arguments: [
    "waymark: 1\npipeline: x\nmesure: 2\n", "# words\n\npipeline: x\nstages:\n  a: 1\nmesure: 1\n",
    "contrct: x\nunit: count\nmesure: 1\ncolumns:\n  a: 1\nrules: []\n",
    "name: x\nwaymark: 1\npipeline: y\nstages:\n  name: x\nmesure: 1\ntitle: T\n",
    "title: T\nwaymark: 1\nmesure: 1\n", "\"contract\": x\nunit: count\nmesure: 1\n",
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
    "contraseña: \(secret)", "contrasen\u{303}a: \(secret)", "Contraseña_bd: \(secret)",
    "mot de passe: \(secret)",
    "{x: 1, mot_de_passe: \(secret)}", "\"Mot de passe du serveur\": \(secret)", "كلمة السر: \(secret)",
    "كلمة المرور: \"\(secret)\"", "كَلِمة_السر: \(secret)", "رمز: \(secret)", "گذرواژه: \(secret)",
    "گذر\u{200C}واژه = \(secret)", "رمز عبور: \(secret)", "پاس ورڈ: \(secret)", "پاسورڈ：\(secret)",
    "пароль: \(secret)", "数据库密码: \(secret)",
    "x: [curl, --user, \"me:\(secret)\", y]", "x: [curl, -u, me:\(secret), y]", "x: curl -u me:\(secret) y",
    "x: [curl, --user=me:\(secret)]", "x: [curl, \"-ume:\(secret)\"]", "x: curl --proxy-user me:\(secret)",
    "x: [scp, me:\(secret)@example.org]", "x: [curl, \"https://example.org/?sig=\(secret)\"]",
    "x: [curl, \"https://example.org/?a=1&sig=\(secret)&b=2\"]",
    "files: //me:\(secret)@example.org/share/a.csv",
    "files: \"Server=a;Uid=me;Pwd=\(secret);\"", "x: [mysql, -p\(secret)]", "x: mysql -p\(secret) y",
    "x: [curl, \"https://hooks.slack.com/services/T0/B0/\(secret)\"]",
    "x: [curl, https://discord.com/api/webhooks/12/\(secret)]", "password: {type: text, default: \(secret)}",
    "{x: 1, api_key: {type: int, default: \"\(secret)\"}}",
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
    "mot de passe:\n  \(secret)", "كلمة المرور: |\n  \(secret)", "  - --password\n  - \(secret)",
    "  - \"-u\"\n  - me:\(secret)", "x: [curl, --token,\n  \(secret)]",
    "url: https://user:a/\(secret)@example.org/x",
    "url: https://user:a,\(secret)@example.org/x", "password:\n  type: int\n  default: \(secret)",
    "  token:\n    # words\n\n    type: text\n    default: \"\(secret)\"",
  ])
  func noLineShowsASecret(_ lines: String) {
    let source = SourceText(name: "a.yaml", text: "waymark: 1\n\(lines)\nnext: 1\n")
    for line in 1...5 {
      let text = DiagnosticPrinter.text([diagnostic(source, line)])
      let shown = text.split(separator: "\n").filter { $0.contains(" | ") && !$0.contains("^") }
      #expect(!shown.contains { $0.contains(Self.secret) }, "\(text)")
    }
  }

  @Test(arguments: [nil, "waymark: 1\n"]) func noMessageSaysThePasswordOfAnAddress(_ text: String?) {
    let place = text.map { text in
      SourceLocation(
        source: SourceText(name: "a.yaml", text: text), start: SourcePosition(line: 1, column: 1),
        end: SourcePosition(line: 1, column: 2))
    }
    for address in [
      "https://me:\(Self.secret)@host/x", "//me:\(Self.secret)@host/x", "https:/\(Self.secret)@host",
      "me:\(Self.secret)@host:/x",
    ] {
      let said = DiagnosticPrinter.text([
        Diagnostic(
          code: "E001", message: "file '\(address)' is", location: place, caretNote: address, help: address)
      ])
      #expect(!said.contains(Self.secret) && said.contains("@host"), "\(said)")
    }
  }

  @Test func ordinaryLinesAreShownWhole() {
    for line in [
      "  case_id: {type: text, role: key}", "keys: columns", "detections: sum(detections)",
      "key: {type: text}",
      "  load: {files: ../data/figures/frontex-detections.csv, contract: x.yaml}",
      "url: https://example.org/a@b", "command: [sort, -u, inputs/a.csv]", "رمز البلد: AFG", "passe: 1",
      "x: [ls, -u]", "x: [find, -path, a, -print]", "x: [ssh, -p2222]",
      "countries: {type: text, default: AFG}",
      "url: https://example.org/services/a", "monkey: {type: text, default: AFG}",
    ] {
      let source = SourceText(name: "a.yaml", text: line)
      let place = SourceLocation(
        source: source, start: SourcePosition(line: 1, column: 1), end: SourcePosition(line: 1, column: 2))
      #expect(
        DiagnosticPrinter.text([Diagnostic(code: "E011", message: "m", location: place)]).contains(line))
    }
  }

  /// A diagnostic asks for the line that its line stands under, which was looked for in all lines above, and for the words of a password in every
  /// word of its line.
  @Test func thousandsOfWrongKeysInALongFileAreSaidInSeconds() {
    let count = 100_000
    let start = Self.processorSeconds()
    let source = SourceText(
      name: "a.yaml", text: "stages:\n" + String(repeating: "\n  x: [1]", count: count))
    let diagnostics = (0..<3000).map { number in
      let line = count - number
      return Diagnostic(
        code: "E011", message: "m",
        location: SourceLocation(
          source: source, start: SourcePosition(line: line, column: 3),
          end: SourcePosition(line: line, column: 4)))
    }
    #expect(DiagnosticPrinter.ordered(diagnostics).count == 3000)
    let seconds = Self.processorSeconds() - start
    #expect(seconds < 6, "\(seconds)")
  }

  private static func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

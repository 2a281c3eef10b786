import Foundation
import Testing

/// Folders that a pipeline may not publish to, and beside each one that it may.
@Suite(.serialized) struct RefusedRootTests {
  /// Where a pipeline publishes, and what stands there.
  struct Root: Sendable {
    /// The value of `to`; OUT is a folder outside of the project.
    var to: String
    var audience = "public"
    /// Further lines at the top of the pipeline.
    var top = ""
    /// Further stages.
    var more = ""
    /// What is done in the folder of the project before; `$0` is the executable.
    var before = "true"
  }

  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let code: String
    let words: String
    let refused: Root
    let accepted: Root
    var testDescription: String { name }
  }

  /// A run before that published to `reports/small`.
  static let ran = "\"$0\" run pipelines/small.yaml --param today=2026-11-23 2>/dev/null"

  static func second(_ to: String) -> String {
    "  second:\n    from: {pages: night}\n    publish: {to: \(to), audience: public}\n"
  }

  static func other(_ to: String, _ audience: String) -> String {
    "printf 'waymark: 1\\nstages:\\n  p:\\n    publish: {to: \(to), audience: \(audience)}\\n' > pipelines/other.yaml"
  }

  static let cases: [Case] = [
    Case(
      name: "a link", code: "E085", words: "is a link",
      refused: Root(to: "../reports/small", before: "mkdir reports real; ln -s ../real reports/small"),
      accepted: Root(to: "../real", before: "mkdir reports real; ln -s ../real reports/small")),
    Case(
      name: "a link that leads nowhere", code: "E085", words: "is a link",
      refused: Root(to: "../reports", before: "ln -s nowhere reports"), accepted: Root(to: "../reports")),
    Case(
      name: "a file", code: "E085", words: "is not a folder",
      refused: Root(to: "../reports", before: "touch reports"),
      accepted: Root(to: "../reports", before: "mkdir reports")),
    Case(
      name: "outside of the project", code: "E085", words: "lies outside", refused: Root(to: "OUT/small"),
      accepted: Root(to: "OUT/small", top: "roots: [OUT]\n")),
    Case(
      name: "outside by dots", code: "E085", words: "lies outside", refused: Root(to: "../../NAME-out/small"),
      accepted: Root(to: "../../NAME-out/small", top: "roots: [../../NAME-out/small]\n")),
    Case(
      name: "outside by a link on the way", code: "E085", words: "lies outside",
      refused: Root(to: "../reports/small", before: "mkdir -p OUT; ln -s OUT reports"),
      accepted: Root(to: "../reports/small", top: "roots: [OUT]\n", before: "mkdir -p OUT; ln -s OUT reports")
    ),
    Case(
      name: "another folder in roots", code: "E085", words: "lies outside",
      refused: Root(to: "OUT/small", top: "roots: [OUT/smaller]\n"),
      accepted: Root(to: "OUT/small", top: "roots: [OUT/smaller, OUT/small]\n")),
    Case(
      name: "the folder of a source", code: "E085", words: "holds the source 'detections.csv'",
      refused: Root(to: "../data/figures"), accepted: Root(to: "../data/figures/out")),
    Case(
      name: "a folder above a source", code: "E085", words: "holds the source", refused: Root(to: "../data"),
      accepted: Root(to: "../data-out")),
    Case(
      name: "a folder that a source is linked from", code: "E085", words: "holds the source",
      refused: Root(
        to: "../reports",
        before:
          "mkdir reports; mv data/figures/detections.csv reports/; ln -s ../../reports/detections.csv data/figures/"
      ),
      accepted: Root(
        to: "../reports/small",
        before:
          "mkdir reports; mv data/figures/detections.csv reports/; ln -s ../../reports/detections.csv data/figures/"
      )),
    Case(
      name: "the folder of the pipeline", code: "E085", words: "holds a store", refused: Root(to: "."),
      accepted: Root(to: "out")),
    Case(
      name: "the folder of the project", code: "E085", words: "holds", refused: Root(to: ".."),
      accepted: Root(to: "../out")),
    Case(
      name: "a store", code: "E085", words: "in a store", refused: Root(to: ".waymark/small"),
      accepted: Root(to: "waymark/small")),
    Case(
      name: "inside the store of another pipeline", code: "E085", words: "in a store",
      refused: Root(to: "elsewhere/.waymark/x/reports"), accepted: Root(to: "elsewhere/waymark/x/reports")),
    Case(
      name: "inside a store with a name of its own", code: "E085", words: "in a store",
      refused: Root(to: "../kept/reports", before: "mkdir -p kept/objects kept/attempts; touch kept/secret"),
      accepted: Root(to: "../kept/reports", before: "mkdir -p kept/objects kept/attempts")),
    Case(
      name: "two stages, one folder", code: "E085", words: "that of 'publish'",
      refused: Root(to: "../reports/small", more: second("../reports/small")),
      accepted: Root(to: "../reports/small", more: second("../reports/second"))),
    Case(
      name: "two stages, one in the other", code: "E085", words: "that of 'publish'",
      refused: Root(to: "../reports", more: second("../reports/x/y")),
      accepted: Root(to: "../reports/x", more: second("../reports/y"))),
    Case(
      name: "inside what another run published to", code: "E085",
      words: "lies in a folder that is published to",
      refused: Root(to: "../reports/small/sub", before: ran),
      accepted: Root(to: "../reports/sub", before: ran)),
    Case(
      name: "above what another run published to", code: "E085", words: "holds a folder that is published to",
      refused: Root(to: "../reports", before: ran), accepted: Root(to: "../reports-2", before: ran)),
    Case(
      name: "a public folder for internal pages", code: "E086", words: "is public for ever",
      refused: Root(to: "../reports/small", audience: "internal", before: ran),
      accepted: Root(to: "../reports/internal", audience: "internal", before: ran)),
    Case(
      name: "an older public folder for internal pages", code: "E086", words: "is public for ever",
      refused: Root(
        to: "../reports/small", audience: "internal",
        before: "\(ran); rm reports/small/.waymark-root; chmod 700 reports/small"),
      accepted: Root(to: "../reports/small", before: "\(ran); rm reports/small/.waymark-root")),
    Case(
      name: "an internal folder for public pages", code: "E086", words: "is internal for ever",
      refused: Root(
        to: "../reports/small",
        before: "sed -i 's/small, audience: public/small, audience: internal/' pipelines/small.yaml; \(ran)"),
      accepted: Root(to: "../reports/small", before: ran)),
    Case(
      name: "a folder of something else", code: "E086", words: "such as 'notes.txt'",
      refused: Root(to: "../reports/small", before: "mkdir -p reports/small; touch reports/small/notes.txt"),
      accepted: Root(to: "../reports/small", before: "mkdir -p reports/small; touch reports/small/.gitkeep")),
    Case(
      name: "an internal folder that others may enter", code: "E086", words: "others may enter it",
      refused: Root(
        to: "../reports/small", audience: "internal", before: "mkdir -p reports; mkdir -m 750 reports/small"),
      accepted: Root(
        to: "../reports/small", audience: "internal", before: "mkdir -p reports; mkdir -m 700 reports/small")),
    Case(
      name: "a mark that cannot be read", code: "E086", words: "a mark that cannot be read",
      refused: Root(to: "../reports/small", before: "\(ran); echo x > reports/small/.waymark-root"),
      accepted: Root(to: "../reports/small", before: ran)),
    Case(
      name: "another pipeline publishes there for others", code: "E086", words: "other.yaml: p",
      refused: Root(to: "../reports/small", before: other("../reports/small", "internal")),
      accepted: Root(to: "../reports/small", before: other("../reports/small", "public"))),
    Case(
      name: "another pipeline publishes below", code: "E085", words: "other.yaml: p",
      refused: Root(to: "../reports", before: other("../reports/small", "public")),
      accepted: Root(to: "../reports", before: other("../reports-2/small", "public"))),
  ]

  /// A project with the pipeline of a case, and the folder outside that belongs to it.
  private func workspace(_ root: Root) throws -> (SmallWorkspace, outside: URL) {
    let workspace = try SmallWorkspace()
    let outside = URL(filePath: workspace.url.path + "-out")
    func filled(_ text: String) -> String {
      text.replacing("OUT", with: outside.path).replacing("NAME", with: workspace.url.lastPathComponent)
    }
    let before = try CommandRun.shell(filled(root.before), in: workspace.url)
    #expect(before.exitCode == 0, "\(before.messages)")
    let text = SmallWorkspace.text
      .replacing("parameters:\n", with: filled(root.top) + "parameters:\n")
      .replacing(
        "{to: ../reports/small, audience: public}",
        with: "{to: \(filled(root.to)), audience: \(root.audience)}")
    try workspace.write(text + filled(root.more), to: SmallWorkspace.pipeline)
    return (workspace, outside)
  }

  /// Every path below a folder with its mode, its bytes or where it leads.
  private func tree(_ url: URL) throws -> [String] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: url.path)
    return try names.filter { !$0.hasPrefix("pipelines/.waymark") }.sorted().map { name in
      let path = url.appending(path: name).path
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      return
        "\(name) \(attributes[.posixPermissions] ?? "") \(attributes[.size] ?? "") \(attributes[.modificationDate] ?? "")"
    }
  }

  @Test(arguments: cases) func theFolderIsRefusedWhereItIsWritten(_ item: Case) throws {
    let (workspace, outside) = try workspace(item.refused)
    defer { try? FileManager.default.removeItem(at: outside) }
    let text = try String(contentsOf: workspace.url.appending(path: SmallWorkspace.pipeline), encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let places = lines.enumerated().compactMap { number, line in
      line.range(of: "{to: ").map {
        "\(number + 1):\(line.distance(from: line.startIndex, to: $0.upperBound) + 1)"
      }
    }
    let before = try tree(workspace.url)
    for command in ["check", "plan", "run"] {
      let run = try workspace.waymark(command, SmallWorkspace.pipeline)
      #expect(run.exitCode == 2, "\(command): \(run.messages)")
      #expect(
        places.contains { run.messages.contains("pipelines/small.yaml:\($0): error[\(item.code)]: '") },
        "\(run.messages)")
      #expect(run.messages.contains(item.words) && run.messages.contains("^"), "\(run.messages)")
    }
    #expect(try tree(workspace.url) == before)
  }

  @Test(arguments: cases) func theFolderBesideItIsTaken(_ item: Case) throws {
    let (workspace, outside) = try workspace(item.accepted)
    defer { try? FileManager.default.removeItem(at: outside) }
    let check = try workspace.waymark("check", SmallWorkspace.pipeline)
    #expect(check.exitCode == 0, "\(check.messages)")
    for message in ["published", "nothing to do"] {
      let run = try workspace.run()
      #expect(run.exitCode == 0 && run.messages.contains(message), "\(run.messages)")
    }
  }

  @Test func theStoreOfTheRunIsHeeded() throws {
    let workspace = try SmallWorkspace()
    let run = try workspace.run(fault: nil, "--store", "reports/small/store")
    #expect(run.exitCode == 2 && run.messages.contains("E087") && !run.messages.contains("E085"))
    #expect(try workspace.run(fault: nil, "--store", "reports/store").exitCode == 0)
  }
}

import Foundation
import Testing

@Suite(.serialized) struct RecordSecrecyTests {
  static let data = "data/cases/cases.csv"
  static let secret = "Zqx7Secret"

  /// Everything below the pipelines and reports, but the tables of clean records, which hold what was given.
  private func leaks(_ workspace: Workspace) throws -> [String] {
    var found: [String] = []
    for folder in ["pipelines", "reports"] where workspace.exists(folder) {
      for (name, bytes) in try workspace.files(below: folder) {
        if name.contains(Self.secret) { found.append(name) }
        if name.hasSuffix("records.parquet") { continue }
        if bytes.range(of: Data(Self.secret.utf8)) != nil { found.append(name) }
      }
    }
    return found
  }

  @Test func aSecretInEveryColumnReachesNoMessageNoNameAndNoFileButTheRecords() throws {
    let workspace = try Workspace()
    let text = try workspace.text(Self.data)
    let header = text.split(separator: "\n").first.map(String.init) ?? ""
    let columns = header.split(separator: ",").count
    var rows = text
    for column in 0..<columns {
      let fields = (0..<columns).map {
        $0 == column ? "\(Self.secret)\(column)" : $0 == 0 ? "X\(column)" : $0 == 2 ? "TIP" : ""
      }
      rows += fields.joined(separator: ",") + "\n"
    }
    try workspace.write(rows, to: Self.data)
    let run = try workspace.waymark("run", CaseRecordsTests.pipeline)
    #expect(run.exitCode == 0, "\(run.messages)")
    var spoken = [run.messages, run.output]
    for stage in ["people", "flows", "forms", "countries", "trends"] {
      let shown = try workspace.waymark("show", CaseRecordsTests.pipeline, stage)
      spoken += [shown.messages, shown.output]
    }
    for words in [
      ["plan", CaseRecordsTests.pipeline], ["show", CaseRecordsTests.pipeline, "cases", "--port", "quality"],
    ] {
      let shown = try CommandRun.waymark(words, in: workspace.url)
      spoken += [shown.messages, shown.output]
    }
    #expect(!spoken.contains { $0.contains(Self.secret) })
    #expect(try leaks(workspace) == [])
    for name in try workspace.files(below: "pipelines/.waymark").keys where name.hasSuffix("records.parquet")
    {
      let path = workspace.url.appending(path: "pipelines/.waymark/" + name).path
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      #expect(mode == 0o600)
    }
  }

  struct Damage: CustomTestStringConvertible, Sendable {
    let name: String
    let expected: String
    let row: String?
    var testDescription: String { name }
  }

  static let damages: [Damage] = [
    Damage(name: "a short row", expected: "cases.csv:3", row: "\(secret),\(secret)"),
    Damage(
      name: "an open quote", expected: "quoting", row: "\"\(secret)," + String(repeating: ",", count: 25)),
    Damage(
      name: "text after a quote", expected: "cases.csv:3",
      row: "\"a\"\(secret)" + String(repeating: ",", count: 26)),
    Damage(name: "bytes that are no text", expected: "cases.csv:3", row: nil),
  ]

  @Test(arguments: damages) func aDamagedRowIsNamedByItsLineAndNothingOfItIsPrinted(_ item: Damage) throws {
    let workspace = try Workspace()
    var lines = try workspace.text(Self.data).split(separator: "\n").prefix(50).map { Data($0.utf8) }
    lines.insert(
      item.row.map { Data($0.utf8) } ?? Data(Self.secret.utf8) + [0xE9]
        + Data(String(repeating: ",", count: 26).utf8), at: 2)
    let bytes = lines.reduce(into: Data()) { $0 += $1 + [0x0A] }
    try bytes.write(to: workspace.url.appending(path: Self.data))
    for selection in [[], ["records"], ["people"], ["--log", "json"]] {
      let run = try CommandRun.waymark(["run", CaseRecordsTests.pipeline] + selection, in: workspace.url)
      #expect(run.exitCode == 3, "\(run.messages)")
      #expect(run.messages.contains(item.expected), "\(run.messages)")
      #expect(!run.messages.contains(Self.secret))
    }
    #expect(try leaks(workspace) == [])
  }

  @Test func keysOfRecordsDependOnTheSecretOfTheStoreAndThoseOfPublicFiguresDoNot() throws {
    let one = try Workspace()
    let two = try Workspace()
    func objects(_ workspace: Workspace, _ pipeline: String, _ stage: String) throws -> Set<String> {
      #expect(try workspace.waymark("run", "pipelines/\(pipeline).yaml", stage).exitCode == 0)
      let folder = workspace.url.appending(path: "pipelines/.waymark/\(pipeline)/objects").path
      return Set(try FileManager.default.contentsOfDirectory(atPath: folder))
    }
    #expect(
      try objects(one, "case-records", "countries").isDisjoint(
        with: objects(two, "case-records", "countries")))
    #expect(try objects(one, "nightly-trends", "region") == objects(two, "nightly-trends", "region"))
    let secret = one.url.appending(path: "pipelines/.waymark/case-records/secret").path
    #expect(try FileManager.default.attributesOfItem(atPath: secret)[.posixPermissions] as? Int == 0o600)
  }
}

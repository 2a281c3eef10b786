import Foundation
import Testing

@Suite(.serialized) struct BadDataTests {
  static let data = "data/figures/frontex-detections.csv"
  /// Stands in a record; must be printed nowhere.
  static let secret = "Zqx7Secret"

  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    /// What the messages must hold.
    let expected: [String]
    let damage: @Sendable (String) -> Data?
    var testDescription: String { name }
  }

  static func inserting(_ row: String) -> @Sendable (String) -> Data? {
    { text in
      var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      lines.insert(row, at: 4)
      return Data(lines.joined(separator: "\n").utf8)
    }
  }

  static let cases: [Case] = [
    Case(name: "missing file", expected: ["frontex-detections.csv"]) { _ in nil },
    Case(
      name: "ragged row", expected: ["frontex-detections.csv:5"],
      damage: inserting("2009-01,\(secret),Sea")),
    Case(name: "wrong encoding", expected: ["frontex-detections.csv:5"]) { text in
      var bytes = [UInt8](text.utf8)
      var line = 1
      let place = bytes.firstIndex { byte in
        if byte == 0x0A { line += 1 }
        return line == 5 && byte != 0x0A
      }
      bytes.insert(contentsOf: [UInt8](secret.utf8) + [0xE9], at: place ?? 0)
      return Data(bytes)
    },
    Case(
      name: "impossible month", expected: ["frontex-detections.csv:5", "month"],
      damage: inserting("2009-13,Circular Route from Albania to Greece,Land,AFG,75")),
    Case(
      name: "unknown code", expected: ["frontex-detections.csv:5", "route"],
      damage: inserting("2009-01,\(secret),Land,AFG,75")),
    Case(name: "empty file", expected: ["frontex-detections.csv", "empty"]) { _ in Data() },
    Case(name: "header only", expected: ["frontex-detections.csv", "row"]) { text in
      Data((text.split(separator: "\n").first.map(String.init) ?? "").utf8 + [0x0A])
    },
    Case(
      name: "not a count", expected: ["frontex-detections.csv:5", "detections"],
      damage: inserting("2009-01,Circular Route from Albania to Greece,Land,IRN,\(secret)")),
  ]

  @Test(arguments: cases)
  func badDataIsNamedByPlaceAndRuleAndNothingOfTheRecordIsPrintedOrStored(_ item: Case) throws {
    let workspace = try Workspace()
    #expect(try workspace.waymark("run", NightlyTests.pipeline).exitCode == 0)
    let file = workspace.url.appending(path: Self.data)
    let text = try workspace.text(Self.data)
    if let damaged = item.damage(text) {
      try damaged.write(to: file)
    } else {
      try FileManager.default.removeItem(at: file)
    }
    let run = try workspace.waymark("run", NightlyTests.pipeline)
    #expect(run.exitCode == 3, "\(run.messages)")
    for part in item.expected { #expect(run.messages.contains(part), "\(part): \(run.messages)") }
    #expect(!run.messages.contains(Self.secret) && !run.output.contains(Self.secret))
    #expect(run.messages.contains("earlier results are kept"), "\(run.messages)")
    let hidden = try workspace.files(below: "pipelines/.waymark")
    for (name, bytes) in hidden {
      #expect(bytes.range(of: Data(Self.secret.utf8)) == nil, "\(name)")
    }
  }
}

import Codebook
import Foundation
import Language
import Tables
import TestSupport
import Testing

/// `events:` of contracts.
@Suite struct EventReadingTests {
  private static func read(_ events: String, columns: String = columns) throws -> Contract {
    let folder = FileManager.default.temporaryDirectory.appending(path: "events-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "contract.yaml")
    try Data("contract: x\nevents:\(events)\n\(columns)\n".utf8).write(to: file)
    return try ContractReader.read(
      path: file.path, name: "contract.yaml",
      library: CodeListLibrary(folders: [SharedFolder.packageRoot.appending(path: "data/codelists").path]))
  }

  private static let columns = """
    unit: count
    columns:
      month:   {type: month, role: period}
      sex:     {type: code, list: sex, role: dimension}
      office:  {type: text, role: dimension}
      n:       {type: count, role: measure}
    """

  private static func refusal(_ events: String) -> String {
    do {
      _ = try read(events)
      return ""
    } catch let error as DiagnosticsError {
      return DiagnosticPrinter.text(error.diagnostics)
    } catch {
      return "\(error)"
    }
  }

  @Test func eventsEnterTheTable() throws {
    let contract = try Self.read(
      """

        - {date: 2023-01, kind: form, text: {en: New form, fr: Nouveau formulaire}}
        - {date: 2021-03-15, kind: law, text: Act 5, where: the north, applies: {sex: [F], office: north}}
        - {date: 2020, kind: closure, text: Borders closed}
      """)
    let events = contract.schema.events
    #expect(events.map(\.date.description) == ["2023-01", "2021-03-15", "2020"])
    #expect(events.map(\.kind) == [.form, .law, .closure])
    #expect(events[0].text == LocalizedText(texts: ["en": "New form", "fr": "Nouveau formulaire"]))
    #expect(events[1].place == LocalizedText("the north"))
    #expect(events[1].applies == ["sex": ["F"], "office": ["north"]])
    #expect(events[1].concerns(["sex": "F", "office": "north"]) && events[1].concerns(["sex": "_T"]))
    #expect(!events[1].concerns(["sex": "M"]) && !events[1].concerns(["office": "south"]))
    #expect(events[1].period(.month)?.description == "2021-03")
    #expect(events[2].period(.quarter)?.description == "2020-Q1" && events[0].period(.year)?.year == 2023)
  }

  @Test func recordsHaveEventsToo() throws {
    let contract = try Self.read(
      "\n  - {date: 2023-01, kind: office, text: North, applies: {sex: F}}",
      columns: """
        unit: victim
        columns:
          day: {type: date, role: period}
          sex: {type: code, list: sex, role: dimension}
        """)
    #expect(contract.schema.events.map(\.kind) == [.office])
  }

  @Test(arguments: [
    (" now", "'events' lists what happened"), (" []", "'events' lists what happened"),
    ("\n  - {kind: form, text: A}", "an event needs 'date'"),
    ("\n  - {date: 2023-01, text: A}", "an event needs 'kind'"),
    ("\n  - {date: 2023-01, kind: form}", "an event needs 'text'"),
    ("\n  - {date: January, kind: form, text: A}", "'date' is a day, a month or a year"),
    ("\n  - {date: 2023-W04, kind: form, text: A}", "'date' is a day, a month or a year"),
    ("\n  - {date: 2023-01, kind: fom, text: A}", "did you mean 'form'?"),
    ("\n  - {date: 2023-01, kind: form, txt: A}", "did you mean 'text'?"),
    ("\n  - {date: 2023-01, kind: form, text: {EN: A}}", "the tag of a language"),
    ("\n  - {date: 2023-01, kind: form, text: A, applies: F}", "'applies' takes codes by dimension"),
    ("\n  - {date: 2023-01, kind: form, text: A, applies: {sx: F}}", "did you mean 'sex'?"),
    ("\n  - {date: 2023-01, kind: form, text: A, applies: {sex: X9}}", "'X9' is no code of 'sex'"),
    ("\n  - {date: 2023-01, kind: form, text: A, applies: {n: F}}", "which is no dimension"),
  ]) func whatIsWrongIsSaidWhereItStands(_ events: String, _ words: String) {
    let text = Self.refusal(events)
    #expect(text.contains(words) && text.contains("contract.yaml"), "\(text)")
  }

  @Test func aChangeOfAnEventChangesTheHashOfTheTable() throws {
    func hash(_ events: String) throws -> String {
      let schema = try Self.read(events).schema
      return CountsTable(
        schema: schema, dimensions: schema.dimensions.map { _ in [] }, periods: [], measures: [[]],
        rowCount: 0
      ).contentHash
    }
    let one = try hash("\n  - {date: 2023-01, kind: form, text: A}")
    #expect(try one == hash("\n  - {date: 2023-01, kind: form, text: A}"))
    for other in [
      "date: 2023-02, kind: form, text: A", "date: 2023-01, kind: law, text: A",
      "date: 2023-01, kind: form, text: B", "date: 2023-01, kind: form, text: A, applies: {sex: F}",
      "date: 2023-01, kind: form, text: A, where: B",
    ] { #expect(try one != hash("\n  - {\(other)}")) }
  }
}

import Tables
import Testing

@testable import Stages

/// Names of columns and their cells, with whether they read as names of persons.
private let columns: [(String, [String], Bool)] = [
  ("supervisor", ["Amina Example", "Omar Sample"], true), ("Jefe", ["Solano", "Ibarra"], true),
  ("supervisor", ["U1", "U2"], false), ("agency", ["Border Police", "Coast Guard"], false),
  ("agency", ["Police", "Maj. Sample"], true), ("agency", ["Police", "Fatima Sample"], true),
  ("agency", ["Police", "Zqxy Example"], true), ("unit", ["Anti-Trafficking Unit", "Karim Sample"], true),
  ("province", ["San José", "María Trinidad Sánchez"], false), ("الجهة", ["الشرطة", "محمد مثال"], true),
  ("workshop", ["Kabul", "Santiago de Cali"], false), ("workshop", ["Ana Sample", "Juan Sample"], true),
  ("workshop", ["Juan Pablo", "Kabul"], false),
  ("province", ["María Trinidad Sánchez", "Pedro Vicente"], false),
  ("agency", ["Grace House", "Ana Bekoa Shelter"], false),
  ("manager", ["Yes", "No"], false), ("agency", ["Ali Town Police Station", "Court"], false),
  ("Ministry", ["Justice", "Dr Sample"], true),
]

/// Groups that are called as persons are.
@Suite struct GroupNamesTests {
  @Test(arguments: columns)
  func namesOfPersonsAreNoGroups(_ column: String, _ cells: [String], _ areNames: Bool) {
    let rows = cells.enumerated().map {
      SheetRows.Row(fields: ["P0\($0)", $0 == 0 ? "Zqxy Example" : "Other Person", $1], line: $0 + 2)
    }
    let sheet = SheetRows(file: "s.csv", names: ["code", "full name", column], rows: rows)
    let fault = GroupNames(sheet, rows.indices, codes: ["code"]).fault(in: column, remedy: "")
    #expect((fault != nil) == areNames)
    #expect(fault.map { $0.rule == "names" && !$0.message.contains("Sample") } ?? true)
  }

  @Test func aNameBesideACodeIsKnownElsewhere() {
    let rows = [["MT1 Zqxy Example", "Police"], ["MT2", "Zqxy Example"]].enumerated().map {
      SheetRows.Row(fields: $1, line: $0 + 2)
    }
    let sheet = SheetRows(file: "s.csv", names: ["trainer", "agency"], rows: rows)
    let names = GroupNames(sheet, rows.indices, codes: ["trainer"])
    #expect(names.fault(in: "agency", remedy: "")?.message.contains("line 3") == true)
    #expect(GroupNames(sheet, rows.indices, codes: []).fault(in: "agency", remedy: "") == nil)
  }

  @Test func namesOfSheetsMayBeOfPersons() {
    let rows = ["Karim Sample", "Kabul"].map { SheetRows.Row(fields: ["P1", $0], line: 2) }
    let sheet = SheetRows(file: "s.csv", names: ["code", "workshop"], rows: rows)
    let names = GroupNames(sheet, rows.indices, codes: ["code"])
    #expect(names.fault(in: "workshop", from: .sheets, remedy: "") != nil)
    #expect(names.fault(in: "workshop", remedy: "") == nil)
  }

  @Test(arguments: [
    ("P7 Amina Example", true), ("Sara", true), ("0791234567", true), ("External (Omar)", true),
    ("Local trainer: Amina Example", true), ("HADDAD", true), ("ISB 07", false), ("falcon", false),
    ("UNODC", false),
  ])
  func aPersonAmongCodesIsRefusedWhereCodesAreTold(_ code: String, _ isRefused: Bool) {
    let codes = (1...6).map { "P\($0)" } + [code]
    let sheet = SheetRows(file: "s.csv", names: ["code"], rows: codes.map { .init(fields: [$0], line: nil) })
    let signs = CodeSigns(codes)
    var suspects = CodeSigns.Suspects()
    for (row, code) in codes.enumerated() { suspects.take(code, row: row) }
    let faults = signs.faults(
      sheet, column: "code", of: "participant", told: .oneByOne, suspects: suspects)
    #expect(!faults.isEmpty == isRefused && faults.allSatisfy { $0.message.contains("row 7") })
    #expect(signs.faults(sheet, column: "code", of: "participant", told: .together).isEmpty)
  }

  @Test(arguments: ["Name of agency", "Institution name", "Nombre de la institución", "نام اداره"])
  func namesOfAgenciesAreNoNamesOfPersons(_ heading: String) {
    #expect(ScoreColumns.isGroup(heading))
    let rows = [SheetRows.Row(fields: ["P1", "Border Guard", "Border Guard"], line: 2)]
    let sheet = SheetRows(file: "s.csv", names: ["code", heading, "agency"], rows: rows)
    #expect(GroupNames(sheet, rows.indices, codes: ["code"]).fault(in: "agency", remedy: "") == nil)
  }
}

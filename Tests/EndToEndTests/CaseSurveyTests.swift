import Foundation
import TestSupport
import Testing

/// Cases that were filled in with the survey form of the Human Trafficking Case Data Standard 2.0, with rows of our own.
@Suite struct CaseSurveyTests {
  /// The questions whose answers the rows have; the others of the form are blank.
  private static let answers: [[String: String]] = [
    [
      "con_Consent": "TRUE", "prs_First_Name": "Zorn", "prs_Second_Name": "Quax", "prs_Gender": "Feminine",
      "prs_Citizenship": "AF", "vic_TypeOfExploitation": "ForcedLabour Servitude",
      "vic_ForcedLabourIndustry": "E_WaterSupplySewerageWasteManagement",
      "vic_TraffickingStatusDecisionMakingOrg": "NonPoliceGovernmentalOrganization",
      "cas_IncomingReferralDate": "2024-01-15",
    ],
    [
      "con_Consent": "FALSE", "prs_Gender": "NonSpecifiedUnknown", "prs_Citizenship": "NA",
      "vic_TypeOfExploitation": "Servitude", "cas_IncomingReferralDate": "2024-02-01",
    ],
    [
      "con_Consent": "TRUE", "prs_Gender": "Masculine", "prs_Citizenship": "PK", "vic_TypeOfExploitation": "",
      "cas_IncomingReferralDate": "2025-03-01",
    ],
  ]

  /// The questions as the contract has them, in the order of the form.
  private static func questions() throws -> [String] {
    let path = SharedFolder.packageRoot.appending(path: "data/contracts/htcds-survey.yaml")
    let text = try String(contentsOf: path, encoding: .utf8)
    return text.matches(of: /(?m)^  ((?:con|prs|vic|cas)_\w+): +\{/).map { String($0.output.1) }
  }

  /// The rows of an export of KoBoToolbox: its own columns stand around the answers.
  private static func rows() throws -> [[String]] {
    let questions = try questions()
    let header = ["start", "end"] + questions + ["__version__", "_id", "_uuid", "_index"]
    return [header]
      + answers.enumerated().map { index, row in
        ["2024-01-15T10:00:00.000+05:00", "2024-01-15T10:20:00.000+05:00"] + questions.map { row[$0] ?? "" }
          + ["vSmt4GQA3C9uBMLPEVfgND", "\(100 + index)", "a-\(index)", "\(index + 1)"]
      }
  }

  private static func folder(_ by: String, file: String) throws -> PublicContractTests.Folder {
    try PublicContractTests.Folder(
      .init(
        contract: "htcds-survey", path: "", counts: "measure: {victims: count()}, by: {\(by)}, period: year"),
      file: file)
  }

  private static func delimited(_ delimiter: String) throws -> String {
    let text = try rows().map { $0.map { "\"\($0)\"" }.joined(separator: delimiter) + "\n" }.joined()
    return try WorkbookFile.file(Array(text.utf8), name: "export.csv")
  }

  private static func workbook() throws -> String {
    let cells = try rows().map { row in
      "<row>" + row.map { "<c t=\"inlineStr\"><is><t>\($0)</t></is></c>" }.joined() + "</row>"
    }
    return try WorkbookFile.Book(rows: cells.joined()).write(name: "export.xlsx")
  }

  @Test(arguments: [";", ",", "xlsx"])
  func exportsOfTheFormAreCountedWithoutAnEdit(_ form: String) throws {
    let file = try form == "xlsx" ? Self.workbook() : Self.delimited(form)
    let folder = try Self.folder(
      "prs_Gender: each, prs_Citizenship: each, con_Consent: each, exploitation_servitude: each, exploitation_other: each, industry_e: each, vic_TraffickingStatusDecisionMakingOrg: each",
      file: file)
    let check = try folder.waymark("check", "pipelines/public.yaml")
    #expect(check.exitCode == 0, "\(check.messages)")
    let rows = try folder.counts().all.map {
      [
        $0["prs_Gender"], $0["prs_Citizenship"], $0["con_Consent"], $0["exploitation_servitude"],
        $0["exploitation_other"], $0["industry_e"], $0["vic_TraffickingStatusDecisionMakingOrg"],
        $0["cas_IncomingReferralDate"], $0["victims"],
      ].compactMap(\.self).joined(separator: " ")
    }
    #expect(
      rows.sorted() == [
        "Feminine AFG Y Y N Y OtherGovernment 2024 1", "Masculine PAK Y _U _U _U _U 2025 1",
        "NonSpecifiedUnknown NAM N Y N _U _U 2024 1",
      ])
  }

  @Test func whatIsSensitiveStaysHidden() throws {
    let folder = try Self.folder("prs_Gender: each", file: Self.delimited(","))
    let run = try folder.waymark("show", "pipelines/public.yaml", "cases", "--confidential")
    #expect(run.exitCode == 0 && run.output.contains("Feminine"), "\(run.messages)")
    #expect(!run.output.contains("Zorn") && !run.output.contains("Quax"))
  }
}

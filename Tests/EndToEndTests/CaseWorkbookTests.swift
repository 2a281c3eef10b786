import Foundation
import TestSupport
import Testing

/// Cases in workbooks of the Human Trafficking Case Data Standard 2.0, with rows of our own.
@Suite struct CaseWorkbookTests {
  /// The second row of the sheet, from column B.
  static let headings = [
    "Case Owner", "Salutation", "First Name", "Second Name", "Consent", "Birthdate", "Gender", "Citizenship",
    "Title",
    "Email", "Home Phone", "Mobile Phone", "Mailing Street", "Mailing City", "Mailing State/Province",
    "Mailing Zip/Postal Code", "Mailing Country", "Trafficking Status",
    "Trafficking Status Decision Making Organization",
    "Method of Recruitment", "Location of Recruitment", "Methods of Control", "Type of Exploitation",
    "Forced Labour Industry", "Type of Sex Exploitation", "Location of Exploitation", "Status",
    "Referring Organisation", "Incoming Referral Date", "Referring Primary Case Worker",
    "Reason for Incoming Referral", "Incoming Referral Details", "Referred Organisation",
    "Referred Primary Case Worker",
    "Reason for Outgoing Referral", "Outgoing Referral Date", "Outgoing Referral Details",
    "Reason for Case Closure",
  ]

  /// The sheet as the standard has it: codes with one missing, headings, and numbered rows that are not all filled.
  private static func workbook(_ cases: [[String: String]]) throws -> String {
    func text(_ value: String) -> String { "<c t=\"inlineStr\"><is><t>\(value)</t></is></c>" }
    let codes = headings.map { $0 == "Reason for Outgoing Referral" ? "<c/>" : text("x_\($0)") }
    var rows = ["<row><c/>\(codes.joined())</row>", "<row><c/>\(headings.map(text).joined())</row>"]
    for number in 1...(cases.count + 3) {
      let values = number <= cases.count ? cases[number - 1] : [:]
      let cells = headings.map { heading in
        guard let value = values[heading] else { return "<c/>" }
        // Days are numbers with a format, as Excel keeps them.
        return heading.hasSuffix("Date") ? "<c s=\"1\"><v>\(value)</v></c>" : text(value)
      }
      rows.append("<row><c><v>\(number)</v></c>\(cells.joined())</row>")
    }
    var book = WorkbookFile.Book(rows: "")
    book.styles = "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>"
    book.sheets = [
      ("Case Sheet", "", WorkbookFile.Book.sheet(rows.joined())),
      ("about", "", WorkbookFile.Book.sheet("<row>\(text("about"))</row>")),
    ]
    return try book.write(name: "cases.xlsx")
  }

  /// 45292 is 1 January 2024 in Excel, 45658 the same of 2025.
  private static func cases(exploitation: [String]) -> [[String: String]] {
    exploitation.enumerated().map { index, form in
      var row = [
        "First Name": "Zorn", "Second Name": "Quax", "Consent": "TRUE",
        "Gender": index % 2 == 0 ? "Feminine" : "NonSpecifiedUnknown", "Citizenship": "Pakistan",
        "Trafficking Status": "Actual victim of trafficking", "Status": "Follow up",
        "Incoming Referral Date": index < 2 ? "45292" : "45658",
        "Forced Labour Industry": "Water supply; sewerage, waste management and remediation",
      ]
      row["Type of Exploitation"] = form.isEmpty ? nil : form
      return row
    }
  }

  private static func folder(_ contract: String, _ by: String, _ exploitation: [String]) throws
    -> PublicContractTests.Folder
  {
    try PublicContractTests.Folder(
      .init(contract: contract, path: "", counts: "measure: {victims: count()}, by: {\(by)}, period: year"),
      file: workbook(cases(exploitation: exploitation)))
  }

  @Test func oneChoiceACellIsItsCode() throws {
    let folder = try Self.folder(
      "htcds-single-select", "Type of Exploitation: each, Gender: each, Forced Labour Industry: each",
      ["Forced labour", "Forced military (by non-state actors)", "Forced labour", ""])
    let check = try folder.waymark("check", "pipelines/public.yaml")
    #expect(check.exitCode == 0, "\(check.messages)")
    let rows = try folder.counts().all.map {
      [
        $0["Type of Exploitation"], $0["Gender"], $0["Forced Labour Industry"], $0["Incoming Referral Date"],
        $0["victims"],
      ]
      .compactMap(\.self).joined(separator: " ")
    }
    #expect(
      rows.sorted() == [
        "ForcedLabour Feminine E 2024 1", "ForcedLabour Feminine E 2025 1",
        "ForcedMilitary NonSpecifiedUnknown E 2024 1", "_U NonSpecifiedUnknown E 2025 1",
      ])
  }

  @Test func severalChoicesACellAreColumnsAndABlankIsNoAnswer() throws {
    let folder = try Self.folder(
      "htcds-multi-select",
      "exploitation_forced_labour: each, exploitation_servitude: each, industry_e: each",
      ["Forced labour; Servitude", "Servitude", "Other", ""])
    let rows = try folder.counts().all.map {
      [
        $0["exploitation_forced_labour"], $0["exploitation_servitude"], $0["industry_e"],
        $0["Incoming Referral Date"], $0["victims"],
      ].compactMap(\.self).joined(separator: " ")
    }
    #expect(rows.sorted() == ["N N Y 2025 1", "N Y Y 2024 1", "Y Y Y 2024 1", "_U _U Y 2025 1"])
  }

  /// Names, dates of birth and the like are never shown.
  @Test(arguments: ["htcds-single-select", "htcds-multi-select"])
  func whatIsSensitiveStaysHidden(_ contract: String) throws {
    let folder = try Self.folder(contract, "Gender: each", ["Servitude", "Servitude"])
    let run = try folder.waymark("show", "pipelines/public.yaml", "cases", "--confidential")
    #expect(run.exitCode == 0 && run.output.contains("Feminine"), "\(run.messages)")
    #expect(!run.output.contains("Zorn") && !run.output.contains("Quax"))
  }

  /// The published workbooks have no case in them, and the run says so.
  @Test(
    .enabled(if: PublicContractTests.data != nil, "needs the shared test inputs"),
    arguments: [
      ("htcds-single-select", "single select with validation v2.0.xlsx"),
      ("htcds-multi-select", "multi select with validation v2.0.xlsm"),
    ])
  func theWorkbookOfTheStandardHasTheHeadingsAndNoCase(_ contract: String, _ name: String) throws {
    let data = try #require(PublicContractTests.data)
    let folder = try PublicContractTests.Folder(
      .init(
        contract: contract, path: "", counts: "measure: {victims: count()}, by: {Gender: each}, period: year"),
      file: data.appending(path: "htcds/HTCDS Excel Spreadsheet \(name)").path)
    let run = try folder.waymark("run", "pipelines/public.yaml")
    #expect(run.exitCode == 3 && run.messages.contains("a header and no row"), "\(run.messages)")
  }
}

import Codebook
import Foundation
import Language
import Tables
import TestSupport
import Testing

/// The contract of the survey form of the Human Trafficking Case Data Standard, beside the form itself.
@Suite struct SurveyFormTests {
  private static var form: URL? {
    let form = PublicFile.folder?.appending(path: "htcds/htcds_xlsform.xlsx")
    return form.flatMap { FileManager.default.fileExists(atPath: $0.path) ? $0 : nil }
  }

  /// The cells of a sheet of the form, by its headings.
  private static func rows(sheet: String) throws -> [[String: String]] {
    var options = SourceOptions()
    options.sheet = .name(sheet)
    var rows = try TableRows(Sources.open(path: try #require(form).path, options: options))
    var result: [[String: String]] = []
    while let row = try rows.next() {
      let cells = row.fields.map { HeadingText.plain($0).trimmingCharacters(in: .whitespaces) }
      result.append(Dictionary(zip(rows.header, cells)) { first, _ in first })
    }
    return result
  }

  @Test(.enabled(if: form != nil, "needs the shared test inputs"))
  func everyQuestionIsAColumnOfItsKindAndEveryChoiceIsKnown() throws {
    let contract = try PublicFile.contract("htcds-survey")
    let columns = try #require(contract.records).types
    let choices = Dictionary(grouping: try Self.rows(sheet: "choices"), by: { $0["list_name"] ?? "" })
    let library = try LoadedFile.library
    var questions: Set<String> = []
    for row in try Self.rows(sheet: "survey") {
      let asked = (row["type"] ?? "").split(separator: " ").map(String.init)
      let name = try #require(row["name"])
      guard let kind = asked.first, !["start", "end", "calculate"].contains(kind) else { continue }
      questions.insert(name)
      let type = try #require(columns[name], "\(name)")
      let words = asked.count > 1 ? (choices[asked[1]] ?? []).compactMap { $0["name"] } : []
      switch kind {
      case "date": #expect(type == .date, "\(name)")
      case "select_one":
        guard case .code(let name) = type, let list = library[name] else {
          Issue.record("\(name) is of no list")
          continue
        }
        let unknown = words.filter { list.code(matching: $0) == nil }
        // The list of countries is that of the United Nations (M49); an answer that is not of it is unknown, and counted as such.
        #expect(!words.isEmpty && unknown == (name == "countries" ? ["TW"] : []), "\(name)")
      case "select_multiple":
        let choice = try #require(contract.file.choices.first { $0.name == name }, "\(name)")
        #expect(choice.columns.map(\.word) == words && !words.isEmpty, "\(name)")
      default: #expect(type == .text, "\(name)")
      }
    }
    let derived = Set(contract.file.choices.flatMap { $0.columns.map(\.name) })
    #expect(Set(columns.keys).subtracting(derived) == questions)
    #expect(questions.count == 31)
  }
}

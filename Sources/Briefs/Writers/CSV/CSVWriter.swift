import Trends

/// Every table and all findings of a page as CSV.
public enum CSVWriter: ReportWriter {
  /// The word.
  public static let word = "csv"
  /// The same in every language.
  public static let scope = EditionScope.once
  /// What the page is made of.
  public static let content = WrittenContent.inputs

  /// One file a table, and one an instance of findings.
  public static func files(_ page: WrittenPage) -> [WrittenFile] {
    page.tables.map { WrittenFile(name: $0.name + ".csv", bytes: [UInt8](CountsText.csv($0.table).utf8)) }
      + page.findings.flatMap { findings in
        FindingsText.files(findings.findings).map { file in
          // Trends have the name of their stage.
          let kind = file.kind == TrendFinding.kind ? "" : ".\(file.kind)"
          return WrittenFile(name: findings.name + kind + ".csv", bytes: [UInt8](file.text.utf8))
        }
      }
  }
}

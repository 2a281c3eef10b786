@testable import Briefs

/// A writer in one file: the headings of a page as text.
enum OutlineWriter: ReportWriter {
  static let word = "outline"

  static func files(_ page: WrittenPage) -> [WrittenFile] {
    let titles = [page.report.title] + page.report.sections.compactMap(\.title)
    let text = titles.map(page.language.text).joined(separator: "\n") + "\n"
    return [WrittenFile(name: "outline.txt", bytes: [UInt8](text.utf8))]
  }
}

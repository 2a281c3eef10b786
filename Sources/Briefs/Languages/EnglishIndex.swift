import Language

/// What the index of published reports says, in English.
struct EnglishIndex: EnglishWords {
  /// Figures and periods are in its words.
  let language: any PageLanguage

  func text(_ phrase: IndexPhrase) -> String {
    switch phrase {
    case .allReports: "All reports"
    case .reportOfAll: "The report that this page belongs to"
    case .latest(let report, let message):
      text(report) + (message.map { ": " + $0.text(in: language.tag) } ?? "")
    case .earlier(let name, let report): "\(name.text(in: language.tag)), \(text(report))"
    case .earlierReports: "Earlier reports"
    case .form(let ending, let tag): Self.form(ending) + (tag.map { " (\($0))" } ?? "")
    case .feed: "News feed (Atom)"
    case .more(let count): "\(NumberText.integer(count)) more"
    case .nothing: "Nothing is published."
    }
  }

  private func text(_ report: IndexPhrase.ReportName) -> String {
    day(report.day) + (report.number > 1 ? ", number \(report.number) of the day" : "")
      + (report.withdrawn.map { " (withdrawn on \(day($0)))" } ?? "")
  }

  private static func form(_ ending: String) -> String {
    switch ending {
    case "html": "Web page"
    case "docx": "Word"
    case "xlsx": "Excel"
    case "txt", "eml": "E-mail"
    default: ending.uppercased()
    }
  }
}

import Language

/// What the index of published reports says.
struct IndexTelling: Telling {
  let catalogue: Catalogue

  func text(_ phrase: IndexPhrase) -> String {
    switch phrase {
    case .allReports: say("index.allReports")
    case .reportOfAll: say("index.reportOfAll")
    case .latest(let report, nil): text(report)
    case .latest(let report, let message?):
      say("index.latest", ["report": .text(text(report)), "message": .text(own(message))])
    case .earlier(let name, let report):
      say("index.earlier", ["name": .text(own(name)), "report": .text(text(report))])
    case .earlierReports: say("index.earlierReports")
    case .form(let ending, nil): form(ending)
    case .form(let ending, let tag?):
      say(
        "index.formIn",
        [
          "form": .text(form(ending)),
          "language": .text(PageLanguages.language(tag)?.catalogue.name ?? visible(tag)),
        ])
    case .feed: say("index.feed")
    case .more(let count): say("index.more", ["n": .count(count)])
    case .nothing: say("index.nothing")
    }
  }

  private func text(_ report: IndexPhrase.ReportName) -> String {
    say(
      "index.report",
      [
        "day": .text(day(report.day)), "place": .choice(report.number > 1 ? "other" : "first"),
        "number": .number(NumberText.integer(report.number)),
        "state": .choice(report.withdrawn == nil ? "published" : "withdrawn"),
        "withdrawn": .text(report.withdrawn.map(day) ?? ""),
      ])
  }

  private func form(_ ending: String) -> String {
    switch ending {
    case "html", "docx", "xlsx": say("index.form." + ending)
    case "txt", "eml": say("index.form.mail")
    default: visible(ending.uppercased())
    }
  }
}

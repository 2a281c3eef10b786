import Language

/// What a page says of its edition.
struct EditionTelling: Telling {
  let catalogue: Catalogue

  func text(_ phrase: EditionPhrase) -> String {
    switch phrase {
    case .status(let status): say("edition.\(status.rawValue)")
    case .dates(let data, let run): dates(data.map(day), run.map(day))
    case .reference(let code): say("edition.reference", ["code": .text(visible(code))])
    case .organisation(let name): say("edition.organisation", ["name": .text(own(name))])
    case .contact(let text): say("edition.contact", ["text": .text(own(text))])
    case .citation(let form, let organisation, let title, let kind, let day, let status):
      say(
        "edition.citation",
        [
          "citation": .text(
            citation(
              form.map(own), organisation.map(own), words(of: title), kind.map(own),
              day.map(self.day), status))
        ])
    case .designations: say("edition.designations")
    }
  }

  private func dates(_ data: String?, _ run: String?) -> String {
    switch (data, run) {
    case (let data?, let run?): say("edition.dates.both", ["data": .text(data), "run": .text(run)])
    case (let data?, nil): say("edition.dates.data", ["data": .text(data)])
    case (nil, let run?): say("edition.dates.run", ["run": .text(run)])
    case (nil, nil): ""
    }
  }

  /// In the form of who gives it out, or its parts with commas.
  private func citation(
    _ form: String?, _ organisation: String?, _ title: String, _ kind: String?, _ date: String?,
    _ status: ReportEdition.Status?
  ) -> String {
    if let form {
      return form.replacing("{title}", with: title).replacing("{date}", with: date ?? "")
    }
    let draft = status == .draft ? say("edition.citation.draft") : nil
    return catalogue.joined([organisation, title, kind, draft, date].compactMap(\.self), by: .comma)
  }
}

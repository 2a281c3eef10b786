import Language

/// What a page says of its edition, in English.
struct EnglishEdition: EnglishWords {
  /// Figures and periods are in its words.
  let language: any PageLanguage

  func text(_ phrase: EditionPhrase) -> String {
    switch phrase {
    case .status(.draft): "Draft. This document has not been formally edited"
    case .status(.final): "Final edition"
    case .dates(let data, let run):
      switch (data, run) {
      case (let data?, let run?): "Data as of \(day(data)); page of \(day(run))."
      case (let data?, nil): "Data as of \(day(data))."
      case (nil, let run?): "Page of \(day(run))."
      case (nil, nil): ""
      }
    case .reference(let code): "Reference \(code)"
    case .organisation(let name): "Given out by \(own(name))"
    case .contact(let text): "Contact: \(own(text))"
    case .citation(let form, let organisation, let title, let kind, let day, let status):
      "Suggested citation: "
        + citation(form.map(own), organisation.map(own), language.text(title), kind.map(own), day, status)
    case .designations:
      "The designations employed and the presentation of material in this publication do not imply the expression of any opinion whatsoever on the part of the Secretariat of the United Nations concerning the legal status of any country, territory, city or area, or of its authorities, or concerning the delimitation of its frontiers or boundaries."
    }
  }

  private func citation(
    _ form: String?, _ organisation: String?, _ title: String, _ kind: String?, _ day: String?,
    _ status: ReportEdition.Status?
  ) -> String {
    let date = day.map(self.day) ?? ""
    if let form {
      return form.replacing("{title}", with: title).replacing("{date}", with: date)
    }
    return [organisation, title, kind, status == .draft ? "draft" : nil, date.isEmpty ? nil : date]
      .compactMap(\.self).joined(separator: ", ")
  }
}

public import Language

/// What a page says of its edition.
public enum EditionPhrase: Sendable, Hashable, Codable {
  /// That it is a draft, or final.
  case status(status: ReportEdition.Status)
  /// The day of the newest source and that of the run that last changed the page; one of them is there.
  case dates(data: String?, run: String?)
  /// What tells this edition from all others.
  case reference(code: String)
  /// Who gives it out.
  case organisation(name: LocalizedText)
  /// Whom to ask.
  case contact(text: LocalizedText)
  /// How it is to be cited: in the words of who gives it out, or in the usual form.
  case citation(
    form: LocalizedText?, organisation: LocalizedText?, title: Phrase, kind: LocalizedText?, day: String?,
    status: ReportEdition.Status?)
  /// That names and borders are no opinion of the United Nations.
  case designations
}

import Language

/// `edition`: which edition of the page this is, who answers for it, and how it is cited.
struct EditionBlock: PageBlock {
  static let word = "edition"

  static func read(_ reader: BlockReader) -> EditionBlock? {
    reader.keys([])
    return reader.isAll ? EditionBlock() : nil
  }

  func check(_ check: PageCheck) {}

  func fill(_ page: PageFilling) -> [Report.Block] {
    guard let edition = page.edition else { return [] }
    var phrases: [EditionPhrase] = []
    if let status = edition.status { phrases.append(.status(status: status)) }
    if edition.dataDay != nil || edition.runDay != nil {
      phrases.append(.dates(data: edition.dataDay, run: edition.runDay))
    }
    if let reference = edition.reference { phrases.append(.reference(code: reference)) }
    if let organisation = edition.organisation { phrases.append(.organisation(name: organisation)) }
    if let contact = edition.contact { phrases.append(.contact(text: contact)) }
    phrases.append(
      .citation(
        form: edition.citation, organisation: edition.organisation, title: page.file.heading(page),
        kind: page.file.kicker,
        day: edition.runDay ?? edition.dataDay, status: edition.status))
    if edition.designations == .said { phrases.append(.designations) }
    return phrases.map { .note(phrase: .edition($0)) }
  }
}

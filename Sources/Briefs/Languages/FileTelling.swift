import Tables

/// What files beside a page say that the page on a screen does not: on paper, in workbooks and in mails.
struct FileTelling: Telling {
  let catalogue: Catalogue

  func text(_ phrase: DocumentPhrase) -> String {
    switch phrase {
    case .firstRows(0, let all): say("document.noRows", ["rows": .count(all)])
    case .firstRows(let shown, let all):
      say("document.firstRows", ["shown": .number(NumberText.integer(shown)), "rows": .count(all)])
    case .figureFile(let number, let format):
      say(
        "document.figureFile",
        ["number": .number(NumberText.integer(number)), "format": .text(visible(format))])
    }
  }

  func text(_ phrase: WorkbookPhrase) -> String {
    switch phrase {
    case .word(let word): text(word)
    case .beside(let head, let word):
      say(
        "workbook.beside",
        [
          "head": .text(words(of: head)), "word": .text(text(word).lowercasedFirst),
        ])
    case .remark(let remark): say("workbook.remark.\(remark.rawValue)")
    }
  }

  private func text(_ word: WorkbookPhrase.Word) -> String { say("workbook.word.\(word.rawValue)") }

  func text(_ phrase: EmailPhrase) -> String {
    switch phrase {
    case .moreRows(let rows): say("email.moreRows", ["rows": .count(rows)])
    case .evidence(let evidence):
      say("email.evidence", ["evidence": .text(CatalogueLanguage(catalogue).text(evidence))])
    case .sources: say("email.sources")
    }
  }
}

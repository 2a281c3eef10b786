import Tables

/// What a workbook says beside the figures of its page, in English.
struct EnglishWorkbook: EnglishWords {
  let language: any PageLanguage

  func text(_ phrase: WorkbookPhrase) -> String {
    switch phrase {
    case .word(let word): text(word)
    case .beside(let head, let word): language.text(head) + ": " + text(word).lowercasedFirst
    case .remark(let remark): text(remark)
    }
  }

  private func text(_ remark: WorkbookPhrase.Remark) -> String {
    switch remark {
    case .purpose:
      "The figures of this page as numbers: a sheet for each figure and table, then the code book, the quality of the tables behind them, and where they come from."
    case .numbers:
      "Figures are numbers with all the digits that are known, however few the sheet prints. Per cent stand as they are written: 12.5 is 12.5%."
    case .gaps:
      "Where a figure is hidden, missing or not collected, its cell is empty and the column of its status says so in words; the least and the most that it can be stand beside it. An empty cell is never zero."
    case .marks:
      "Marks: provisional, it may be revised; break, the definition or the source changed there; part of the period, it does not cover all of it; estimated, by its publisher; derived, computed from parts and not published as such."
    case .periods:
      "Years are numbers. Months and days are dates, a month as its first day. Quarters, weeks and periods of other calendars are text that sorts in order of time."
    case .charts: "A chart draws the cells of its sheet. Nothing else lies behind it."
    }
  }

  private func text(_ word: WorkbookPhrase.Word) -> String {
    switch word {
    case .readMe: "Read me"
    case .keyMessages: "Key messages"
    case .keyFigures: "Key figures"
    case .findings: "Findings"
    case .codeBook: "Code book"
    case .quality: "Quality"
    case .log: "Data and assumptions"
    case .sheet: "Sheet"
    case .shows: "What it shows"
    case .message: "Message"
    case .details: "Details"
    case .evidence: "Evidence"
    case .value: "Value"
    case .lower: "At least"
    case .upper: "At most"
    case .status: "Status"
    case .marks: "Marks"
    case .note: "Note"
    case .category: "Category"
    case .told: "What was found"
    case .table: "Table"
    case .column: "Column"
    case .name: "What it is"
    case .list: "Code list"
    case .code: "Code"
    case .label: "Label"
    case .measure: "Measure"
    case .first: "First period"
    case .last: "Last period"
    case .figures: "Figures"
    case .item: "Item"
    case .text: "Text"
    case .before: "Before"
    case .now: "Now"
    case .known: "Known"
    case .hidden: "Hidden"
    case .atLeast: "At least"
    case .missing: "Missing"
    case .notCollected: "Not collected"
    case .notPublished: "Not published separately"
    case .noRow: "No such figure"
    case .notEstimable: "Not estimable"
    case .provisional: "Provisional"
    case .seriesBreak: "Break"
    case .partial: "Part of the period"
    case .derived: "Derived"
    case .estimated: "Estimated"
    case .contract: "Contract"
    case .unit: "Unit of a row"
    case .coverage: "Coverage"
    case .only: "Only"
    case .event: "Declared event"
    case .publisher: "Publisher"
    case .release: "Release"
    case .date: "Date of the release"
    case .address: "Address"
    case .terms: "Terms"
    case .method: "Method"
    case .series: "Series"
    case .synthetic: "Made-up figures"
    }
  }
}

/// What a mail says beside its page, in English.
struct EnglishEmail: EnglishWords {
  let language: any PageLanguage

  func text(_ phrase: EmailPhrase) -> String {
    switch phrase {
    case .moreRows(let rows): "\(count(rows, "more row stands", "more rows stand")) on the page."
    case .evidence(let evidence): "[\(language.text(evidence))]"
    case .sources: "Sources"
    }
  }
}

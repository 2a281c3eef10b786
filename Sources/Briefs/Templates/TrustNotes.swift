import Language
import Tables
import Trends

/// The notes on how far figures can be trusted, each made from the tables at hand.
enum TrustNotes {
  /// What the figures count.
  static let counting = [
    TrustNote(
      topic: "What is counted",
      text:
        "What authorities detected or recorded, not all that happened: more work of the authorities means higher counts. A detection is an event; one person can be detected more than once."
    ),
    TrustNote(
      topic: "Two crimes",
      text:
        "Trafficking in persons (TIP) and smuggling of migrants (SOM) are different crimes. Their figures are never added."
    ),
  ]

  /// How to read ranges, chances and words of evidence in these findings.
  static func reading(_ findings: [TemplateInputs.Findings]) -> [TrustNote] {
    let used = Set(findings.flatMap { $0.findings.compactMap(\.family?.multiplicity) })
    let rules = Multiplicity.allCases.filter(used.contains).map(name).joined(separator: "; ")
    return [
      TrustNote(
        topic: "Likely range",
        text: "95 of 100 such ranges hold the true value. The usual level is the median of all periods."),
      TrustNote(
        topic: "Evidence",
        text:
          "Strong: adjusted p below 0.01. Moderate: from 0.01 to below 0.05. Weak: anything else. Adjusted means: over all series that were tested together"
          + (rules.isEmpty ? "." : " (\(rules)).")),
      TrustNote(
        topic: "Method",
        text:
          "The Mann-Kendall test, within each month of the year where months differ, with a variance that allows for months that resemble each other; Sen's slope, once such months are levelled by their medians."
      ),
    ]
  }

  private static func name(_ rule: Multiplicity) -> String {
    switch rule {
    case .benjaminiHochberg: "Benjamini and Hochberg"
    case .benjaminiYekutieli: "Benjamini and Yekutieli"
    case .holm: "Holm"
    case .bonferroni: "Bonferroni"
    case .hierarchical: "Yekutieli, from the totals down"
    }
  }

  /// The periods a table covers, and which of them may still be revised; nil where it has none.
  static func coverage(_ table: CountsTable) -> TrustNote? {
    guard let source = table.schema.citations.first?.publisher, let first = table.periods.min(),
      let last = table.periods.max()
    else { return nil }
    let count = last.ordinal - first.ordinal + 1
    let unit = first.frequency == .month ? "months" : "years"
    var text = "\(PeriodText.long(first)) to \(PeriodText.long(last)), \(count) \(unit)."
    if let coverage = table.schema.coverage {
      if coverage.absent == .zero {
        text += " Where the source has no row, nothing was recorded: a true zero."
      }
      if coverage.provisional > 0 {
        text +=
          " The last \(coverage.provisional) \(unit) are provisional and may still be revised by late reports."
      }
    }
    return TrustNote(topic: source, text: text)
  }

  /// Hidden and missing cells of a country in the release that is used.
  static func hidden(_ table: CountsTable, _ codes: [String: String]) -> TrustNote? {
    let audit = CellAudit(table, codes)
    guard audit.hidden > 0 else { return nil }
    return TrustNote(
      topic: "Hidden figures",
      text:
        "\(audit.share(audit.hidden)) figures are hidden by the publisher as <5. Each stands for 0 to 4; it is drawn as × and never resolved, not even where a sum would allow it."
    )
  }

  /// Values that a rule made missing, and how many cells of the country that leaves empty.
  static func missing(_ input: TemplateInputs.Table, _ table: CountsTable, _ codes: [String: String])
    -> TrustNote?
  {
    let audit = CellAudit(table, codes)
    guard audit.missing > 0 || !input.conditions.isEmpty else { return nil }
    var text = ""
    if audit.missing > 0 {
      text = "\(audit.share(audit.missing)) figures could not be used and are missing, not zero"
      text +=
        audit.unreadable > 0
        ? "; \(audit.unreadable) of them because codes of the questionnaire stand where categories belong."
        : "."
    }
    if !input.conditions.isEmpty {
      text +=
        (text.isEmpty ? "" : " ")
        + "In the whole file, all countries and releases: \(input.conditions.map(\.text).map(sentence).joined(separator: "; "))."
    }
    return TrustNote(topic: "Missing figures", text: text)
  }

  /// A notice without the file it begins with.
  private static func sentence(_ notice: String) -> String {
    guard let colon = notice.firstRange(of: ": ") else { return notice }
    return String(notice[colon.upperBound...])
  }

  /// What the last release changed; nil where the table has one release.
  static func revision(_ table: CountsTable, _ codes: [String: String]) -> TrustNote? {
    guard let revision = ReleaseRevision(table, codes),
      revision.common + revision.added + revision.dropped > 0
    else { return nil }
    return TrustNote(
      topic: "Revisions",
      text:
        "The release of \(PeriodText.day(revision.later)) is used. Against that of \(PeriodText.day(revision.earlier)) it changed \(revision.revised) of \(revision.common) figures that both have, added \(revision.added) and dropped \(revision.dropped). Releases are never added."
    )
  }
}

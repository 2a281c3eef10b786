import Tables

@testable import Briefs

/// A language in one file: English from the right, in capitals.
struct Reversed: PageLanguage {
  let tag = "en-x-reversed"
  let direction = WritingDirection.rightToLeft
  private let english = English()

  func text(_ phrase: Phrase) -> String { english.text(phrase).uppercased() }
  func text(_ quantity: Quantity) -> String { english.text(quantity).uppercased() }
  func text(_ entry: Entry) -> String { english.text(entry).uppercased() }
  func text(_ evidence: Evidence) -> String { english.text(evidence).uppercased() }
  func text(_ period: Period, _ length: PeriodLength) -> String { english.text(period, length).uppercased() }
  func description(of drawing: DrawingWords) -> String { english.description(of: drawing).uppercased() }
  func text(_ label: ChartLabel) -> String {
    label == .pageOfPages ? english.text(label) : english.text(label).uppercased()
  }
}

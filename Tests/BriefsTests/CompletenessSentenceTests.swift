import Language
import Statistics
import Tables
import Testing
import Trends

@testable import Briefs

/// What English says of periods that are not complete.
@Suite struct CompletenessSentenceTests {
  private func tail(
    last: Int = 12, completed: ToldTail.Completed, delays: ToldTail.Delays = .own, open: Period? = nil
  ) -> ToldTail {
    ToldTail(
      subject: SeriesName(measure: LocalizedText("cases"), parts: []), first: Period(year: 2025, month: 10),
      last: Period(year: 2025, month: last), recorded: Quantity(412), completed: completed, delays: delays,
      open: open)
  }

  private func text(_ tail: ToldTail) -> String { English().text(.incomplete(tail: tail)) }

  @Test func aCompletedTailIsSaidWithItsRange() {
    let completed = ToldTail.Completed.estimated(RangedValue(value: 579.6, lower: 520, upper: 660))
    #expect(
      text(tail(completed: completed))
        == "Cases: the last 3 months (Oct 2025 to Dec 2025) are incomplete: 412 recorded so far, about 71 per cent of what is usually known in the end; completed 580 (520 to 660). They are left out of trends."
    )
    #expect(
      text(tail(last: 10, completed: completed, delays: .borrowed, open: Period(year: 2025, month: 11)))
        == "Cases: Oct 2025 is incomplete: 412 recorded so far, about 71 per cent of what is usually known in the end; completed 580 (520 to 660). Of later periods up to Nov 2025 it is too early to say anything. The delays are those of the total, since these are few. They are left out of trends."
    )
  }

  @Test func aTailThatCannotBeCompletedSaysWhy() {
    let words = text(tail(completed: .notEstimable(.zeroBaseline)))
    #expect(
      words.hasSuffix(
        "412 recorded so far; what they will come to cannot be told: most periods are zero. They are left out of trends."
      ))
  }

  @Test func withoutVintagesNothingElseIsSaid() {
    #expect(
      English().text(.mayBeRevised(periods: 3, frequency: .month))
        == "The last 3 months may still be revised and are left out of trends.")
    #expect(
      English().text(.mayBeRevised(periods: 1, frequency: .year))
        == "The last year may still be revised and is left out of trends.")
  }
}

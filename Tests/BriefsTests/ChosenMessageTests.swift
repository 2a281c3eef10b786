import Language
import Tables
import Testing

@testable import Briefs

/// Messages are chosen by size, certainty and recency, and say only what the tables give.
@Suite struct ChosenMessageTests {
  private func messages(_ rows: [Samples.Row] = Samples.victims, country: String = "PAK") throws
    -> [String]
  {
    var inputs = Samples.inputs(country: country, glotip: rows)
    inputs.tables.removeAll { $0.stage != "glotip" }
    return try Samples.report("country-brief", inputs, country: country).messages.map {
      English().text($0.headline)
    }
  }

  private func candidate(_ score: Double, _ crime: Crime?, _ text: String, isAbsence: Bool = false)
    -> MessageCandidate
  {
    MessageCandidate(
      score: score, isAbsence: isAbsence, crime: crime,
      message: Message(headline: .own(text), sentences: [], evidence: nil))
  }

  private func chosen(_ all: [MessageCandidate], _ most: Int) -> [String] {
    MessageCandidate.chosen(all, most: most).map { English().text($0.headline) }
  }

  @Test func eachCrimeHasItsBestAndTheRestFollowTheScore() {
    let all = [
      candidate(9, .smuggling, "a"), candidate(8, .smuggling, "b"), candidate(7, .smuggling, "c"),
      candidate(1, .trafficking, "d"),
    ]
    #expect(chosen(all, 2) == ["a", "d"])
    #expect(chosen(all, 3) == ["a", "b", "d"])
  }

  @Test func whatHasNothingToSayStandsOnlyWhereItsCrimeHasNoOther() {
    let (one, none) = (candidate(3, .smuggling, "a"), candidate(0, .smuggling, "no clear change"))
    #expect(chosen([one, none], 4) == ["a"])
    #expect(chosen([none], 4) == ["no clear change"])
    #expect(chosen([one, candidate(0, .smuggling, "none published", isAbsence: true)], 4).count == 2)
    #expect(chosen([one, one], 4) == ["a"])
  }

  @Test(arguments: [(2005, false), (2016, true)])
  func whatIsMuchOlderThanItsTableIsNoMessage(_ year: Int, _ isMessage: Bool) throws {
    let rows = [(year - 1, 30.0), (year, 90)].map { year, count in
      Samples.Row(dimension: "REPATRIATION", category: "ARM", year: year, cell: .exact(count))
    }
    let found = try messages(Samples.victims + rows)
    #expect(found.contains { $0.contains("repatriation") } == isMessage, "\(found)")
  }

  /// 4 and then 384 is neither new nor, beside a larger category that rose too, the largest rise.
  @Test(arguments: [([2.0, 4, 0], true), ([2, 39, 4], false), ([0, 0, 0], false)])
  func whatIsTenTimesAsMuchAsBeforeIsTold(_ before: [Double], _ isTold: Bool) throws {
    func rows(_ category: String, _ counts: [Double]) -> [Samples.Row] {
      zip(2013..., counts).map {
        Samples.Row(dimension: "REPATRIATION", category: category, year: $0, cell: .exact($1))
      }
    }
    let all = Samples.victims + rows("ARM", before + [384]) + rows("GEO", [3_000, 3_000, 3_000, 5_000])
    var inputs = Samples.inputs(country: "PAK", glotip: all)
    inputs.tables.removeAll { $0.stage != "glotip" }
    let sentences = try Samples.report("country-brief", inputs, country: "PAK").messages
      .flatMap { [$0.headline] + $0.sentences }.map { English().text($0) }
    let told = sentences.filter { $0.hasPrefix("Ten times as many or more in 2016") }
    #expect(told.count == (isTold ? 1 : 0), "\(sentences)")
    #expect(told.allSatisfy { $0.hasSuffix(": ARM (384, after at most 4 in 2014).") }, "\(told)")
  }

  @Test func theScoreGrowsWithSizeAndCertaintyAndFadesWithAge() {
    func score(_ units: Double, _ certainty: Double, _ age: Int) -> Double {
      MessageCandidate.score(units: units, certainty: certainty, age: age)
    }
    #expect(score(100, 1, 0) > score(50, 1, 0) && score(100, 1, 0) > score(100, 0.8, 0))
    #expect(score(100, 1, 4) == score(100, 1, 0) / 2)
    for units in [0, -1, .infinity, .nan] as [Double] { #expect(score(units, 1, 0) == 0) }
    #expect(score(.greatestFiniteMagnitude, 1, .max).isFinite)
  }

  @Test func theFirstSaysTheLastYearAndWhoTheyAre() throws {
    let report = try Samples.report("country-brief", Samples.inputs(), country: "PAK")
    let victims = try #require(
      report.messages.first { English().text($0.headline).contains("victims of trafficking in persons were") }
    )
    #expect(
      English().text(victims.headline).hasPrefix(
        "301 detected victims of trafficking in persons were recorded in 2016, 16 per cent more than in 2015")
    )
    let text = English().paragraph(victims.sentences)
    #expect(
      text.contains(
        "Of 301 in 2016: 199 women (66 per cent), 80 men (27 per cent), 12 girls (4 per cent) and 10 boys (3 per cent)."
      ))
    #expect(victims.sources?.map(\.publisher) == ["UNODC"])
  }

  @Test func aCountryOfWhichNothingIsKnownIsToldSo() throws {
    let all = try messages(country: "IRN")
    #expect(all.contains { $0.hasPrefix("No published figures: detected victims of trafficking in persons") })
    #expect(!all.contains { $0.contains("no clear change") || $0.hasPrefix("0 ") })
  }

  @Test func aHiddenLastYearIsNeitherZeroNorCompared() throws {
    let rows = [
      Samples.Row(year: 2015, cell: .exact(40)), Samples.Row(year: 2016, cell: .interval(low: 0, high: 4)),
    ]
    let victims = try messages(rows).first { $0.contains("victims") }
    #expect(
      victims == "<5 detected victims of trafficking in persons were recorded in 2016, after 40 in 2015")
  }

  @Test func oneYearAloneIsNotCompared() throws {
    let victims = try messages([Samples.Row(year: 2016, cell: .exact(40))]).first { $0.contains("victims") }
    #expect(victims == "40 detected victims of trafficking in persons were recorded in 2016")
  }

  @Test func partsOfMoreThanTheirWholeAreToldAsAFaultOfTheSource() throws {
    let rows = [
      Samples.Row(year: 2016, cell: .exact(30)),
      Samples.Row(dimension: "FORM", category: "LABOUR", year: 2016, cell: .exact(50)),
    ]
    let report = try Samples.report("country-brief", Samples.inputs(glotip: rows), country: "PAK")
    #expect(report.html.contains("the source gives more for one part (Forced labour: 50) than in all (30)"))
    #expect(!report.html.contains("is the form of exploitation of 50"))
  }

  @Test func aPageOfOneContractAloneHasMessages() throws {
    var inputs = Samples.inputs()
    inputs.tables.removeAll { $0.stage == "glotip" }
    let one = try Samples.report("country-brief", inputs, country: "PAK")
    #expect(!one.messages.isEmpty && one.messages.allSatisfy { $0.headline != .noFindings })
  }

  @Test func whatIsLeftOutOnPaperIsASectionOfItsOwn() throws {
    let report = try Samples.report("country-brief", Samples.inputs(), country: "PAK")
    #expect(
      report.sections.contains { $0.onPaper == .left } && report.sections.contains { $0.onPaper == .shown })
    #expect(report.html.contains("<section class=\"screen\">"))
    // Messages, key figures and trust are printed.
    for section in report.sections where section.onPaper == .left {
      #expect(!section.blocks.contains { if case .messages = $0 { true } else { false } })
    }
  }
}

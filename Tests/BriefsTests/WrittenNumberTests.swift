import Testing

@testable import Briefs

/// Numbers in what people write: what they may mean, and which tell an amount.
@Suite struct WrittenNumberTests {
  private func amounts(_ text: String) -> [Set<String>] {
    WrittenNumber.all(in: text).filter(\.isAmount).map(\.readings)
  }

  private static let written: [(String, [Set<String>])] = [
    ("21,253 victims", [["21253", "21.253"]]), ("21 253 victimes", [["21253"]]),
    ("21\u{202F}253 victimes", [["21253"]]), ("1,234,567.50", [["1234567.5"]]), ("3,5 %", [["3.5"]]),
    ("٢١٬٢٥٣ ضحية", [["21253"]]), ("۱۲۰ نفر", [["120"]]), ("2 %", [["2"]]), ("0.75", [["0.75"]]),
    ("between 12–17 and 50+", [["12"], ["17"], ["50"]]), ("2021 190", [["190"]]),
  ]

  @Test(arguments: written)
  func aNumberIsReadAsPeopleWriteIt(_ text: String, _ expected: [Set<String>]) {
    #expect(amounts(text) == expected)
  }

  @Test(arguments: [
    "24 February 2020", "February 24, 2020", "24 février 2020", "2021", "5 offices", "H1N12", "COVID19",
  ])
  func daysYearsAndWordsAreNoAmounts(_ text: String) {
    #expect(amounts(text).isEmpty)
  }

  @Test func whatThePageSaysIsKnownAndTheOfficesOwnWordsAreNot() throws {
    var report = try Samples.report("country-brief", Samples.inputs(glotip: SecretTests.rows), country: "PAK")
    let before = report.printedNumbers(in: English())
    #expect(before.contains("28000") && !before.contains("777333") && !before.contains("39"))
    report.sections.append(
      .init(
        title: nil, blocks: [.words(words: OfficeWords(passages: [.init(.paragraph, "777,333", line: 1)]))]))
    #expect(report.printedNumbers(in: English()) == before)
  }
}

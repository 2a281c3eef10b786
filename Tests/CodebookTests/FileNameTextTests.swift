import Language
import Testing

@testable import Codebook

/// What the names of files tell of their figures.
@Suite struct FileNameTextTests {
  @Test(arguments: [
    ("figures_2024-05-31.csv", ScalarType.date, "2024-05-31"),
    ("figures_20240531_v2.csv", .date, "2024-05-31"),
    ("export 31.05.2024 final.xlsx", .date, "2024-05-31"),
    ("export_5-5-2024.csv", .date, "2024-05-05"),
    ("31 May 2024.csv", .date, "2024-05-31"),
    ("figures 2024-05-31 (2).csv", .date, "2024-05-31"),
    ("2024-05-31T0930_figures.csv", .date, "2024-05-31"),
    ("figures_2024-05-31.csv", .month, "2024-05"),
    ("figures-2024-05.csv", .month, "2024-05"),
    ("figures_202405.csv", .month, "2024-05"),
    ("May 2024.csv", .month, "2024-05"),
    ("2024_mai.csv", .month, "2024-05"),
    ("figures_05-2024.csv", .month, "2024-05"),
    // The number of a copy is no day.
    ("figures_2024-05 (12).csv", .month, "2024-05"),
    ("figures_2024-05_1.csv", .month, "2024-05"),
    ("ارقام ۱۴۰۳-۰۵.csv", .month, "1403-05"),
    ("figures 2024-Q2.csv", .quarter, "2024-Q2"),
    ("2024Q2.csv", .quarter, "2024-Q2"),
    ("Q2_2024.csv", .quarter, "2024-Q2"),
    ("H1 2024.csv", .halfYear, "2024-S1"),
    ("2024-W07.csv", .week, "2024-W07"),
    ("annual report 2024.csv", .year, "2024"),
    ("figures_2024-05-31.csv", .year, "2024"),
    ("annual report.2024.csv", .text, "annual report.2024"),
    ("figures", .text, "figures"),
  ])
  func tellsThePeriodThatStandsInIt(name: String, type: ScalarType, text: String) throws {
    #expect(try FileNameText.value(of: name, as: type) == text)
  }

  @Test(arguments: [
    ("figures.csv", ScalarType.month, FileNameText.Doubt.none),
    ("figures_2024.csv", .month, .none),
    // Twelve regions are no December.
    ("2024_12regions.csv", .month, .none),
    ("figures_2024-13.csv", .month, .none),
    ("figures_2024-02.csv", .date, .none),
    // The third of April or the fourth of March; February or May.
    ("figures_03-04-2024.csv", .date, .several),
    ("02_2024-05.csv", .month, .several),
    ("figures_2023-12_2024-01.csv", .month, .several),
    ("figures_2009-2024.csv", .year, .several),
    ("99999999999999999999999.csv", .year, .none),
  ])
  func isAskedForWhatItDoesNotTell(name: String, type: ScalarType, doubt: FileNameText.Doubt) {
    #expect(throws: doubt) { try FileNameText.value(of: name, as: type) }
  }

  @Test func filesNamedAlikeAreFoundBesideEachOther() throws {
    let names = [
      "figures_2024-05.csv", "figures_2024-06.csv", "figures_2024-05.xlsx", "notes_2024-05.csv", "a.csv",
    ]
    let found = try #require(FilesOfOneName("figures_2024-05.csv", among: names))
    #expect(found.count == 2 && found.pattern == "figures_*.csv" && found.type == "month")
    #expect(
      try #require(FilesOfOneName("31.05.2024 a.csv", among: ["31.05.2024 a.csv", "30.06.2024 a.csv"]))
        .pattern == "* a.csv")
    #expect(FilesOfOneName("notes_2024-05.csv", among: names) == nil)
    // Numbers that are no time, and the same time twice.
    #expect(FilesOfOneName("part1.csv", among: ["part1.csv", "part2.csv"]) == nil)
    #expect(FilesOfOneName("x1_2024.csv", among: ["x1_2024.csv", "x2_2024.csv"]) == nil)
  }
}

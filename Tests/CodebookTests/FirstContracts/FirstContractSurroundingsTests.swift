import Tables
import TestSupport
import Testing

@testable import Codebook

/// What stands above and below a table is heard: thousands, rates, running totals, parts of years.
///
/// None of it is printed.
@Suite struct FirstContractSurroundingsTests {
  static let rows = "Year,Land,Sea,Total\n2019,12,15,27\n2020,4,6,10\n2021,8,9,17\n"
  static let plain = "Year,Applications\n2018,12\n2019,15\n2020,9\n2021,14\n"

  private func value(_ text: String) throws -> String {
    let drafted = try DraftedContract(text: text)
    return drafted.lines.first { $0.contains("role: measure") } ?? "\(drafted.lines)"
  }

  /// A line, whether it stands above, and the scale that the figures' label says.
  static let scales: [(line: String, isAbove: Bool, scale: String)] = [
    ("Irregular border crossings ('000s)", true, "thousands"),
    ("Asylum applications (in thousands)", true, "thousands"),
    ("Unit: thousand persons", true, "thousands"), ("Düzensiz göçmen sayısı (bin kişi)", true, "thousands"),
    ("Мигранты (тыс. чел.)", true, "thousands"), ("Entrants, in lakh", true, "lakh"),
    ("Demandes, en milliers", true, "thousands"), ("Solicitudes (en miles)", true, "thousands"),
    ("Asylanträge (in Tsd.)", true, "thousands"), ("المهاجرون (بالآلاف)", true, "thousands"),
    ("(Million)", true, "millions"), ("Note: figures in thousands", false, "thousands"),
    ("単位：千人", true, "thousands"), ("Unit: (000)", true, "thousands"),
  ]

  @Test(arguments: scales.indices) func aLineBesideATableSaysItsScale(_ index: Int) throws {
    let (line, isAbove, scale) = Self.scales[index]
    let cell = line.contains(",") ? "\"\(line)\"" : line
    let measure = try value(isAbove ? "\(cell)\n\n\(Self.plain)" : "\(Self.plain)\n\(cell)\n")
    #expect(
      measure.contains("label: Applications (\(scale))")
        || measure.contains("label: \"Applications (\(scale))\""), "\(measure)")
    #expect(measure.contains("# check:") && measure.contains("speaks of \(scale)"))
    #expect(!measure.contains("kind:"))
  }

  @Test(arguments: [
    "Asylum applications", "Bin Laden era", "Applications of 2018 to 2021", "Table 1000",
    "Rate of 5 thousand miles",
  ])
  func aLineThatSaysNoScaleChangesNothing(_ line: String) throws {
    #expect(try !value("\(line)\n\n\(Self.plain)").contains("label:"))
  }

  @Test func thousandsWithFractionsAreAmountsAndNoRates() throws {
    let measure = try value("Year,Detections (000)\n2018,12.5\n2019,15.1\n2020,9.9\n2021,14.0\n")
    #expect(measure.contains("type: real") && !measure.contains("kind:"), "\(measure)")
    #expect(measure.contains("Detections (thousands)"))
  }

  @Test func headingsThatBecomeRowsSayTheirScale() throws {
    let measure = try value(
      "Détections;;;(en milliers)\nPays;2019;2020;2021\nSyrie;12;15;9\nIrak;4;6;7\nTotal;16;21;16\n")
    #expect(measure.contains("speaks of thousands"), "\(measure)")
  }

  @Test func aHeadingOfARunningTotalIsHeardInAnyLanguage() throws {
    let measure = try value("Місяць,Потерпілі (з початку року)\n2022-01,5\n2022-02,11\n2022-03,19\n")
    #expect(measure.contains("kind: running-total") && measure.contains("running total"), "\(measure)")
  }

  /// A line above, and the kind of the figures below it.
  static let kinds: [(line: String, kind: String)] = [
    ("Rate of victims per 100 000 population", "rate"), ("Percentage of victims by sex", "share"),
    ("Taux de victimes", "rate"), ("Porcentaje de víctimas", "share"), ("Доля потерпевших", "share"),
    ("Average age of victims", "mean"), ("Unit: %", "share"), ("نسبة الضحايا", "share"),
    ("Victims per 100,000", "rate"),
  ]

  @Test(arguments: kinds.indices) func aLineAboveCallsFiguresRates(_ index: Int) throws {
    let (line, kind) = Self.kinds[index]
    let cell = line.contains(",") ? "\"\(line)\"" : line
    let measure = try value("\(cell)\n\nYear,Male,Female\n2019,2,5\n2020,1,6\n2021,3,7\n")
    #expect(measure.contains("kind: \(kind)") && measure.contains("# check:"), "\(measure)")
  }

  @Test(arguments: [
    "Number and rate of victims", "Victims by sex", "Part 2: victims",
    "Number of victims and percentage change",
  ])
  func aLineThatSpeaksOfNumbersLeavesThemAmounts(_ line: String) throws {
    #expect(try !value("\(line)\n\nYear,Male,Female\n2019,2,5\n2020,1,6\n2021,3,7\n").contains("kind:"))
  }

  static let running = [
    "Cumulative number of victims identified since the beginning of the year", "Victimes, cumul annuel",
    "Víctimas (acumulado)", "Потерпевшие с начала года", "الضحايا (تراكمي)", "مجموع قربانیان (تجمعی)",
  ]

  @Test(arguments: running) func aLineAboveSaysThatFiguresAreRunningTotals(_ line: String) throws {
    let drafted = try DraftedContract(
      text: "\(line)\n\nMonth,Victims\nJan 2022,5\nFeb 2022,11\nMar 2022,19\n")
    #expect(
      drafted.lines.contains { $0.contains("kind: running-total") && $0.contains("running total") },
      "\(drafted.lines)"
    )
    #expect(drafted.lines.contains { $0.contains("is called a running total by a line above") })
  }

  static let parts = [
    "* January to June only", "2022: first six months", "* janvier à juin seulement", "* только январь-июнь",
    "* enero a junio, únicamente",
  ]

  @Test(arguments: parts) func aNoteOnAPartOfAYearIsSaidBesideThePeriods(_ line: String) throws {
    let cell = line.contains(",") ? "\"\(line)\"" : line
    let drafted = try DraftedContract(text: "Year,Cases\n2019,12\n2020,14\n2021,11\n2022*,6\n\n\(cell)\n")
    #expect(
      drafted.lines.contains { $0.contains("role: period") && $0.contains("a part of a year") },
      "\(drafted.lines)")
  }

  @Test func aNoteWithADayIsNoPartOfAYear() throws {
    let drafted = try DraftedContract(text: Self.rows + "\nSource: police, data of 31 December 2022\n")
    #expect(!drafted.lines.contains { $0.contains("a part of a year") })
  }

  @Test func linesAreKeptWithTheTableAndNotInTheContract() throws {
    let text = "Confidential unit 7 (in thousands)\n\n\(Self.plain)\nSource: somebody\n"
    let reading = try FirstTableReading(path: WorkbookFile.file(Array(text.utf8), name: "lines.csv"))
    #expect(reading.table.surroundings.above == ["Confidential unit 7 (in thousands)"])
    #expect(reading.table.surroundings.below == ["Source: somebody"])
    #expect(try !DraftedContract(text: text).lines.contains { $0.contains("Confidential") })
  }
}

import Tables
import TestSupport
import Testing

/// Headings whose labels look like figures, units under merged words, and notes that no word for one begins.
@Suite struct LabelledHeadingTests {
  private func layout(_ text: String) throws -> TableLayout {
    let file = try WrittenFile(Array(text.utf8))
    return try SourceDetection.detect(path: file.path, options: SourceOptions(), columns: []).layout
  }

  /// Tables whose first line is the heading.
  static let headings = [
    "Year,Sex,0–9,10–17,18–24,25–34,35+,Unknown,Total\n2021,M,1,5,9,8,3,1,27\n2021,F,2,15,29,18,6,0,70\n",
    "Year,Under 18,18-24,25+,18+,Total\n2020,5,6,7,13,18\n2021,4,5,6,11,15\n",
    "Year,<18,18-64,65+\n2021,1,5,9\n2022,2,15,29\n",
    "Province,2020,2021,2022p\nNorth,10,20,30\nSouth,11,22,33\n",
    "Province,2019,2020,2021,2019-2021\nNorth,10,20,30,60\nSouth,11,22,33,66\n",
    "Province,2019 No.,2019 Rate,2020 No.,2020 Rate\nNorth,10,0.4,20,0.5\nSouth,15,0.6,20,0.5\n",
    "Province,2019 M,2019 F,2020 M,2020 F\nNorth,10,4,20,5\nSouth,15,6,20,5\n",
    "Area,2022\nKano,12\nKaduna,24\nLagos,9\nEdo,9\n", "省,2022年1月,2022年2月,2022年3月\nA,1,2,3\nB,4,5,6\n",
  ]

  @Test(arguments: headings) func aHeadingOfLabelsThatLookLikeFiguresIsFound(_ text: String) throws {
    let layout = try layout(text)
    #expect(layout.skip == 0 && layout.header == 1)
  }

  /// Tables without a heading.
  static let headless = [
    "North,10,20\nSouth,11,22\nEast,9,8\n", "Kano,2022\nLagos,2023\nEdo,2021\n",
    "A,1-4,12\nB,5-9,11\nC,1-4,9\n",
  ]

  @Test(arguments: headless) func aTableWithoutAHeadingIsRefused(_ text: String) throws {
    let fault = try #require(throws: SourceFault.self) { _ = try layout(text) }
    #expect(fault.rule == "header")
  }

  @Test func unitsUnderMergedWordsAreOfTheHeading() throws {
    let layout = try layout(
      "Year,Victims,,Convictions,\n,No.,%,No.,%\n2019,20,2,10,1\n2020,30,3,12,2\n2021,40,4,10,1\n")
    #expect(layout.header == 2 && layout.belowHeader == 0)
  }

  @Test func unitsUnderNamesThatDifferStayUnits() throws {
    let layout = try layout("Year,Victims,Share\n(year),(number),(%)\n2019,20,2\n2020,30,3\n2021,40,4\n")
    #expect(layout.header == 1 && layout.belowHeader == 1)
  }

  @Test func twoColumnsOfOneNameAreSaidSo() throws {
    let fault = try #require(throws: SourceFault.self) {
      _ = try layout("Province,2019,%,2020,%\nNorth,10,40.0,20,50.0\nSouth,15,60.0,20,50.0\n")
    }
    #expect(fault.message.contains("two columns of the heading on line 1 have one name"), "\(fault.message)")
  }

  static let table = "Mes,Víctimas\nene-2022,45\nfeb-2022,51\nmar-2022,48\n"
  /// Lines below a table, and the word at which it ends.
  static let notes = [
    ("p/ Cifras preliminares. r/ Cifras revisadas.", "p/"), ("1) Includes appeals", "1)"),
    ("(1) Includes appeals", "(1)"),
    ("a) Only first instance", "a)"), ("Prepared by: statistics office", "Prepared"),
    ("Data as of 31 December 2023", "Data"),
    ("2022 figures are preliminary", "2022"), ("Las cifras incluyen menores.", "Las"),
  ]

  @Test(arguments: notes.indices) func aLineThatSaysSomethingEndsTheTable(_ index: Int) throws {
    let (line, word) = Self.notes[index]
    #expect(try layout("\(Self.table)\(line)\n").end == .word(word))
  }

  /// Rows whose figures are cut off.
  static let cut = [
    "abr-2022", "San Luis", "Democratic Republic of the Congo", "Estados Unidos de América",
    "Persons including children",
  ]

  @Test(arguments: cut) func aRowThatIsCutIsRefused(_ line: String) throws {
    #expect(throws: SourceFault.self) { _ = try layout("\(Self.table)\(line)\n") }
  }

  @Test func whereRowsSaySomethingTooALineIsRefused() throws {
    #expect(throws: SourceFault.self) {
      _ = try layout(
        "Question,Answers\nThe data are complete,4\nThe figures are revised,5\nThe data are late\n")
    }
  }
}

import Codebook
import Testing

@testable import Stages

/// The words of columns, the headings of their sheets, and what the words mean.
private let columnsOfSexes: [([String], [String], [String?])] = [
  (["M", "V"], ["Código", "Sexo", "Antes", "Después"], ["F", "M"]),
  (["M", "V"], ["Code", "Geslacht", "Voor", "Na"], ["M", "F"]),
  // Nothing tells which of the two languages it is.
  (["M", "V"], ["Code", "Sex", "Before", "After"], ["open", "open"]),
  (["M"], ["Código", "Sexo", "Antes", "Después"], ["open"]),
  (["M"], ["Code", "Sex", "Before", "After"], ["M"]),
  (["F", "V"], ["Code", "Sex", "Before", "After"], ["F", "M"]),
  (["Mujer", "V"], ["Code", "Sex", "Before", "After"], ["F", "M"]),
  (["Varón", "V", "Mujer"], ["Code", "Sex", "Before", "After"], ["M", "M", "F"]),
  (["Fem.", "Masc."], ["Code", "Sex", "Before", "After"], ["F", "M"]),
  (["Muj", "Hom"], ["Code", "Sex", "Before", "After"], ["F", "M"]),
  (["Mme", "Mr."], ["Code", "Sexe", "Avant", "Après"], ["F", "M"]),
  (["F", "G"], ["Code", "Sexe", "Avant", "Après"], ["F", "M"]),
  (["K", "E"], ["Kod", "Cinsiyet", "Önce", "Sonra"], ["F", "M"]),
  (["X", "Y"], ["Code", "Sex", "Before", "After"], [nil, nil]),
  (["M", "F"], ["Code", "Sex", "Before", "After"], ["M", "F"]),
]

/// Abbreviations of sexes by the column that they stand in.
@Suite struct SexWordsTests {
  private static func codes(_ words: [String], _ headings: [String], heading: String? = nil) -> [String?] {
    guard let list = CodeListLibrary.shipped["sex"] else { return [] }
    let sexes = SexWords(heading: heading ?? headings[1], words: words, headings: headings, list: list)
    return words.map { word in
      switch sexes.meanings[SexWords.plain(word)] {
      case .some(let told): told ?? "open"
      case nil: list.code(matching: word)
      }
    }
  }

  @Test(arguments: columnsOfSexes)
  func wordsAreReadByTheirColumn(_ words: [String], _ headings: [String], _ codes: [String?]) {
    #expect(Self.codes(words, headings) == codes)
  }

  @Test func aHeadingMaySayWhatNumbersMean() {
    #expect(Self.codes(["1", "2"], ["Code", "Sex (1=F, 2=M)"]) == ["F", "M"])
    #expect(Self.codes(["1", "2"], ["Code", "Gender 1: male 2: female"]) == ["M", "F"])
    #expect(Self.codes(["1", "2"], ["Code", "Sex"]) == [nil, nil])
  }

  @Test(arguments: [
    "Sex", "Gender (F/M)", "M/F", "F/M", "Sexe (H/F)", "Sex (1=F, 2=M)", "Sexo del participante",
  ])
  func headingsOfSexes(_ heading: String) { #expect(ScoreColumns.isSex(heading)) }

  @Test(arguments: ["F", "M", "1/2", "Men", "Sex education score", "Female officers"])
  func otherHeadings(_ heading: String) { #expect(!ScoreColumns.isSex(heading)) }
}

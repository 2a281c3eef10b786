import Codebook
import Foundation
import Language
import Tables
import TestSupport
import Testing

/// What contracts say of their figures: words, notes, origin, projections, matter.
@Suite struct ContractMeaningTests {
  private static func read(_ text: String) throws -> Contract {
    let folder = FileManager.default.temporaryDirectory.appending(path: "meaning-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "contract.yaml")
    try Data(text.utf8).write(to: file)
    return try ContractReader.read(
      path: file.path, name: "contract.yaml",
      library: CodeListLibrary(folders: [SharedFolder.packageRoot.appending(path: "data/codelists").path]))
  }

  /// The place and the words of the first thing that is wrong with a contract.
  private static func refusal(_ text: String) throws -> String {
    do {
      _ = try read(text)
      return ""
    } catch let error as DiagnosticsError {
      return DiagnosticPrinter.text(error.diagnostics)
    }
  }

  private static let counts = """
    contract: x
    matter: SOM
    unit: count
    synthetic: true
    notes:
      - One person can be counted twice.
      - {en: Made up., fr: Inventé.}
    columns:
      year:    {type: year, role: period, label: Year}
      sex:     {type: code, list: sex, role: dimension, label: {en: Sex, fr: Sexe}, phrase: "of sex {}"}
      variant: {type: code, list: population-variants, also: [LOW], role: dimension, projections: [MED, LOW]}
      remark:  {type: text, label: Remark}
      n:       {type: count, role: measure, label: persons}
    """

  @Test func aContractOfCountsGivesItsTableWhatItSays() throws {
    let schema = try Self.read(Self.counts).schema
    #expect(
      schema.words == [
        "year": ColumnWords(label: .init("Year")), "n": ColumnWords(label: .init("persons")),
        "sex": ColumnWords(label: .init(texts: ["en": "Sex", "fr": "Sexe"]), phrase: .init("of sex {}")),
      ])
    #expect(
      schema.notes == [
        .init("One person can be counted twice."), .init(texts: ["en": "Made up.", "fr": "Inventé."]),
      ])
    #expect(schema.projections == ["variant": ["MED", "LOW"]])
    #expect(schema.origin == .synthetic && schema.matter == .smuggling && schema.unit == "count")
  }

  @Test func aContractOfRecordsSaysTheSame() throws {
    let schema = try Self.read(
      """
      contract: x
      matter: mixed
      unit: person
      synthetic: true
      notes: [One person can be counted twice.]
      columns:
        id:     {type: text, role: key}
        matter: {type: code, list: matters, label: Matter}
        sex:    {type: code, list: sex, label: Sex, phrase: "of sex {}", projections: [F]}
        n:      {type: int, label: victims}
      """
    ).schema
    #expect(
      schema.words == [
        "matter": ColumnWords(label: .init("Matter")), "n": ColumnWords(label: .init("victims")),
        "sex": ColumnWords(label: .init("Sex"), phrase: .init("of sex {}")),
      ])
    #expect(schema.notes == [.init("One person can be counted twice.")])
    #expect(schema.origin == .synthetic && schema.matter == .mixed && schema.unit == "person")
    #expect(schema.projections == ["sex": ["F"]])
  }

  @Test func whatAContractDoesNotSayIsNotSaid() throws {
    let schema = try Self.read("contract: x\nunit: count\ncolumns:\n  n: {type: count, role: measure}\n")
      .schema
    #expect(schema.words.isEmpty && schema.notes.isEmpty && schema.projections.isEmpty)
    #expect(schema.origin == .recorded && schema.matter == nil)
  }

  /// A text of the contract, what stands in its place with `¦` before what is refused, and the words of the refusal.
  @Test(arguments: [
    ("matter: SOM", "matter: ¦SMO", "E090", "did you mean 'SOM'?"),
    ("matter: SOM", "matter: ¦smuggling", "E090", "one of: TIP, SOM, mixed, none"),
    ("matter: SOM", "matter: ¦[SOM]", "E090", "'matter' says what the source is about"),
    ("synthetic: true", "synthetic: ¦tru", "E090", "did you mean 'true'?"),
    ("synthetic: true", "¦synthetc: true", "E011", "did you mean 'synthetic'?"),
    ("One person can be counted twice.", "¦\"\"", "E090", "note 1 is empty"),
    ("One person can be counted twice.", "¦Note: twice", "E090", "stands in quotes"),
    ("{en: Made up., fr: Inventé.}", "{en: Made up., ¦FR: Inventé.}", "E090", "did you mean 'fr'?"),
    ("label: Year", "¦labell: Year", "E011", "did you mean 'label'?"),
    ("label: Year", "phrase: ¦\"in {}\"", "E090", "'phrase' says how the categories of a dimension are said"),
    ("phrase: \"of sex {}\"", "phrase: ¦of a sex", "E090", "column 'sex': 'phrase' holds {} once"),
    ("phrase: \"of sex {}\"", "phrase: ¦\"{} and {}\"", "E090", "column 'sex': 'phrase' holds {} once"),
    (
      "phrase: \"of sex {}\"", "phrase: {en: \"of {}\", fr: ¦\"de\"}", "E090",
      "column 'sex': 'phrase' holds {} once"
    ),
    ("phrase: \"of sex {}\"", "phrase: ¦[\"{}\"]", "E090", "column 'sex': 'phrase' is not a text"),
    ("projections: [MED, LOW]", "projections: [¦MDE]", "E090", "did you mean 'MED'?"),
    ("projections: [MED, LOW]", "projections: ¦MED", "E090", "'projections' lists codes of a dimension"),
    ("label: Remark", "projections: ¦[MED]", "E090", "'projections' lists codes of a dimension"),
    ("label: persons", "label: ¦{}", "E090", "column 'n': 'label' has no text in any language"),
  ])
  func whatIsWrongIsSaidWithItsLineAndColumn(
    _ right: String, _ wrong: String, _ code: String, _ words: String
  ) throws {
    #expect(Self.counts.ranges(of: right).count == 1)
    let marked = Self.counts.replacing(right, with: wrong)
    let before = marked.prefix { $0 != "¦" }.split(separator: "\n", omittingEmptySubsequences: false)
    let place = "\(before.count):\((before.last?.unicodeScalars.count ?? 0) + 1)"
    let text = try Self.refusal(marked.replacing("¦", with: ""))
    #expect(text.hasPrefix("contract.yaml:\(place): error[\(code)]"), "\(text)")
    #expect(text.contains(words) && text.ranges(of: "error[").count == 1, "\(text)")
  }

  @Test func ourContractsSayWhatTheirFiguresAre() throws {
    let library = try CodeListLibrary(folders: [
      SharedFolder.packageRoot.appending(path: "data/codelists").path
    ])
    func schema(_ name: String) throws -> CountsSchema {
      let path = SharedFolder.packageRoot.appending(path: "data/contracts/\(name).yaml").path
      return try ContractReader.read(path: path, name: name, library: library).schema
    }
    let detections = try schema("frontex-detections")
    #expect(detections.matter == .smuggling && detections.notes.count == 1 && detections.origin == .recorded)
    let phrase = try #require(detections.words["route"]?.phrase).text(in: "en")
    let said = (library["frontex-routes"]?.items ?? []).map { phrase.replacing("{}", with: $0.label) }
    #expect(said.contains("on the Central Mediterranean Route") && said.contains("on the Other routes"))
    #expect(said.allSatisfy { $0.lowercased().ranges(of: "route").count == 1 }, "\(said)")
    #expect(try schema("glotip-detections").matter == .trafficking)
    #expect(try schema("population").matter == Matter.none)
    #expect(try schema("population").projections == ["variant": ["MED"]])
    #expect(try schema("case-records").origin == .synthetic)
  }
}

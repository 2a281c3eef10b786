import Foundation
import Pipelines
import Testing

/// What a contract says of its figures is stored with every table that comes of them.
@Suite struct MeaningOfTablesTests {
  /// What is stored beside the table of a measure.
  private func stored(_ measure: String, in root: URL) throws -> NSDictionary {
    let names = try FileManager.default.subpathsOfDirectory(atPath: root.path).filter {
      $0.hasSuffix("/schema.json")
    }
    let schemas = names.compactMap { FileManager.default.contents(atPath: root.path + "/" + $0) }.compactMap {
      try? JSONSerialization.jsonObject(with: $0) as? NSDictionary
    }
    return try #require(schemas.first { ($0["measures"] as? [String])?.contains(measure) == true })
  }

  private func labels(_ schema: NSDictionary) -> [String: String] {
    (schema["words"] as? [String: [String: [String: [String: String]]]] ?? [:]).compactMapValues {
      $0["label"]?["texts"]?["en"]
    }
  }

  private static let contract = """
    matter: SOM
    notes: [One person can be counted twice.]
    columns:
      year: {type: year, role: period, label: Year}
      province: {type: code, list: provinces, match: label, role: dimension, label: Province}
      sex: {type: code, list: sex, role: dimension, label: Sex, phrase: "of sex {}"}
      n: {type: count, role: measure, label: persons}
    """
  private static let rows = "year,province,sex,n\n2020,Herat,F,20\n2020,Herat,M,30\n2021,Kabul,F,10"

  private func figures() throws -> FiguresWorkspace {
    try FiguresWorkspace(
      contract: Self.contract, rows: Self.rows,
      disaggregate: "{measure: {people: sum(n)}, by: {province: each, sex: each}, period: year}",
      stages: """
          again:
            from: agg
            disaggregate: {measure: {all: sum(people)}, by: {sex: each}, period: year}
        """)
  }

  @Test func publishedFiguresKeepItThroughTwoDisaggregations() throws {
    let workspace = try figures()
    let run = try workspace.run()
    #expect(run.exitCode == 0, "\(run.messages)")
    let (first, second) = try (stored("people", in: workspace.url), stored("all", in: workspace.url))
    #expect(labels(first) == ["year": "Year", "province": "Province", "sex": "Sex", "people": "persons"])
    #expect(labels(second) == ["year": "Year", "sex": "Sex", "all": "persons"])
    for schema in [first, second] {
      #expect(schema["matter"] as? String == "SOM" && schema["origin"] as? String == "recorded")
      #expect((schema["notes"] as? [Any])?.count == 1 && schema["unit"] as? String == "count")
    }
  }

  @Test(arguments: [
    ("label: persons", "label: people"), ("[One person", "[Each person"), ("matter: SOM", "matter: TIP"),
    ("phrase: \"of sex {}\"", "phrase: \"whose sex is {}\""),
  ])
  func whatFollowsFromFiguresIsMadeAgainWhenMoreIsSaidOfThem(_ words: String, _ others: String) throws {
    let workspace = try figures()
    #expect(try workspace.run().exitCode == 0)
    let unchanged = try workspace.run()
    #expect(unchanged.messages.contains("nothing to do"), "\(unchanged.messages)")
    let path = "data/contracts/figures.yaml"
    let text = try String(contentsOf: workspace.url.appending(path: path), encoding: .utf8)
    try workspace.write(text.replacing(words, with: others), to: path)
    let run = try workspace.run()
    #expect(run.messages.contains("3 computed"), "\(run.messages)")
  }

  @Test func recordsKeepItThroughTwoDisaggregations() throws {
    let workspace = try figures()
    try workspace.write(
      """
      contract: people
      matter: mixed
      unit: person
      synthetic: true
      notes: [One person can be counted twice.]
      columns:
        id: {type: text, role: key}
        matter: {type: code, list: matters, label: Matter}
        sex: {type: code, list: sex, label: Sex}
        children: {type: int, label: children}
        day: {type: date, role: period}

      """, to: "data/contracts/people.yaml")
    try workspace.write(
      "id,matter,sex,children,day\n1,TIP,F,2,2024-05-01\n2,TIP,M,1,2024-06-01\n3,SOM,F,1,2024-06-01\n",
      to: "data/people.csv")
    try workspace.write(
      """
      waymark: 1
      pipeline: people
      stages:
        source:
          load: {files: ../data/people.csv, contract: ../data/contracts/people.yaml}
        cases:
          from: source
          clean: {}
        counts:
          from: cases
          disaggregate: {measure: {people: count(), young: sum(children)}, by: {matter: each, sex: each}, period: year}
        again:
          from: counts
          where: matter = TIP
          disaggregate: {measure: {all: sum(people), children: sum(young)}, by: {sex: each}, period: year}

      """, to: "pipelines/people.yaml")
    let run = try workspace.waymark("run", "pipelines/people.yaml", "--param", "today=2026-11-24")
    #expect(run.exitCode == 0, "\(run.messages)")
    let (first, second) = try (stored("people", in: workspace.url), stored("all", in: workspace.url))
    #expect(labels(first) == ["matter": "Matter", "sex": "Sex", "young": "children"])
    #expect(labels(second) == ["sex": "Sex", "children": "children"])
    #expect(first["matter"] as? String == "mixed" && second["matter"] as? String == "TIP")
    for schema in [first, second] {
      #expect(schema["origin"] as? String == "synthetic" && schema["unit"] as? String == "person")
      #expect((schema["notes"] as? [Any])?.count == 1)
    }
  }

  @Test(.enabled(if: KernelWalls.current.lacking == nil, "this kernel has no Landlock or no seccomp"))
  func whatACommandMakesOfTwoTablesSaysWhatIsSaidOfEither() throws {
    let workspace = try FiguresWorkspace(
      contract: Self.contract, rows: Self.rows,
      disaggregate: "{measure: {people: sum(n)}, by: {sex: each}, period: year}",
      stages: """
          trial:
            load: {files: ../data/trial.csv, contract: ../data/contracts/trial.yaml}
          outside:
            from: [agg, trial]
            run: {command: [sh, tool/copy.sh], reads: [tool]}
          last:
            from: outside
            disaggregate: {measure: {all: sum(people)}, by: {sex: each}, period: year}
        """)
    try workspace.write(
      """
      contract: trial
      unit: count
      matter: TIP
      synthetic: true
      notes: [Made up.]
      columns:
        year: {type: year, role: period}
        k: {type: count, role: measure}

      """, to: "data/contracts/trial.yaml")
    try workspace.write("year,k\n2020,1\n", to: "data/trial.csv")
    try FileManager.default.createDirectory(
      at: workspace.url.appending(path: "pipelines/tool"), withIntermediateDirectories: true)
    try workspace.write("cat inputs/agg.csv > outputs/table.csv\n", to: "pipelines/tool/copy.sh")
    let run = try workspace.run()
    #expect(run.exitCode == 0, "\(run.messages)")
    let schema = try stored("all", in: workspace.url)
    #expect(schema["origin"] as? String == "synthetic" && schema["matter"] as? String == "mixed")
    #expect((schema["notes"] as? [Any])?.count == 2 && labels(schema)["all"] == "persons")
  }
}

import Foundation
import Testing

/// Pipelines that could show a person, each refused where it stands; and beside each the one that differs
/// least and is rightly accepted.
@Suite(.serialized) struct RefusedPipelineTests {
  /// One change of the project.
  enum Step: Sendable {
    /// Writes a file.
    case file(String, String)
    /// Puts a text in the place of another. A mark `¦` in the new text says where the diagnostic stands.
    case change(String, String, String)
    case symbolicLink(String, to: String)
    case hardLink(String, to: String)
    case copy(String, from: String)
    /// Runs a pipeline, which must succeed.
    case run(String)
  }

  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var code: String
    var checked = TrustWorkspace.pipeline
    /// What is done for both.
    var both: [Step] = []
    var refused: [Step]
    var accepted: [Step]
    var options: [String] = []
    var testDescription: String { name }
  }

  static let contract = "data/contracts/figures.yaml"
  static let pipeline = TrustWorkspace.pipeline
  static let records = TrustWorkspace.records

  /// A published contract under which a file of cases could be read.
  static let personsAsFigures = """
    contract: figures
    unit: count
    published: {by: An office, release: first, date: 2025-01-31, url: "https://example.org", terms: free}
    columns:
      month: {type: month, role: period}
      country: {type: code, list: countries, role: dimension}
      detections: {type: count, role: measure}

    """

  private static func column(_ name: String, _ refused: String, _ accepted: String) -> Case {
    func step(_ text: String) -> Step {
      .change(contract, "  note: {type: text, role: attribute}\n", "  \(text)\n")
    }
    return Case(name: name, code: "E083", refused: [step(refused)], accepted: [step(accepted)])
  }

  private static func list(_ name: String, codes: [String], accepted: [String]) -> Case {
    func file(_ codes: [String]) -> Step {
      .file("data/codelists/notes.csv", "code,label\n" + codes.map { "\($0),Abc Def\n" }.joined())
    }
    return Case(
      name: name, code: "E083",
      refused: [
        file(codes),
        .change(
          contract, "{type: text, role: attribute}", "{type: code, list: ¦notes, role: dimension}"),
      ],
      accepted: [
        file(accepted),
        .change(contract, "{type: text, role: attribute}", "{type: code, list: notes, role: dimension}"),
      ])
  }

  /// Another pipeline of the project that loads a copy of the published file.
  private static func pipelineElsewhere(
    _ name: String, path: String = "pipelines/more.yaml", _ refused: String? = nil,
    contract: String = "people",
    acceptedPath: String? = nil, accepted: String? = nil, before: [Step] = [], acceptedBefore: [Step] = []
  ) -> Case {
    func text(_ contract: String) -> String {
      "stages:\n  more:\n    load: {files: PROJECT/data/other.csv, contract: PROJECT/data/contracts/\(contract).yaml}\n"
    }
    let copy = Step.copy("data/other.csv", from: "data/figures/figures.csv")
    return source(
      name, both: narrow + [copy], refused: "../data/other.csv", accepted: "../data/other.csv",
      before: [.file(path, refused ?? text(contract))] + before,
      acceptedBefore: [.file(acceptedPath ?? path, accepted ?? text("figures"))] + acceptedBefore)
  }

  private static func source(
    _ name: String, both: [Step] = [], refused: String, accepted: String = "../data/figures/figures.csv",
    before: [Step] = [], acceptedBefore: [Step] = []
  ) -> Case {
    func step(_ path: String) -> Step {
      .change(pipeline, "files: ../data/figures/figures.csv", "files: \(path)")
    }
    return Case(
      name: name, code: "E084", both: both, refused: before + [step("¦" + refused)],
      accepted: acceptedBefore + [step(accepted)])
  }

  private static func derived(
    _ name: String, _ derive: String, by: String = "sex", where filter: String = "sex is known",
    accepted: (derive: String, by: String, filter: String)
  ) -> Case {
    func steps(_ derive: String, _ by: String, _ filter: String) -> [Step] {
      [
        .change(records, "        later:\n", "\(derive)        later:\n"),
        .change(records, "by: {sex: total+each", "by: {\(by): total+each"),
        .change(records, "where: sex is known", "where: \(filter)"),
      ]
    }
    return Case(
      name: name, code: "E081", checked: records, refused: steps(derive, by, filter),
      accepted: steps(accepted.derive, accepted.by, accepted.filter))
  }

  private static func line(_ name: String, _ list: String, _ when: String) -> String {
    "        \(name): {list: \(list), \(when)}\n"
  }

  /// Makes an instance for each code of a list of the table that is published.
  private static func instances(of source: String, in pipeline: String) -> [Step] {
    let table = pipeline == records ? "people" : "table"
    return [
      .change(pipeline, "  \(table):\n", "  \(table):\n    for: {k: \(source)}\n"),
      .change(pipeline, "{counts: \(table)}", "{counts: [all \(table)]}"),
    ]
  }

  static let contracts: [Case] = [
    column(
      "a text dimension", "note: {type: ¦text, role: dimension}",
      "note: {type: code, list: sex, role: dimension}"),
    column(
      "a day of birth as a dimension", "note: {type: ¦date, role: dimension}",
      "note: {type: date, role: attribute}"),
    column(
      "a number as a dimension", "note: {type: ¦int, role: dimension}", "note: {type: int, role: attribute}"),
    column(
      "a year as a dimension", "note: {type: ¦year, role: dimension}",
      "note: {type: code, list: age-group, role: dimension}"),
    column(
      "a vintage of any text", "note: {type: ¦text, role: vintage}",
      "note: {type: text, role: vintage, values: [old, new]}"),
    column(
      "a number as a vintage", "note: {type: ¦real, role: vintage}",
      "note: {type: code, list: sex, role: vintage}"),
    column(
      "a name beside the codes of a list", "note: {type: code, list: sex, role: dimension, also: [¦Abc Def]}",
      "note: {type: code, list: sex, role: dimension, also: [Abc-Def]}"),
    column(
      "a long word beside the codes of an attribute",
      "note: {type: code, list: sex, also: [X, ¦Abcdefghijklmnopqrstuvwxy]}",
      "note: {type: code, list: sex, also: [X, Abcdefghijklmnopqrstuvwx]}"),
    column(
      "a release that is a name", "note: {type: text, role: vintage, values: [old, ¦Abc Def]}",
      "note: {type: text, role: vintage, values: [old, Abc_Def]}"),
    column(
      "a release that is a sentence",
      "note: {type: text, role: vintage, values: [¦abcdefghijklmnopqrstuvwxyz-abcdef]}",
      "note: {type: text, role: vintage, values: [abcdefghijklmnopqrstuvwxyz-abcde]}"),
    list("codes that are names", codes: ["A", "Abc Def"], accepted: ["A", "AbcDef"]),
    list(
      "codes in letters of a name", codes: ["\u{0410}\u{043D}\u{043D}\u{0430}"],
      accepted: ["_A", "1.2-3", "65+", "<18"]),
    Case(
      name: "names as instances of a public table", code: "E083",
      refused: [.file("data/codelists/notes.csv", "code,label\nX,X\nAbc Def,X\n")]
        + instances(of: "¦codelist.notes", in: pipeline),
      accepted: [.file("data/codelists/notes.csv", "code,label\nX,X\nAbc_Def,X\n")]
        + instances(of: "codelist.notes", in: pipeline)),
    Case(
      name: "names as instances of a public table and not of an internal one", code: "E083",
      both: [.file("data/codelists/notes.csv", "code,label\nAbc Def,X\n")],
      refused: instances(of: "¦codelist.notes", in: pipeline),
      accepted: instances(of: "codelist.notes", in: records)),
    Case(
      name: "records that are said to be published", code: "E090", checked: records,
      refused: [
        .change(
          "data/contracts/people.yaml", "unit: person\n",
          "unit: person\npublished: ¦{by: x, release: x, date: 2025-01-01, url: x, terms: x}\n")
      ],
      accepted: [.change("data/contracts/people.yaml", "unit: person\n", "unit: person\nmatter: TIP\n")]),
  ]

  static let narrow: [Step] = [.file(contract, personsAsFigures)]
  static let report = "../reports/records/latest"

  static let sources: [Case] = [
    source("the file of cases", both: narrow, refused: "../data/cases/cases.csv"),
    source(
      "the file of cases by another way", both: narrow, refused: "../data/figures/../cases/./cases.csv",
      accepted: "../data/cases/../figures/figures.csv"),
    source(
      "a link to the file of cases", both: narrow, refused: "../data/figures/link.csv",
      accepted: "../data/figures/link.csv",
      before: [.symbolicLink("data/figures/link.csv", to: "../cases/cases.csv")],
      acceptedBefore: [.symbolicLink("data/figures/link.csv", to: "figures.csv")]),
    source(
      "a linked folder that holds the file of cases", both: narrow, refused: "../data/linked/cases.csv",
      accepted: "../data/linked/figures.csv", before: [.symbolicLink("data/linked", to: "cases")],
      acceptedBefore: [.symbolicLink("data/linked", to: "figures")]),
    source(
      "cases that the pipeline itself loads",
      both: narrow + [
        .file(records, ""), .copy("data/other.csv", from: "data/figures/figures.csv"),
        .change(
          pipeline, "  table:\n",
          "  again:\n    load: {files: ../data/other.csv, contract: ../data/contracts/people.yaml}\n  table:\n"
        ),
      ],
      refused: "../data/other.csv", acceptedBefore: [.file("data/other.csv", "x\n")]),
    source(
      "a second name of the file of cases", both: narrow, refused: "../data/figures/second.csv",
      accepted: "../data/figures/second.csv",
      before: [.hardLink("data/figures/second.csv", to: "data/cases/cases.csv")],
      acceptedBefore: [.hardLink("data/figures/second.csv", to: "data/figures/figures.csv")]),
    source(
      "a copy of the file of cases", both: narrow, refused: "../data/figures/copy.csv",
      accepted: "../data/figures/copy.csv",
      before: [.copy("data/figures/copy.csv", from: "data/cases/cases.csv")],
      acceptedBefore: [.copy("data/figures/copy.csv", from: "data/figures/figures.csv")]),
    source(
      "cases that only a stage of another folder loads",
      both: narrow + [
        .copy("data/other.csv", from: "data/figures/figures.csv"),
        .change(records, "stages:\n", "include: [../outside/deep/more.yaml#stages.more]\nstages:\n"),
      ],
      refused: "../data/other.csv", accepted: "../data/other.csv",
      before: [
        .file(
          "outside/deep/more.yaml",
          "waymark: 1\npipeline: more\nstages:\n  more:\n    load: {files: PROJECT/data/other.csv, contract: PROJECT/data/contracts/people.yaml}\n"
        )
      ],
      acceptedBefore: [
        .file(
          "outside/deep/more.yaml",
          "waymark: 1\npipeline: more\nstages:\n  more:\n    load: {files: PROJECT/data/figures/figures.csv, contract: PROJECT/data/contracts/figures.yaml}\n"
        )
      ]),
    source(
      "cases that a pipeline in a file .yml loads", both: narrow, refused: "../data/other.csv",
      accepted: "../data/other.csv",
      before: [
        .copy("data/other.csv", from: "data/figures/figures.csv"),
        .file(
          "pipelines/more.yml",
          "stages:\n  more:\n    nothing: else\n    load: {files: ../data/other.csv, contract: ../data/contracts/people.yaml}\n"
        ),
      ],
      acceptedBefore: [
        .copy("data/other.csv", from: "data/figures/figures.csv"),
        .file(
          "pipelines/more.txt",
          "stages:\n  more:\n    load: {files: ../data/other.csv, contract: ../data/contracts/people.yaml}\n"),
      ]),
    source(
      "a changed copy under the columns of the records", refused: "../data/figures/changed.csv",
      accepted: "../data/figures/changed.csv",
      before: [
        .file("data/figures/changed.csv", "x\n"),
        .change(
          "data/contracts/people.yaml",
          "  case_id: {type: text, role: key}\n  name: {type: text}\n  health: {type: code, list: yes-no}\n  consent: {type: code, list: yes-no}\n  sex: {type: code, list: sex, role: dimension}\n  age: {type: int, range: [0, 110]}\n  country: {type: code, list: countries, role: dimension}\n  seen: {type: date, role: period}\n",
          "  month: {type: date, role: period}\n  release: {type: text}\n  country: {type: code, list: countries}\n  note: {type: text}\n  name: {type: text}\n  health: {type: text}\n  detections: {type: int}\n"
        ),
        .change(contract, "  detections:", "  name: {type: text}\n  health: {type: text}\n  detections:"),
      ],
      acceptedBefore: [.file("data/figures/changed.csv", "x\n")]),
    source(
      "a file of a store", both: narrow, refused: ".waymark/records/objects/table.csv",
      accepted: "waymark/records/objects/table.csv"),
    source(
      "a file of a store elsewhere", both: narrow + [.run("--store kept")],
      refused: "../kept/objects/table.csv", accepted: "../data/objects/table.csv"),
    source(
      "a table of an internal report", both: narrow + [.run("")], refused: report + "/people.csv",
      accepted: "../data/figures/people.csv"),
    source(
      "a copy of a table of an internal report", both: narrow + [.run("")],
      refused: "../data/figures/people.csv", accepted: "../data/figures/people.csv",
      before: [.copy("data/figures/people.csv", from: "reports/records/latest/people.csv")],
      acceptedBefore: [.copy("data/figures/people.csv", from: "data/figures/figures.csv")]),
    source(
      "a second name of a table of an internal report", both: narrow + [.run("")],
      refused: "../data/figures/people.csv", accepted: "../data/figures/people.csv",
      before: [.hardLink("data/figures/people.csv", to: "reports/records/latest/people.csv")],
      acceptedBefore: [.hardLink("data/figures/people.csv", to: "data/figures/figures.csv")]),
    source(
      "a table of an internal report that was moved", both: narrow + [.run("")],
      refused: "../data/moved/people.csv", accepted: "../data/moved/people.csv",
      before: [.copy("data/moved", from: "reports/records/2026-11-24.1"), .file(records, "")],
      acceptedBefore: [.file("data/moved/people.csv", "x\n")]),
    source(
      "a table of an internal report that is yet to be", both: narrow,
      refused: "../reports/records/latest/people.csv", accepted: "../reports/other/latest/people.csv"),
    Case(
      name: "a table of ours that nobody published", code: "E084",
      both: [.file("data/mine.csv", "x\n")],
      refused: [
        .file(contract, cells), .change(pipeline, "../data/figures/figures.csv", "¦../data/mine.csv"),
      ],
      accepted: [
        .file(contract, cells.replacing("detections_", with: "")),
        .change(pipeline, "../data/figures/figures.csv", "../data/mine.csv"),
      ]),
    Case(
      name: "a changed copy of a table of a public publication", code: "E084",
      both: [.run(pipeline), .file(contract, cells)],
      refused: [
        .file("data/mine.csv", "x\n"),
        .change(pipeline, "../data/figures/figures.csv", "¦../data/mine.csv"),
      ],
      accepted: [
        .copy("data/mine.csv", from: "reports/figures/2026-11-24.1/table.csv"),
        .change(pipeline, "../data/figures/figures.csv", "../data/mine.csv"),
      ]),
  ]

  /// A contract of a table as we write one.
  private static let cells =
    personsAsFigures
    + "  detections_low: {type: real}\n  detections_high: {type: real}\n  detections_status: {type: text}\n"

  private static let other = "data/contracts/more.yaml"
  private static let countsElsewhere = personsAsFigures.replacing("contract: figures", with: "contract: more")
  /// What stands in a contract of records with the columns of the published file.
  private static func recordsElsewhere(_ unit: String, _ columns: String) -> String {
    "contract: more\n\(unit)\ncolumns:\n" + columns
  }
  private static let sameColumns =
    "  month: {type: date, role: period}\n  country: {type: text}\n  detections: {type: int}\n"

  /// What the project loads as records, wherever it says so and however badly.
  static let project: [Case] = [
    pipelineElsewhere(
      "cases under a contract of a unit that is none", contract: "more",
      before: [.file(other, countsElsewhere.replacing("unit: count", with: "unit: cout"))]),
    pipelineElsewhere(
      "cases under a contract without a unit", contract: "more",
      before: [.file(other, countsElsewhere.replacing("unit: count\n", with: ""))]),
    pipelineElsewhere(
      "cases under a contract that is no YAML", contract: "more",
      before: [.file(other, "contract: [\n")]),
    pipelineElsewhere(
      "cases under a contract of figures with a key", contract: "more",
      before: [
        .file(
          other, countsElsewhere.replacing("{type: month, role: period}", with: "{type: text, role: key}"))
      ]),
    pipelineElsewhere("cases under a contract that is not there", contract: "nowhere"),
    pipelineElsewhere(
      "cases of a pipeline that is no YAML",
      "stages:\n  more: [\n    load: {files: \"PROJECT/data/other.csv\", contract: PROJECT/data/contracts/people.yaml}\n",
      accepted:
        "stages:\n  more: [\n    load: {files: \"PROJECT/data/other.csv\", contract: PROJECT/data/contracts/figures.yaml}\n"
    ),
    pipelineElsewhere(
      "cases of a pipeline with a key that stands twice",
      "stages:\n  more:\n    load:\n      files:\n        - PROJECT/data/other.csv\n      files: x.csv\n      contract: more.yaml\n",
      accepted: "title: [\n# PROJECT/data/other.csv\n"),
    pipelineElsewhere(
      "cases of a pipeline whose keys are misspelt",
      "waymark: 1\nstage:\n  more:\n    laod: {file: PROJECT/data/other.csv, contract: PROJECT/data/contracts/people.yaml}\n",
      accepted: "sets:\n  more:\n    laod: {file: PROJECT/data/other.csv}\n"),
    pipelineElsewhere("cases of a pipeline in capitals", path: "pipelines/MORE.YAML"),
    pipelineElsewhere("cases of a pipeline .Yml", path: "pipelines/More.Yml"),
    pipelineElsewhere(
      "cases of a pipeline five folders down", path: "a/b/c/d/e/more.yaml",
      acceptedPath: "a/b/c/d/e/f/more.yaml",
      accepted: "stages:\n  more:\n    load: {files: PROJECT/data/other.csv, contract: more.yaml}\n"),
    pipelineElsewhere(
      "cases of a pipeline in a folder named as one", path: "a.yaml/more.yaml", acceptedPath: ".a/more.yaml",
      accepted: "stages:\n  more:\n    load: {files: PROJECT/data/other.csv, contract: more.yaml}\n"),
    contractElsewhere(
      "a contract of records in another folder", recordsElsewhere("unit: event", sameColumns),
      accepted: recordsElsewhere("unit: event", sameColumns + "  place: {type: text}\n")),
    contractElsewhere(
      "a contract of a unit that is none", recordsElsewhere("unit: victims", sameColumns),
      accepted: countsElsewhere),
    contractElsewhere(
      "a contract of figures that is broken", recordsElsewhere("unit: count", sameColumns),
      accepted: countsElsewhere),
    contractElsewhere(
      "a contract of figures with a sensitive column", countsElsewhere + "sensitive: [country]\n",
      accepted: countsElsewhere),
    contractElsewhere(
      "a contract of figures with a key",
      recordsElsewhere("unit: count", "  month: {type: text, role: key}\n  country: {type: text}\n"),
      accepted: recordsElsewhere("unit: count", "  month: {type: text}\n  country: {type: text}\n")),
    contractElsewhere(
      "a contract of figures without the list that it names",
      countsElsewhere.replacing("list: countries", with: "list: nowhere"), accepted: countsElsewhere),
    contractElsewhere(
      "a contract of records that is no YAML", recordsElsewhere("unit: event", sameColumns) + "]\n",
      accepted: recordsElsewhere("unit: event", "  place: {type: text}\n") + "]\n"),
    contractElsewhere(
      "records with a number for each",
      recordsElsewhere("unit: event", "  month: {type: text, role: key}\n  country: {type: text}\n"),
      accepted: recordsElsewhere("unit: event", "  month: {type: date}\n  country: {type: text}\n")),
    contractElsewhere(
      "the columns of the file, whatever its contract names",
      recordsElsewhere("unit: event", sameColumns + "  name: {type: text}\n"),
      accepted: recordsElsewhere("unit: event", sameColumns + "  names: {type: text}\n"),
      header: "month,country,name,detections\n"),
  ]

  private static func contractElsewhere(
    _ name: String, _ refused: String, accepted: String, header: String = "month,country,detections\n"
  ) -> Case {
    source(
      name, both: narrow + [.file("data/figures/figures.csv", header + "x\n")],
      refused: "../data/figures/figures.csv",
      before: [.file("records/contracts/of/more.yml", refused)],
      acceptedBefore: [.file("records/contracts/of/more.yml", accepted)])
  }

  static let derivedColumns: [Case] = [
    derived(
      "a column that follows from a sensitive one",
      line("ill", "age-group", "when: {CHILD: health = Y}"), by: "¦ill",
      accepted: (line("ill", "age-group", "when: {CHILD: consent = Y}"), "ill", "sex is known")),
    derived(
      "a column that follows from a key", line("ill", "age-group", "when: {CHILD: case_id = \"C1\"}"),
      by: "¦ill",
      accepted: (line("ill", "age-group", "when: {CHILD: age = 1}"), "ill", "sex is known")),
    derived(
      "a column that says whether a sensitive one is known",
      line("ill", "age-group", "when: {CHILD: name is known}"), by: "¦ill",
      accepted: (line("ill", "age-group", "when: {CHILD: age is known}"), "ill", "sex is known")),
    derived(
      "a chain of three",
      line("one", "age-group", "when: {CHILD: health = Y}")
        + line("two", "age-group", "when: {ADULT: age > 3 and one = CHILD}")
        + line("three", "age-group", "when: {CHILD: two is known}"), by: "¦three",
      accepted: (
        line("one", "age-group", "when: {CHILD: consent = Y}")
          + line("two", "age-group", "when: {ADULT: age > 3 and one = CHILD}")
          + line("three", "age-group", "when: {CHILD: two is known}"), "three", "sex is known"
      )),
    derived(
      "flags of a sensitive column",
      line("flagged", "forms", "flags: {SEXUAL: consent, LABOUR: health}, several: MIXED"), by: "¦flagged",
      accepted: (
        line("flagged", "forms", "flags: {SEXUAL: consent}, several: MIXED"), "flagged", "sex is known"
      )),
    derived(
      "a derived column in a filter alone", line("ill", "age-group", "when: {CHILD: health = Y}"),
      where: "sex is known and not (¦ill = CHILD)",
      accepted: (
        line("ill", "age-group", "when: {CHILD: consent = Y}"), "sex",
        "sex is known and not (ill = CHILD)"
      )),
    derived(
      "a derived column in a list of values", line("ill", "age-group", "when: {CHILD: health = Y}"),
      where: "¦ill in (CHILD, ADULT)",
      accepted: (line("ill", "age-group", "when: {CHILD: consent = Y}"), "sex", "ill in (CHILD, ADULT)")),
    derived(
      "a sensitive column in a filter", "", where: "¦health = Y", accepted: ("", "sex", "consent = Y")),
    derived(
      "a key in a filter", "", where: "sex = F and ¦case_id = \"C1\"",
      accepted: ("", "sex", "sex = F and consent = Y")),
    derived("a text in a filter", "", where: "¦name is known", accepted: ("", "sex", "country is known")),
    Case(
      name: "a fan-out over the codes of a derived column", code: "E081", checked: records,
      refused: fanOut("health", filter: "¦ill = each.group"),
      accepted: fanOut("consent", filter: "ill = each.group")),
    Case(
      name: "a rejection of all but one name", code: "E081", checked: records,
      refused: [reject("¦name != \"Zqx7Secret 3\"")], accepted: [reject("name is not known")]),
    Case(
      name: "a rejection by a list of keys", code: "E081", checked: records,
      refused: [reject("¦not (case_id in (\"C1\", \"C2\"))")], accepted: [reject("case_id = name")]),
    Case(
      name: "a rejection by a column that follows from a name", code: "E081", checked: records,
      refused: [reject("¦initial != SEXUAL")], accepted: [reject("later != CHILD")]),
    Case(
      name: "a rejection by whether a column that follows from a name is known", code: "E081",
      checked: records, refused: [reject("¦initial is not known")],
      accepted: [reject("name is not known")]),
    Case(
      name: "a rejection by a column that follows from a name against another", code: "E081",
      checked: records, refused: [reject("¦later = CHILD and initial = initial")],
      accepted: [reject("later = CHILD and case_id = name")]),
  ]

  private static func reject(_ expression: String) -> Step {
    .change(records, "      derive:\n", "      reject:\n        some: \(expression)\n      derive:\n")
  }

  private static func fanOut(_ column: String, filter: String) -> [Step] {
    [
      .change(
        records, "        later:\n",
        line("ill", "age-group", "when: {CHILD: \(column) = Y}") + "        later:\n"),
      .change(
        records, "    where: sex is known\n", "    for: {group: codelist.age-group}\n    where: \(filter)\n"),
      .change(records, "{counts: people}", "{counts: all people}"),
    ]
  }

  /// The public pipeline with a page on what changed.
  private static let compared: [Step] = [
    .change(
      pipeline, "  page:\n    from: {counts: table}",
      "  changes:\n    from: {now: table, then: previous.table}\n    compare: {}\n  page:\n    from: {counts: table, changes: ¦changes}"
    )
  ]
  private static let unpublished: Step =
    .change(
      contract,
      "published: {by: An office, release: first, date: 2025-01-31, url: \"https://example.org\", terms: free}\n",
      "title: Not published\n")
  private static let published: Step =
    .change(
      contract, "title: Not published\n",
      "published: {by: An office, release: first, date: 2025-01-31, url: \"https://example.org\", terms: free}\n"
    )

  static let classes: [Case] = [
    Case(
      name: "what the last run made when it was internal", code: "E080",
      refused: [
        unpublished, .change(pipeline, "audience: public}\n  publish", "audience: internal}\n  publish"),
        .change(pipeline, "reports/figures, audience: public", "reports/figures, audience: internal"),
        .run(pipeline), published,
        .change(pipeline, "audience: internal}\n  publish", "audience: public}\n  publish"),
        .change(pipeline, "reports/figures, audience: internal", "reports/figures, audience: public"),
      ] + compared,
      accepted: [.run(pipeline)] + compared),
    Case(
      name: "what the last run made, on the page itself", code: "E080",
      refused: [
        unpublished, .change(pipeline, "csv], audience: public", "csv], audience: internal"),
        .change(pipeline, "reports/figures, audience: public", "reports/figures, audience: internal"),
        .run(pipeline + " --store kept"), published,
        .change(pipeline, "csv], audience: internal", "csv], audience: public"),
        .change(pipeline, "reports/figures, audience: internal", "reports/figures, audience: public"),
        .change(pipeline, "{counts: table}", "{counts: [table, ¦previous.table]}"),
      ],
      accepted: [
        .run(pipeline + " --store kept"),
        .change(pipeline, "{counts: table}", "{counts: [table, previous.table]}"),
      ], options: ["--store", "kept"]),
    Case(
      name: "what another file of the same name publishes there for insiders", code: "E086",
      both: [.copy("pipelines/other.yaml", from: pipeline)],
      refused: [
        .change("pipelines/other.yaml", "csv], audience: public", "csv], audience: internal"),
        .change(
          "pipelines/other.yaml", "reports/figures, audience: public", "reports/figures, audience: internal"),
        .change(pipeline, "to: ../reports/figures", "to: ¦../reports/figures"),
      ],
      accepted: [.run("pipelines/other.yaml")] + compared),
    Case(
      name: "what the last run made, by a finding on it", code: "E080",
      refused: [
        unpublished, .change(pipeline, "csv], audience: public", "csv], audience: internal"),
        .change(pipeline, "reports/figures, audience: public", "reports/figures, audience: internal"),
        .run(pipeline), published,
        .change(pipeline, "csv], audience: internal", "csv], audience: public"),
        .change(pipeline, "reports/figures, audience: internal", "reports/figures, audience: public"),
        .change(
          pipeline, "  page:\n    from: {counts: table}",
          "  trends:\n    from: {counts: previous.table}\n    trend: {}\n  page:\n    from: {counts: table, findings: ¦trends}"
        ),
      ],
      accepted: [
        .run(pipeline),
        .change(
          pipeline, "  page:\n    from: {counts: table}",
          "  trends:\n    from: {counts: previous.table}\n    trend: {}\n  page:\n    from: {counts: table, findings: trends}"
        ),
      ]),
    Case(
      name: "unpublished counts by a text on an internal page", code: "E080",
      both: [
        unpublished, .change(pipeline, "csv], audience: public", "csv], audience: internal"),
        .change(pipeline, "reports/figures, audience: public", "reports/figures, audience: internal"),
      ],
      refused: [
        .change(contract, "note: {type: text, role: attribute}", "note: {type: text, role: dimension}"),
        .change(pipeline, "by: {country: total+each}", "by: {note: total+each}"),
        .change(pipeline, "{counts: table}", "{counts: ¦table}"),
      ],
      accepted: [
        .change(contract, "note: {type: text, role: attribute}", "note: {type: text, role: dimension}")
      ]),
    Case(
      name: "unpublished counts filtered by a text on an internal page", code: "E080",
      both: [
        unpublished, .change(pipeline, "csv], audience: public", "csv], audience: internal"),
        .change(pipeline, "reports/figures, audience: public", "reports/figures, audience: internal"),
        .change(contract, "note: {type: text, role: attribute}", "note: {type: text, role: dimension}"),
      ],
      refused: [
        .change(pipeline, "    disaggregate:", "    where: note = \"Zqx7Secret 1\"\n    disaggregate:"),
        .change(pipeline, "{counts: table}", "{counts: ¦table}"),
      ],
      accepted: [.change(pipeline, "    disaggregate:", "    where: country = AFG\n    disaggregate:")]),
    Case(
      name: "counts of records on a public page", code: "E080", checked: records,
      refused: [
        .change(records, "{counts: people}", "{counts: ¦people}"),
        .change(records, "audience: internal}\n  publish", "audience: public}\n  publish"),
      ],
      accepted: [.change(records, "{counts: people}", "{counts: [people]}")]),
    Case(
      name: "records on an internal page", code: "E024", checked: records,
      refused: [.change(records, "{counts: people}", "{counts: ¦cases}")],
      accepted: [.change(records, "{counts: people}", "{counts: people, quality: cases}")]),
  ]

  @Test(arguments: contracts + sources + project + derivedColumns + classes)
  func whatCouldShowAPersonIsRefusedWhereItStandsAndItsNeighbourIsAccepted(_ item: Case) throws {
    let refused = try TrustWorkspace()
    let (file, line, column) = try #require(try apply(item.both + item.refused, to: refused))
    for command in ["check", "plan", "run"] {
      let run = try CommandRun.waymark([command, item.checked] + item.options, in: refused.url)
      let place = "\(file):\(line):\(column): error[\(item.code)]"
      #expect(run.exitCode == 2, "\(command): \(run.messages)")
      #expect(run.messages.contains(place), "\(place) in \(run.messages)")
      #expect(!run.messages.contains("protect"), "\(run.messages)")
    }
    let accepted = try TrustWorkspace()
    _ = try apply(item.both + item.accepted, to: accepted)
    // What is declared is meant here, not whether the rows of the figures fit it.
    let check = try CommandRun.waymark(
      ["check", item.checked, "--no-data"] + item.options, in: accepted.url)
    #expect(check.exitCode == 0, "\(check.messages)")
  }

  /// Takes the steps, and returns the place of the mark as a diagnostic names it.
  private func apply(
    _ steps: [Step], to workspace: TrustWorkspace
  ) throws -> (file: String, line: Int, column: Int)? {
    let files = FileManager.default
    var mark: (String, Int, Int)?
    for step in steps {
      switch step {
      case .file(let path, let text):
        try workspace.write(text.replacing("PROJECT", with: workspace.url.path), to: path)
      case .change(let path, let old, let new):
        try workspace.replace(old, with: new, in: path)
        let text = try workspace.text(path)
        if let end = text.firstIndex(of: "¦") {
          let lines = text[..<end].split(separator: "\n", omittingEmptySubsequences: false)
          mark = (shown(path), lines.count, (lines.last?.count ?? 0) + 1)
          try workspace.write(text.replacing("¦", with: ""), to: path)
        }
      case .symbolicLink(let path, let target):
        try files.createSymbolicLink(
          atPath: workspace.url.appending(path: path).path, withDestinationPath: target)
      case .hardLink(let path, let target):
        try files.linkItem(
          atPath: workspace.url.appending(path: target).path, toPath: workspace.url.appending(path: path).path
        )
      case .copy(let path, let source):
        try files.copyItem(at: workspace.url.appending(path: source), to: workspace.url.appending(path: path))
      case .run(let words):
        let arguments = words.split(separator: " ").map(String.init)
        let path = arguments.first.map { $0.hasSuffix(".yaml") } == true ? [] : [Self.records]
        let run = try CommandRun.waymark(
          ["run"] + path + arguments + ["--param", "today=2026-11-24"], in: workspace.url)
        #expect(run.exitCode == 0, "\(run.messages)")
      }
    }
    return mark
  }

  /// A contract is named as its pipeline names it.
  private func shown(_ path: String) -> String { path.hasPrefix("pipelines/") ? path : "../" + path }
}

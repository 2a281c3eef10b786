import Foundation
import TestSupport
import Testing

/// What records do not tell is unknown, is counted, and is said at the run.
@Suite struct MeaningOfRecordsTests {
  /// A folder with one source of records, its contract and a pipeline that counts it.
  private final class Records {
    let url: URL

    init(_ source: String, columns: String, more: String = "", clean: String = "{}", count: String) throws {
      url = FileManager.default.temporaryDirectory.appending(path: "records-\(UUID().uuidString)")
      try FileManager.default.createDirectory(
        at: url.appending(path: "data/contracts"), withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        at: SharedFolder.packageRoot.appending(path: "data/codelists"),
        to: url.appending(path: "data/codelists"))
      try write(source, "records.csv")
      try write(
        "contract: records\nunit: person\n\(more)columns:\n"
          + columns.split(separator: "\n").map { "  \($0)\n" }.joined(), "data/contracts/records.yaml")
      try write(
        """
        waymark: 1
        pipeline: records
        stages:
          source:
            load: {files: records.csv, contract: data/contracts/records.yaml}
          cases:
            from: source
            clean: \(clean)
          counts:
            from: cases
            disaggregate: \(count)

        """, "pipeline.yaml")
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func write(_ text: String, _ path: String) throws {
      try Data(text.utf8).write(to: url.appending(path: path))
    }

    func run(_ more: String...) throws -> CommandRun {
      try CommandRun.waymark(["run", "pipeline.yaml", "--param", "today=2026-11-29"] + more, in: url)
    }

    /// The lines of the counts after the headings.
    func lines() throws -> [String] {
      let shown = try CommandRun.waymark(
        ["show", "pipeline.yaml", "counts", "--param", "today=2026-11-29"], in: url)
      return shown.output.split(separator: "\n").dropFirst().map(String.init)
    }

    /// The counts as text: the key of a row, then its value.
    func counts() throws -> [String: String] {
      let shown = try CommandRun.waymark(
        ["show", "pipeline.yaml", "counts", "--param", "today=2026-11-29"], in: url)
      var result: [String: String] = [:]
      let lines = shown.output.split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
      guard let header = lines.first, let first = header.firstIndex(where: { $0.hasSuffix("_low") }) else {
        return [:]
      }
      for line in lines.dropFirst() where line.count == header.count {
        result[line[..<(first - 1)].joined(separator: " ")] = line[first - 1]
      }
      return result
    }
  }

  static let day = "d: {type: date, role: period}"

  @Test func aFlagThatSaysYesDecidesAndABlankOneLeavesOpenWhatNoneSays() throws {
    let records = try Records(
      "id,w,x,d\n1,yes,,2024-05-01\n2,no,no,2024-05-01\n3,no,,2024-05-01\n4,,,2024-05-01\n5,1,1,2024-05-01\n",
      columns: "id: {type: text, role: key}\nw: {type: code, list: yes-no}\nx: {type: code, list: yes-no}\n"
        + Self.day,
      clean: "{derive: {form: {list: forms, flags: {LABOUR: w, SEXUAL: x}, several: MIXED, none: NONE}}}",
      count: "{measure: {n: count()}, by: {form: total+each}, period: year}")
    _ = try records.run()
    #expect(
      try records.counts() == [
        "LABOUR 2024": "1", "MIXED 2024": "1", "NONE 2024": "1", "_U 2024": "2", "_T 2024": "5",
      ])
  }

  @Test func datesAreReadAsThePatternThatAloneFitsOthers() throws {
    let columns = "id: {type: text, role: key}\nd: {type: date, role: period, formats: [d/M/yyyy, M/d/yyyy]}"
    let count = "{measure: {n: count()}, by: {}, period: month}"
    let telling = try Records(
      "id,d\n1,2/3/2024\n2,7/28/2024\n3,5/5/2024\n", columns: columns, count: count)
    let run = try telling.run()
    #expect(run.messages.contains("read as M/d/yyyy"), "\(run.messages)")
    #expect(try telling.counts() == ["2024-02": "1", "2024-07": "1", "2024-05": "1"])
    // One of each kind, or none, tells nothing.
    for more in ["2,7/28/2024\n3,28/7/2024\n", "2,5/5/2024\n3,6/6/2024\n"] {
      let open = try Records("id,d\n1,2/3/2024\n" + more, columns: columns, count: count)
      let run = try open.run()
      #expect(run.messages.contains("unknown there"), "\(run.messages)")
      #expect(run.messages.contains("1 record without a known 'd'"), "\(run.messages)")
      #expect(try open.counts().values.compactMap(Int.init).reduce(0, +) == 2)
    }
  }

  @Test func aCodeThatAnotherLanguageHasForAnotherIsUnknownUntilTheColumnSaysMore() throws {
    let source = "id,sex,d\n1,M,2024-05-01\n2,H,2024-05-02\n3,Mujer,2024-05-03\n4,F,2024-05-03\n"
    func counts(_ words: String) throws -> (run: CommandRun, counts: [String: String]) {
      let records = try Records(
        source,
        columns:
          "id: {type: text, role: key}\nsex: {type: code, list: sex, role: dimension\(words)}\n\(Self.day)",
        count: "{measure: {n: count()}, by: {sex: each}, period: year}")
      return (try records.run(), try records.counts())
    }
    let plain = try counts("")
    #expect(plain.counts == ["F 2024": "2", "M 2024": "1", "_U 2024": "1"])
    #expect(plain.run.messages.contains("words: {M: CODE}"), "\(plain.run.messages)")
    let said = try counts(", words: {M: F}")
    #expect(said.counts == ["F 2024": "3", "M 2024": "1"])
    #expect(!said.run.messages.contains("language"), "\(said.run.messages)")
  }

  @Test func withoutAWordOfTheOtherLanguageACodeMeansWhatTheListSays() throws {
    let records = try Records(
      "id,sex,d\n1,M,2024-05-01\n2,F,2024-05-02\n",
      columns: "id: {type: text, role: key}\nsex: {type: code, list: sex, role: dimension}\n\(Self.day)",
      count: "{measure: {n: count()}, by: {sex: each}, period: year}")
    #expect(try !records.run().messages.contains("warning"))
    #expect(try records.counts() == ["F 2024": "1", "M 2024": "1"])
  }

  @Test func aSumWithUnknownAddendsIsALowerBoundAndThousandsAreRead() throws {
    let records = try Records(
      "id,dead,d\n1,\"1,250\",2024-01-01\n2,3,2024-01-02\n3,,2024-02-01\n4,12,2024-02-02\n5,?,2024-03-01\n",
      columns:
        "id: {type: text, role: key}\ndead: {type: int, range: [0, 5000], thousands: \",\"}\n\(Self.day)",
      more: "missing: [\"?\"]\n", count: "{measure: {dead: sum(dead)}, by: {}, period: month}")
    let run = try records.run()
    #expect(run.messages.contains("'dead' is not known of 2 of 5 records"), "\(run.messages)")
    // Where some are known the sum is at least theirs; where none is there is no sum.
    #expect(
      try records.lines() == ["2024-01,1253,1253,1253,A,", "2024-02,,12,,U,", "2024-03,,,,O,"])
    let quality = try CommandRun.waymark(
      ["show", "pipeline.yaml", "cases", "--port", "quality", "--param", "today=2026-11-29"], in: records.url)
    #expect(quality.output.contains("unknown-addend"), "\(quality.output) \(quality.messages)")
  }

  @Test func besideAddendsBelowZeroUnknownOnesLeaveNoBound() throws {
    let records = try Records(
      "id,change,d\n1,12,2024-01-01\n2,,2024-01-02\n3,-4,2024-02-02\n",
      columns: "id: {type: text, role: key}\nchange: {type: int}\n\(Self.day)",
      count: "{measure: {change: sum(change)}, by: {}, period: month}")
    _ = try records.run()
    #expect(try records.lines() == ["2024-01,,,,O,", "2024-02,-4,-4,-4,A,"])
  }

  @Test func aYearThatIsCoveredInPartIsMarked() throws {
    for (end, marks) in [
      ("2025-04", ["2024": "A,", "2025": "D,partial"]), ("2025-12", ["2024": "A,", "2025": "A,"]),
    ] {
      let records = try Records(
        "id,d\n1,2024-01-01\n2,2025-02-01\n", columns: "id: {type: text, role: key}\n\(Self.day)",
        more: "coverage: {from: 2024-01, to: \(end)}\n",
        count: "{measure: {n: count()}, by: {}, period: year}")
      _ = try records.run()
      #expect(try records.lines() == marks.sorted { $0.key < $1.key }.map { "\($0.key),1,1,1,\($0.value)" })
    }
  }

  @Test func beforeTheFirstAndAfterTheLastYearOfARecordNothingIsZero() throws {
    let records = try Records(
      "id,d\n1,2014-05-01\n2,2017-03-01\n3,2017-04-01\n", columns: "id: {type: text, role: key}\n\(Self.day)",
      more: "coverage: {from: 2015-01, to: 2019-12, absent: zero}\n",
      count: "{measure: {n: count()}, by: {}, period: year, fill: zero}")
    #expect(try records.run().messages.contains("1 record outside the coverage"))
    // What lies outside the coverage is not all of its year.
    #expect(
      try records.lines() == [
        "2014,1,1,1,D,partial", "2015,0,0,0,A,", "2016,0,0,0,A,", "2017,2,2,2,A,", "2018,,,,O,", "2019,,,,O,",
      ])
  }

  @Test func halfOfTheValuesUnrecognisedStopTheRunUntilTheyAreAccepted() throws {
    let columns = "id: {type: text, role: key}\nsex: {type: code, list: sex, role: dimension}\n\(Self.day)"
    let count = "{measure: {n: count()}, by: {sex: each}, period: year}"
    let half = try Records(
      "id,sex,d\n1,unlisted,2024-01-01\n2,F,2024-01-02\n3,,2024-01-02\n", columns: columns, count: count)
    let run = try half.run()
    #expect(run.exitCode == 3)
    #expect(run.messages.contains("column 'sex': 1 of 2 values are not recognised"), "\(run.messages)")
    #expect(!run.messages.contains("unlisted"))
    #expect(try half.run("--accept", "counts").exitCode == 0)
    let fewer = try Records(
      "id,sex,d\n1,unlisted,2024-01-01\n2,F,2024-01-02\n3,M,2024-01-02\n", columns: columns, count: count)
    let other = try fewer.run()
    #expect(other.exitCode == 0)
    #expect(other.messages.contains("'sex' 1 of 3"), "\(other.messages)")
  }

  @Test func aRequiredColumnStopsTheRunForOneBlank() throws {
    for (required, code) in [("true", 3), ("false", 0)] {
      let records = try Records(
        "id,sex,d\n1,F,2024-01-01\n2,,2024-01-02\n3,M,2024-01-02\n",
        columns:
          "id: {type: text, role: key}\nsex: {type: code, list: sex, role: dimension, required: \(required)}\n\(Self.day)",
        count: "{measure: {n: count()}, by: {}, period: year}")
      #expect(try records.run().exitCode == Int32(code), "\(required)")
    }
  }

  @Test func rowsOfOneCaseMayBeSeveralPersons() throws {
    let source = "case,person,d\nA,1,2024-01-01\nA,2,2024-01-02\nA,2,2024-01-02\nB,1,2024-01-03\n"
    func total(_ columns: String) throws -> String? {
      let records = try Records(
        source, columns: columns + "\n" + Self.day, count: "{measure: {n: count()}, by: {}, period: year}")
      _ = try records.run()
      return try records.counts()["2024"]
    }
    #expect(try total("case: {type: text, role: key}\nperson: {type: text}") == "2")
    #expect(try total("case: {type: text, role: case}\nperson: {type: text, role: key}") == "3")
    #expect(try total("case: {type: text, role: case}\nperson: {type: text}") == "4")
  }

  @Test func coverageFollowsTheRecordsAndYearsFarAwayAreUnknown() throws {
    let records = try Records(
      "id,d\n1,2024-01-05\n2,2024-04-05\n3,1824-04-05\n4,2023-12-31\n",
      columns: "id: {type: text, role: key}\n\(Self.day)",
      more: "coverage: {from: 2024-01, to: data, absent: zero}\n",
      count: "{measure: {n: count()}, by: {}, period: month, fill: zero}")
    let run = try records.run()
    #expect(run.exitCode == 0, "\(run.messages)")
    #expect(run.messages.contains("1 record without a known 'd'"), "\(run.messages)")
    #expect(run.messages.contains("1 record outside the coverage"), "\(run.messages)")
    #expect(
      try records.counts() == [
        "2023-12": "1", "2024-01": "1", "2024-02": "0", "2024-03": "0", "2024-04": "1",
      ])
  }

  @Test func headingsInTheMiddleOfAFileAreLeftOutAndCounted() throws {
    let records = try Records(
      "id,d\n1,2024-01-05\nid,d\n2,2024-04-05\nid,d\n", columns: "id: {type: text, role: key}\n\(Self.day)",
      count: "{measure: {n: count()}, by: {}, period: year}")
    let run = try records.run()
    #expect(run.messages.contains("rule 'header-repeated' rejected 2 rows"), "\(run.messages)")
    #expect(try records.counts() == ["2024": "2"])
  }

  @Test func aColumnOfAnyNameCanStandInAnExpression() throws {
    let records = try Records(
      "id,case/age,d\n1,17,2024-01-05\n2,30,2024-04-05\n3,,2024-04-05\n",
      columns: "id: {type: text, role: key}\ncase/age: {type: int, range: [0, 110]}\n\(Self.day)",
      clean:
        "{derive: {group: {list: age-group, when: {CHILD: '`case/age` <= 17', ADULT: '`case/age` >= 18'}}}}",
      count: "{measure: {n: count()}, by: {group: each}, period: year}")
    let run = try records.run()
    #expect(run.exitCode == 0, "\(run.messages)")
    #expect(try records.counts() == ["ADULT 2024": "1", "CHILD 2024": "1", "_U 2024": "1"])
  }

  @Test func aSourceOfManyColumnsIsCleanedAsOneOfFew() throws {
    let kinds = [
      ("{type: text}", "x "), ("{type: int, range: [0, 110]}", "12"), ("{type: code, list: yes-no}", "no"),
      ("{type: date}", "2024-02-03"), ("{type: code, list: countries}", "afghanistan"),
    ]
    let names = (0..<200).map { "c\($0)" }
    let row = (0..<200).map { kinds[$0 % kinds.count].1 }.joined(separator: ",")
    let records = try Records(
      "id,d," + names.joined(separator: ",")
        + "\n1,2024-01-05,\(row)\n1,2024-01-05,\(row)\n2,2024-02-01,\(row)\n",
      columns: "id: {type: text, role: key}\n\(Self.day)\n"
        + names.enumerated().map { "\($1): \(kinds[$0 % kinds.count].0)" }.joined(separator: "\n"),
      count: "{measure: {n: count()}, by: {}, period: year}")
    let shown = try CommandRun.waymark(
      ["show", "pipeline.yaml", "cases", "--confidential", "--param", "today=2026-11-29"], in: records.url)
    let lines = shown.output.split(separator: "\n").map(String.init)
    #expect(lines.count == 3, "\(shown.messages)")
    let values = (0..<200).map { ["x", "12", "N", "2024-02-03", "AFG"][$0 % kinds.count] }
    #expect(lines.dropFirst().allSatisfy { $0.hasSuffix(values.joined(separator: ",")) })
  }
}

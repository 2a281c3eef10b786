import Foundation
import Tables
import TestSupport
import Testing

/// What is found of files that nobody described: how they are written, where the heading is and where the table ends.
@Suite struct SourceDetectionTests {
  struct Written: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let text: String
    var columns: [String] = []
    /// The lines to declare, or nil where it must be refused by this rule.
    var declaration: [String]?
    var rule: String?
    /// The names and the number of rows below them.
    var names: [String] = []
    var rows = 0

    init(
      _ name: String, _ text: String, columns: [String] = [], _ declaration: [String], _ names: [String],
      rows: Int
    ) {
      testDescription = name
      (self.text, self.columns, self.declaration, self.names, self.rows) = (
        text, columns, declaration, names, rows
      )
    }

    init(_ name: String, _ text: String, columns: [String] = [], refusedBy rule: String) {
      testDescription = name
      (self.text, self.columns, self.rule) = (text, columns, rule)
    }
  }

  static let plain = ["year", "province", "cases"]

  static let files: [Written] = [
    Written("plain", "year,province,cases\n2021,Farah,7\n2022,Farah,9\n", [], plain, rows: 2),
    Written(
      "semicolons", "year;province;cases\n2021;Farah;7,5\n2022;Farah;9,25\n", ["delimiter: \";\""], plain,
      rows: 2),
    Written("tabs", "year\tprovince\tcases\n2021\tFarah, city\t7\n", ["delimiter: tab"], plain, rows: 1),
    Written("bars", "year|province|cases\r\n2021|Farah|7\r\n", ["delimiter: \"|\""], plain, rows: 1),
    Written(
      "spaces", "year province cases\n2021 Farah 7\n2022 \"Nimroz city\" 9\n", ["delimiter: space"], plain,
      rows: 2),
    Written("a line for Excel", "sep=;\nyear;province;cases\n2021;Farah;7\n", [], plain, rows: 1),
    Written(
      "single quotes", "year,province,cases\n2021,'Farah, city','7'\n2022,'Farah','8'\n", ["quote: \"'\""],
      plain,
      rows: 2),
    Written(
      "backslashes", "year,province,cases\n2021,\"the \\\"north\\\", all\",7\n2022,\"x\",8\n",
      ["escape: '\\'"], plain,
      rows: 2),
    Written(
      "no quotes", "year,nails,cases\n2021,5\" long,7\n2022,3\" long,8\n", ["quote: none"],
      ["year", "nails", "cases"], rows: 2),
    Written(
      "a title and a blank line",
      "Table 7. Cases by province\n\nyear,province,cases\n2021,Farah,7\n2022,Farah,8\n",
      ["skip: 2"], plain, rows: 2),
    Written(
      "a padded title",
      "Table 7. Cases by province,,\nAll ages,,\n,,\nyear,province,cases\n2021,Farah,7\n2022,Farah,8\n",
      ["skip: 3"], plain, rows: 2),
    Written(
      "a key and a value above",
      "Ministry:,Interior,,\nCountry:,Afghanistan,,\nyear,province,sex,cases\n2021,Farah,F,7\n2022,Farah,M,8\n",
      ["skip: 2"], ["year", "province", "sex", "cases"], rows: 2),
    Written(
      "units", "year,province,cases\n(Gregorian),(name),(persons)\n2021,Farah,7\n", ["below-header: 1"],
      plain, rows: 1),
    Written(
      "tags", "year,province,cases\n#date+year,#adm1+name,#affected\n2021,Farah,7\n", ["hxl: true"], plain,
      rows: 1),
    Written(
      "units and tags",
      "year,province,cases\nyear,name,persons\n#date+year,#adm1+name,#affected\n2021,Farah,7\n",
      ["below-header: 1", "hxl: true"], plain, rows: 1),
    Written(
      "columns named by tag", "Jahr,Provinz,Faelle\n#date+year,#adm1+name,#affected\n2021,Farah,7\n",
      columns: ["#date+year", "#affected"], ["hxl: true"], ["Jahr", "Provinz", "Faelle"], rows: 1),
    Written(
      "merged headings", ",2021,,2022,\nprovince,male,female,male,female\nFarah,1,2,3,4\nNimroz,5,6,7,8\n",
      ["header: 2"], ["province", "2021 male", "2021 female", "2022 male", "2022 female"], rows: 2),
    Written(
      "merged headings that are expected", "place,2021,2022\nprovince,cases,cases\nFarah,1,2\n",
      columns: ["place province", "2021 cases"], ["header: 2"],
      ["place province", "2021 cases", "2022 cases"], rows: 1),
    Written(
      "years as columns", "province,2021,2022\nFarah,7,9\nNimroz,1,2\n", [], ["province", "2021", "2022"],
      rows: 2),
    Written(
      "Solar Hijri years as columns", "ولایت,۱۴۰۰,۱۴۰۱\nفراه,۷,۹\nنیمروز,۱,۲\n", [],
      ["ولایت", "۱۴۰۰", "۱۴۰۱"], rows: 2),
    Written(
      "a source below", "year,province,cases\n2021,Farah,7\n2022,Farah,8\nSource: police\n",
      ["until: \"Source\""], plain,
      rows: 2),
    Written(
      "notes below, padded",
      "year,province,cases\n2021,Farah,7\n2022,Farah,8\n,,\n* provisional,,\nSource: police,,\n",
      ["until: \"*\""], plain, rows: 2),
    Written(
      "a note in Persian", "year,province,cases\n2021,Farah,7\nمنبع: پولیس\n", ["until: \"منبع\""], plain,
      rows: 1),
    Written(
      "a note without a known word",
      "year,province,cases\n2021,Farah,7\n2022,Farah,8\n\nAll figures are of the police.\n",
      ["until: blank"], plain, rows: 2),
    Written(
      "categories that begin as notes do", "reason,cases\nSource unknown,7\nNotes taken,\nNot stated,\n", [],
      ["reason", "cases"], rows: 3),
    Written(
      "a note that begins as a category does", "reason,cases\nSource unknown,7\nOther,8\n\nSource: police\n",
      ["until: blank"], ["reason", "cases"], rows: 2),
    Written(
      "blank rows at the end and between", "year,province,cases\n2021,Farah,7\n\n2022,Farah,8\n,,\n\n", [],
      plain, rows: 2),
    Written(
      "a delimiter behind each row", "year,province,cases\n2021,Farah,7,\n2022,Farah,8,\n", [], plain, rows: 2
    ),
    Written(
      "a total row", "province,cases\nFarah,7\nNimroz,8\nTotal,15\n", [], ["province", "cases"], rows: 3),
    Written(
      "missing words before the first figure", "id,sex,age\nK1,F,..\nK2,M,NA\nK3,M,17\n", [],
      ["id", "sex", "age"], rows: 3),
    Written("codes alone", "code,label\nF,Female\nM,Male\n", [], ["code", "label"], rows: 2),
    Written("a heading alone", "year,province,cases\n", [], plain, rows: 0),
    Written("returns alone", "year,province,cases\r2021,Farah,7\r", [], plain, rows: 1),
    Written("one column", "cases\n7\n8\n", [], ["cases"], rows: 2),
    Written(
      "notes above that fit the columns", "see,below,now\nyear,province,cases\n2021,Farah,7\n",
      columns: plain, ["skip: 1"], plain, rows: 1),

    Written("no heading", "2021,Farah,7\n2022,Farah,8\n", refusedBy: "header"),
    Written(
      "two headings that are alike", "year,province,cases\njahr,provinz,faelle\n2021,Farah,7\n",
      refusedBy: "header"),
    Written(
      "a heading again at once", "year,province,cases\nyear,province,cases\n2021,Farah,7\n",
      refusedBy: "header"),
    Written("semicolons or commas", "a,b;c,d\n1,5;2,5\n3,5;4,5\n", refusedBy: "delimiter"),
    Written("a short row", "year,province,cases\n2021,Farah,7\n2022,Farah\n", refusedBy: "field-count"),
    Written(
      "a long row with nothing in it", "year,province,cases\n2021,,,7\n2022,Farah,8\n2023,Farah,\n",
      refusedBy: "field-count"),
    Written("a row that is cut", "year,province,cases\n2021,Farah,7\nFar\n", refusedBy: "until"),
    Written(
      "two tables", "year,province,cases\n2021,Farah,7\n\nTable 8\nyear,province,cases\n2021,Farah,9\n",
      refusedBy: "until"),
    Written("a broken quote", "year,province,cases\n2021,\"Farah,7\n2022,Farah,8\n", refusedBy: "quoting"),
    Written("text after a quote", "year,province,cases\n2021,\"Farah\"x,7\n", refusedBy: "quoting"),
    Written("blank lines", "\n\n\n", refusedBy: "not-empty"),
  ]

  @Test(arguments: files) func isFoundOrRefused(_ written: Written) throws {
    let file = try WrittenFile(written.text)
    do {
      let found = try SourceDetection.detect(
        path: file.path, options: SourceOptions(), columns: written.columns)
      let declaration = try #require(written.declaration, "was read with \(found.declaration)")
      #expect(found.declaration == declaration)
      #expect(found.taken.isEmpty == declaration.isEmpty || written.text.hasPrefix("sep="))
      let table = try LaidOutTable(Sources.open(path: file.path, options: found.options), found.layout)
      #expect(table.rows[0] == written.names)
      #expect(table.rows.count == written.rows + 1)
    } catch let fault as SourceFault {
      #expect(fault.rule == written.rule, "\(fault)")
    }
  }

  /// The options and the layout that lines under `file:` declare: a second hand beside the reader of contracts.
  private static func declared(_ lines: [String]) throws -> (SourceOptions, TableLayout) {
    var (options, layout) = (SourceOptions(), TableLayout())
    for line in lines {
      let parts = line.split(separator: ": ", maxSplits: 1).map(String.init)
      let value =
        parts[1].count > 2 && "\"'".contains(parts[1].prefix(1))
        ? String(parts[1].dropFirst().dropLast()) : parts[1]
      switch parts[0] {
      case "encoding": options.encoding = value
      case "delimiter": options.delimiter = ["tab": 0x09, "space": 0x20][value] ?? value.utf8.first
      case "quote": options.quote = value == "none" ? "" : value
      case "escape": options.escape = .mark(try #require(value.utf8.first))
      case "skip": layout.skip = try #require(Int(value))
      case "header": layout.header = try #require(Int(value))
      case "below-header": layout.belowHeader = try #require(Int(value))
      case "hxl": layout.isTagged = value == "true"
      case "until": layout.end = value == "blank" ? .blank : .word(value)
      default: Issue.record("unknown line \(line)")
      }
    }
    return (options, layout)
  }

  @Test(arguments: files) func whatIsDeclaredGivesTheSameTable(_ written: Written) throws {
    guard written.declaration != nil else { return }
    let file = try WrittenFile(written.text)
    let found = try SourceDetection.detect(
      path: file.path, options: SourceOptions(), columns: written.columns)
    let (options, layout) = try Self.declared(found.declaration)
    let detected = try LaidOutTable(Sources.open(path: file.path, options: found.options), found.layout)
    let declared = try LaidOutTable(Sources.open(path: file.path, options: options), layout)
    #expect(declared.rows == detected.rows)
    // What was declared stays, and is taken again.
    let again = try SourceDetection.detect(path: file.path, options: found.options, columns: written.columns)
    #expect(again.layout == found.layout && again.declaration == found.declaration)
  }

  /// Tables of every dialect with what people write around them: found as they were written, or refused.
  @Test func writtenTablesAreFoundOrRefusedNeverOther() throws {
    var generator = SeededGenerator(seed: 15)
    var found = 0
    for _ in 0..<150 {
      let delimiter = [",", ";", "\t", "|"].randomElement(using: &generator) ?? ","
      let width = Int.random(in: 2...6, using: &generator)
      let names = (0..<width).map { ["year", "province", "sex", "cases", "age", "route"][$0] }
      var rows: [[String]] = []
      for row in 0..<Int.random(in: 2...30, using: &generator) {
        rows.append(
          (0..<width).map { column in
            switch column {
            case 0: "\(2000 + row)"
            case 3: "\(Int.random(in: 0..<5000, using: &generator))"
            case 4: ["12", "7,5", "..", ""].randomElement(using: &generator) ?? ""
            default:
              ["Farah", "Herat, city", "a; b", "say \"no\"", "نیمروز", ""].randomElement(using: &generator)
                ?? ""
            }
          })
      }
      func written(_ row: [String]) -> String {
        row.map { cell in
          cell.contains { ",;\t|\"\n".contains($0) } ? "\"\(cell.replacing("\"", with: "\"\""))\"" : cell
        }.joined(separator: delimiter)
      }
      let above =
        [[], ["Table 3"], ["Cases, all", ""], ["Report of the police", "", "Draft"]].randomElement(
          using: &generator) ?? []
      let below =
        [[], ["Source: police"], ["", "", ""], ["", "Note: provisional"]].randomElement(using: &generator)
        ?? []
      let end = ["\n", "\r\n"].randomElement(using: &generator) ?? "\n"
      let file = try WrittenFile((above + ([names] + rows).map(written) + below).joined(separator: end) + end)
      do {
        let columns = Bool.random(using: &generator) ? names : []
        let detection = try SourceDetection.detect(
          path: file.path, options: SourceOptions(), columns: columns)
        let table = try LaidOutTable(
          Sources.open(path: file.path, options: detection.options), detection.layout)
        #expect(table.rows == [names] + rows, "\(detection.declaration)")
        found += 1
      } catch let fault as SourceFault {
        #expect(["delimiter", "header", "field-count", "until"].contains(fault.rule), "\(fault)")
      }
    }
    #expect(found >= 135, "\(found) of 150")
  }

  /// Bytes changed, lost and doubled: read or refused, and never a trap.
  @Test func hurtFilesAreReadOrRefused() throws {
    var generator = SeededGenerator(seed: 1_404)
    let seeds =
      Self.files.map { Array($0.text.utf8) } + [
        Array("نام;سن\nزن;۱۷\n".utf8), [0xFF, 0xFE, 0x61, 0, 0x3B, 0, 0x62, 0],
      ]
    var outcomes = (read: 0, refused: 0)
    for round in 0..<600 {
      var bytes = seeds[round % seeds.count]
      for _ in 0..<Int.random(in: 1...6, using: &generator) where !bytes.isEmpty {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(contentsOf: bytes[place...].prefix(20), at: place)
        default:
          bytes.insert(
            [0x22, 0x0A, 0x0D, 0x2C, 0x3B, 0x00, 0xFF, 0x5C].randomElement(using: &generator) ?? 0, at: place)
        }
      }
      let file = try WrittenFile(bytes)
      do {
        _ = try SourceDetection.detect(path: file.path, options: SourceOptions(), columns: [])
        outcomes.read += 1
      } catch { outcomes.refused += 1 }
    }
    #expect(outcomes.read > 50 && outcomes.refused > 50, "\(outcomes)")
  }

  @Test(arguments: [
    "2021-01,2021-02,2021-03", "2021M01,2021M02,2021M03", "01/2021,02/2021,03/2021",
    "2021-Q1,2021-Q2,2021-Q3",
    "Q1 2021,Q2 2021,Q3 2021", "2021-W01,2021-W02,2021-W03", "2015/16,2016/17,2017/18", "2019*,2020,2021(p)",
    "2019,2020\u{00B9},2021", "2019,2020,2021", "۱۴۰۰,۱۴۰۱,۱۴۰۲",
  ])
  func periodsInAHeadingAreNoFigures(_ periods: String) throws {
    let text = "province,\(periods)\nHerat,12,14,9\nNimroz,3,5,8\n"
    let file = try WrittenFile(text)
    let found = try SourceDetection.detect(path: file.path, options: SourceOptions(), columns: [])
    #expect(found.layout == TableLayout() && found.declaration.isEmpty)
  }
}

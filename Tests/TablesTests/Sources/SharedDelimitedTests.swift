import Foundation
import Tables
import TestSupport
import Testing

/// Files of the shared folder, where it is: hostile ones, and small ones of the kinds that people have.
@Suite struct SharedDelimitedTests {
  private static func folder(_ path: String) -> URL? {
    SharedFolder.url?.appending(path: path)
  }

  /// The kilobytes of memory that the process has at most had.
  private static var peak: Int {
    var usage = rusage()
    getrusage(RUSAGE_SELF.rawValue, &usage)
    return usage.ru_maxrss
  }

  @Test(.enabled(if: SharedFolder.url != nil)) func everyHostileFileIsReadOrRefusedSoonAndInLittleMemory()
    throws
  {
    let folder = try #require(Self.folder("nasty/csv"))
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
      .filter {
        !$0.hasSuffix(".json") && !$0.hasSuffix(".clean") && $0.contains(".")
          && !$0.hasSuffix(".parameters.json")
      }
    let before = Self.peak
    var outcomes = (read: 0, refused: 0)
    for file in files {
      let clock = ContinuousClock.now
      do {
        let found = try SourceDetection.detect(
          path: folder.appending(path: file).path, options: SourceOptions(), columns: [])
        _ = try? LaidOutTable(
          Sources.open(path: folder.appending(path: file).path, options: found.options), found.layout)
        outcomes.read += 1
      } catch { outcomes.refused += 1 }
      #expect(ContinuousClock.now - clock < .seconds(10), "\(file)")
    }
    #expect(outcomes.read + outcomes.refused == files.count)
    #expect(outcomes.read > 200 && files.count > 600, "\(outcomes) of \(files.count)")
    #expect(Self.peak - before < 512 << 10)
  }

  /// What must happen to files made by hand: read with so many rows, or refused by a rule and at a line.
  static let handmade: [(file: String, rows: Int?, rule: String?, line: Int?)] = [
    ("utf8_bom", 2, nil, nil), ("utf16le_bom", 2, nil, nil), ("utf16be_bom", 2, nil, nil),
    ("latin1", 1, nil, nil),
    ("mixed_encoding", nil, "encoding", 3), ("nul_bytes", nil, "encoding", 3), ("cr_only", 2, nil, nil),
    ("crlf", 2, nil, nil),
    ("mixed_newlines", 3, nil, nil), ("no_trailing_newline", 2, nil, nil),
    ("unclosed_quote", nil, "quoting", 2),
    ("text_after_quote", nil, "quoting", 2), ("ragged_short", nil, "field-count", nil),
    ("ragged_long", nil, "field-count", nil),
    ("unquoted_comma_in_value", nil, "field-count", nil), ("case_differing_headers", nil, "header", 1),
    ("header_only", 0, nil, nil),
    ("empty", nil, "not-empty", nil), ("only_newlines", nil, "not-empty", nil), ("semicolon", 2, nil, nil),
    ("tab_separated_named_csv", 2, nil, nil),
  ]

  @Test(.enabled(if: SharedFolder.url != nil), arguments: handmade.indices)
  func handmadeFilesEndAsTheyMust(_ index: Int) throws {
    let (file, rows, rule, line) = Self.handmade[index]
    let path = try #require(Self.folder("nasty/csv/handmade/\(file).csv")?.path)
    do {
      let found = try SourceDetection.detect(path: path, options: SourceOptions(), columns: [])
      let table = try LaidOutTable(Sources.open(path: path, options: found.options), found.layout)
      #expect(table.rows.count - 1 == rows)
    } catch let fault as SourceFault {
      #expect(fault.rule == rule, "\(fault)")
      if let line { #expect(fault.line == line, "\(fault)") }
    }
  }

  /// What is to be declared of the small inputs; nothing for all others.
  static let cases: [String: [String]] = [
    "enc-semicolon-unquoted": ["delimiter: \";\""], "enc-utf16-tab": ["encoding: utf-16", "delimiter: tab"],
    "sormas-semicolon-utf8": ["delimiter: \";\""], "footnote-below": ["until: \"Source\""],
    "hxl-second-header": ["hxl: true"],
    "preamble": ["skip: 2"], "units-row-after-header": ["below-header: 1"],
  ]

  @Test(.enabled(if: SharedFolder.url != nil)) func smallInputsAreFoundAsTheyAre() throws {
    let folder = try #require(Self.folder("cases"))
    var count = 0
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
      let path = folder.appending(path: "\(name)/input.csv").path
      guard FileManager.default.fileExists(atPath: path) else { continue }
      let found = try SourceDetection.detect(path: path, options: SourceOptions(), columns: [])
      #expect(found.declaration == Self.cases[name] ?? [], "\(name)")
      count += 1
    }
    #expect(count == 54)
  }
}

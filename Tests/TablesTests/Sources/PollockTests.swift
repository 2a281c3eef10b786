import Foundation
import Tables
import TestSupport
import Testing

/// The Pollock benchmark of polluted CSV (Vitagliano et al., "Pollock: A Data Loading Benchmark", VLDB 2023) and its survey of real
/// files, where the shared folder is: each file with its dialect and the table that it means.
@Suite struct PollockTests {
  private struct Parameters: Decodable {
    var encoding: String
    var delimiter: String
    var quotechar: String
    var escapechar: String
    var header_lines: Count
    var preamble_lines: Count

    struct Count: Decodable {
      var value: Int
      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        value = try (try? container.decode(Int.self)) ?? Int(container.decode(String.self)) ?? 0
      }
    }
  }

  enum Outcome: Hashable { case right, refused, other }

  /// Files whose clean version is not what stands in them, or which no parameter describes; the reason of each.
  static let deviations: [String: String] = [
    "2004-2016.csv": "the clean version leaves out the word for what is missing",
    "HMRC_spending_over_25000_for_September_2018.csv":
      "encoded twice, which detection says and the clean version mends",
    "Wine_Cellar_Consumption_dataset_14-15.csv":
      "encoded twice, which detection says and the clean version mends",
    "Copy_of_2016-17_Q3_Final_V2.csv": "encoded twice, which detection says and the clean version mends",
    "Feb-2016.csv": "a note below the table, which detection leaves out and says",
    "O18_air.csv": "the clean version has another text in one cell",
    "Note_4_Staff_costs_-_Average_number_of_persons_employed_13-14.csv":
      "a title above the first column, which is joined to the names right of it as a merged cell would be",
    "LOS_1050CFit.csv": "declared without quotes, which the clean version takes away",
    "PLA_6%Talc-1hz.csv": "the clean version writes a quote as two apostrophes",
    "mos-oct-dec-2014.csv":
      "several tables, whose further headings the clean version leaves out and no parameter names",
    "permanent_secretary_and_director_general_expenses_and_hospitality_april_to_june_2012.csv":
      "several tables, whose further headings the clean version leaves out and no parameter names",
    "20170320-ePC_Data-Travel-Stationery.csv":
      "several tables, whose further headings the clean version leaves out and no parameter names",
  ]

  /// What a contract says of files beyond the parameters, and with which they are right.
  static let contracts: [String: @Sendable (inout TableLayout) -> Void] = [
    // The second table begins with its own heading.
    "file_multitable_less.csv": { $0.end = .word("DATE") },
    "file_multitable_same.csv": { $0.end = .word("DATE") },
    // Blank cells at the end are not written.
    "row_less_sep_row15_col8.csv": { $0.shortRows = .blank },
    "row_less_sep_row36_col8.csv": { $0.shortRows = .blank },
    "Batch_3250493_batch_results.csv": { $0.shortRows = .blank },
  ]

  private static var folders: [URL] {
    guard let shared = SharedFolder.url else { return [] }
    return ["pollock", "pollock-survey"].map { shared.appending(path: "nasty/csv/\($0)") }
      .filter { FileManager.default.fileExists(atPath: $0.path) }
  }

  private static func rows(_ path: String, _ options: SourceOptions) throws -> [[String]] {
    var source = try DelimitedSource(path: path, options: options)
    var rows: [[String]] = []
    while let row = try source.next() { rows.append(row.fields) }
    return rows
  }

  /// Rows without spaces around cells, blank rows and blank columns on the right.
  private static func plain(_ rows: [[String]]) -> [[String]] {
    let trimmed = rows.map { $0.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") } }
      .filter { $0.contains { !$0.isEmpty } }
    let width = trimmed.map { ($0.lastIndex { !$0.isEmpty } ?? -1) + 1 }.max() ?? 0
    return trimmed.map { Array(($0 + Array(repeating: "", count: max(0, width - $0.count))).prefix(width)) }
  }

  private static func outcome(_ expected: [[String]], _ table: () throws -> [[String]]) throws -> (
    Outcome, SourceFault?
  ) {
    do { return (plain(try table()) == expected ? .right : .other, nil) } catch let fault as SourceFault {
      return (.refused, fault)
    }
  }

  /// What comes of each file, read by `read`.
  private static func outcomes(
    _ folder: URL, _ read: (String, SourceOptions, TableLayout) throws -> [[String]]
  ) throws -> [String: (Outcome, SourceFault?)] {
    var outcomes: [String: (Outcome, SourceFault?)] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    where name.hasSuffix(".clean") {
      let stem = String(name.dropLast(6))
      let parameters = try JSONDecoder().decode(
        Parameters.self, from: Data(contentsOf: folder.appending(path: stem + ".parameters.json")))
      let clean = folder.appending(path: name).path
      var expected = (try? Self.rows(clean, SourceOptions())) ?? []
      if parameters.header_lines.value == 0, expected.first?.first?.hasPrefix("col_") == true {
        expected.removeFirst()
      }
      var options = SourceOptions()
      options.delimiter = parameters.delimiter.utf8.first
      options.quote = parameters.quotechar
      if let escape = parameters.escapechar.utf8.first, parameters.escapechar != parameters.quotechar,
        !parameters.quotechar.isEmpty
      {
        options.escape = .mark(escape)
      }
      if !["ascii", "utf-8"].contains(parameters.encoding.lowercased()) {
        options.encoding = parameters.encoding
      }
      var layout = TableLayout()
      (layout.skip, layout.header) = (parameters.preamble_lines.value, parameters.header_lines.value)
      outcomes[stem] = try outcome(plain(expected)) {
        try read(folder.appending(path: stem + ".csv").path, options, layout)
      }
    }
    return outcomes
  }

  private static func report(_ outcomes: [String: (Outcome, SourceFault?)]) -> [Outcome: Int] {
    outcomes.values.reduce(into: [:]) { $0[$1.0, default: 0] += 1 }
  }

  private static func declared(_ path: String, _ options: SourceOptions, _ layout: TableLayout) throws
    -> [[String]]
  {
    if layout.header == 0 { return Array(try rows(path, options).dropFirst(layout.skip)) }
    return try LaidOutTable(DelimitedSource(path: path, options: options), layout).rows
  }

  private static func detected(_ path: String, _: SourceOptions, _: TableLayout) throws -> [[String]] {
    let found = try SourceDetection.detect(path: path, options: SourceOptions(), columns: [])
    return try LaidOutTable(Sources.open(path: path, options: found.options), found.layout).rows
  }

  /// A row with a field too many or too few, or a quote that is not closed, has no reading in the declared dialect: it is refused at its line.
  @Test(.enabled(if: folders.count == 2)) func theDeclaredDialectIsReadOrTheBrokenRowIsNamed() throws {
    let polluted = try Self.outcomes(Self.folders[0], Self.declared)
    for (name, (outcome, fault)) in polluted {
      #expect(outcome != .other, "\(name)")
      // The number in the name is that of the row that was broken. Of the first the rest is compared with it.
      if outcome == .refused, name.hasPrefix("row_"), name != "row_more_sep_row1_col7.csv",
        let row = name.firstMatch(of: /(?:row|quote|delimiter_)(\d+)_/)?.1
      {
        #expect(fault?.line == Int(row).map { $0 + 1 }, "\(name): \(String(describing: fault))")
      }
    }
    #expect(Self.report(polluted) == [.right: 8, .refused: 33])
    let survey = try Self.outcomes(Self.folders[1], Self.declared)
    for (name, (outcome, _)) in survey where outcome == .other {
      #expect(Self.deviations[name] != nil, "\(name)")
    }
    #expect(Self.report(survey) == [.right: 29, .refused: 8, .other: 9])
  }

  @Test(.enabled(if: folders.count == 2)) func nothingIsSilentlyWrongWhenDetected() throws {
    let polluted = try Self.outcomes(Self.folders[0], Self.detected)
    for (name, (outcome, fault)) in polluted {
      #expect(outcome != .other, "\(name): \(String(describing: fault))")
    }
    #expect(Self.report(polluted) == [.right: 6, .refused: 35])
    let survey = try Self.outcomes(Self.folders[1], Self.detected)
    for (name, (outcome, _)) in survey where outcome == .other {
      #expect(Self.deviations[name] != nil, "\(name)")
    }
    #expect(Self.report(survey) == [.right: 25, .refused: 14, .other: 7])
  }

  @Test(.enabled(if: folders.count == 2)) func whatAContractCanSayBeyondTheDialectMakesFilesRight() throws {
    var right: Set<String> = []
    for folder in Self.folders {
      let outcomes = try Self.outcomes(folder) { path, options, layout in
        let name = URL(filePath: path).deletingPathExtension().lastPathComponent
        guard let change = Self.contracts[name] else { return [] }
        var layout = layout
        change(&layout)
        var rows = try TableRows(DelimitedSource(path: path, options: options), layout: layout)
        var all = [rows.header]
        while let row = try rows.next() { all.append(row.fields) }
        return all
      }
      right.formUnion(outcomes.filter { $0.value.0 == .right && Self.contracts[$0.key] != nil }.keys)
    }
    #expect(right == Set(Self.contracts.keys))
  }

  /// Pollock's table of an empty file has no row and no heading, and nothing else can be meant by it.
  @Test(.enabled(if: folders.count == 2)) func anEmptyFileIsSaidToBeEmpty() throws {
    let file = Self.folders[0].appending(path: "file_no_payload.csv.csv").path
    #expect {
      _ = try DelimitedSource(path: file, options: SourceOptions())
    } throws: { ($0 as? SourceFault)?.rule == "not-empty" }
  }
}

import Codebook
import Evaluations
import Foundation
import Language
public import Pipelines
import Tables
import Trends

/// `waymark evaluate`: scores before and after a training from a file, with no pipeline and no contract.
public enum EvaluateFile {
  /// Why nothing is evaluated.
  public enum Failure: Error, Sendable {
    /// The command line asks for what the file does not have, or says too little.
    case request(TrendFile.RequestFault)
    /// The file is missing or wrong.
    case data(StageFailure)
  }

  /// What is told of a file.
  public struct Told: Sendable {
    /// What the numbers say, and what they cannot say, in sentences.
    public var sentences: [String]
    /// The lines of the table, the first of them with the names of the columns.
    public var rows: [[String]]
    /// What was taken for granted about the file, and what is remarkable about it.
    public var taken: [String]
  }

  /// What was read and what it tells.
  struct Result {
    var finding: EvaluationFinding
    /// What was taken for granted about how the file is written, and what is remarkable about what stands in it.
    var taken: [String]
    /// Of these, what is remarkable about what stands in it, without which the numbers may be misread.
    var notes: [String] = []
    /// What tests at follow-ups before the latest one tell, in order of their times.
    var earlier: [EarlierFollowUp] = []
  }

  /// For whom the results are.
  static let audience = "internal"

  /// How many digits a number of the table has; JSON has all of them.
  static let digits = 6

  /// Evaluates a file, for people.
  public static func told(_ request: Request) throws(Failure) -> Told {
    let result = try evaluate(request)
    let sentences = EvaluationSentences(result.finding, earlier: result.earlier)
    return Told(
      sentences: sentences.audience + result.notes.map { "note: \($0)" } + sentences.all,
      // What is remarkable stands above, as part of what is told, and so do problems.
      rows: rows(result.finding), taken: result.taken.filter { !result.notes.contains($0) })
  }

  /// The same as CSV, a line a number, and what was taken for granted.
  public static func csv(_ request: Request) throws(Failure) -> (text: String, taken: [String]) {
    let result = try evaluate(request)
    let lines = result.finding.lines.map { line in
      line.map { value in
        switch value {
        case .number?: value?.text ?? ""
        case .word(let word)?: CSVField.text(word)
        case nil: ""
        }
      }
    }
    let text = ([EvaluationFinding.columns] + head(result) + lines).map { $0.joined(separator: ",") + "\n" }
      .joined()
    return (text, result.taken + EvaluationSentences(result.finding).audience)
  }

  /// The first lines of CSV: for whom it is, whom it tells apart, and what is remarkable about the file, as JSON has them.
  private static func head(_ result: Result) -> [[String]] {
    let told = EvaluationSentences(result.finding).personsTold
    let lines =
      [["file", "audience", audience]] + told.map { ["file", "single persons told", $0] }
      + result.notes.enumerated().map { ["file", "note \($0 + 1)", $1] }
    return lines.map { $0.map(CSVField.text) + ["", "", ""] }
  }

  /// The same in the format `waymark-evaluation/1`, and what was taken for granted.
  public static func json(_ request: Request) throws(Failure) -> (text: String, taken: [String]) {
    let result = try evaluate(request)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(Document(result)) else {
      throw .data(StageFailure(cause: .engine, message: "the results cannot be written as JSON"))
    }
    return (VisibleText.json(String(decoding: data, as: UTF8.self)) + "\n", result.taken)
  }

  /// The form of the results for programs.
  private struct Document: Encodable {
    var format = "waymark-evaluation/1"
    var audience = EvaluateFile.audience
    /// Who can be told apart, and what is remarkable about the file.
    var notes: [String]
    var evaluation: Evaluation?
    /// What tests at follow-ups before the latest one tell.
    var earlierFollowUps: [EarlierFollowUp]?
    var cascade: Cascade?

    init(_ result: Result) {
      notes = EvaluationSentences(result.finding).audience + result.notes
      (evaluation, cascade) = (result.finding.evaluation, result.finding.cascade)
      earlierFollowUps = result.earlier.isEmpty ? nil : result.earlier
    }
  }

  private static func rows(_ finding: EvaluationFinding) -> [[String]] {
    var finding = finding
    finding.cascade?.problems = []
    return [EvaluationFinding.columns]
      + finding.lines.map { line in
        line.map { value in
          if case .number(let number)? = value { return number.rounded(toDigits: digits) }
          return value?.text ?? ""
        }
      }
  }

  static func evaluate(_ request: Request) throws(Failure) -> Result {
    var run = EvaluationRun(sheet: nil, sessions: nil, choices: EvaluationChoices())
    var (taken, notes): ([String], [String]) = ([], [])
    var earlier: [EarlierFollowUp] = []
    var headings: Set<String> = []
    if let path = request.path {
      let read = try scoreRows(of: path, request)
      headings.formUnion(read.rows.names)
      if Self.liesOnItsSide(read.rows) {
        throw .request(
          .init(
            message: "the participants stand in columns, and the tests in rows",
            help: "turn the table in the spreadsheet (transpose), so that each participant has a row"))
      }
      var asked = request
      asked.phaseByCells = phase(of: read.rows)
      let layout = try asked.layout(of: read.rows.names)
      try refuseNames(
        layout.groups + layout.within, read.rows, codes: [layout.participant],
        sheets: request.readsAllSheets ? WorkshopSheets.column : nil)
      let (lists, words, open) = sexes(layout.groups, read.rows)
      var reader = ScoreSheetReader(
        layout: layout, rows: read.rows, lists: lists, sexes: words, missing: request.missing)
      if request.choosesTrainers { reader.telling = .oneByOne }
      do {
        let (sheet, said) = try reader.sheet()
        run.sheet = sheet
        let others = EarlierFollowUp.read(reader, beside: layout)
        earlier = others.told
        notes +=
          said.filter { others.told.isEmpty || $0.rule != "follow-ups" }.map(\.text) + others.notes + open
        notes += UnreadNumbers.notes(read.rows, layout) + UnfilledGroups.notes(read.rows, layout)
        taken += read.taken + [request.words(layout, read.rows.names)]
      } catch { throw failure(error) }
      run.unanswered = layout.unanswered
      run.shown = layout.groups
      run.choices = try request.choices(layout)
      if let message = run.choiceFault {
        throw .request(.init(message: message, help: "choose fewer, or all who have a score"))
      }
    }
    run.choices.asOf = request.asOf
    if let path = request.sessions {
      let read = try sessionRows(of: path, request)
      headings.formUnion(read.rows.names)
      let layout = try request.sessionLayout(of: read.rows.names)
      do {
        var reader = SessionSheetReader(
          layout: layout, rows: read.rows, missing: request.missing, dateOrder: request.dateOrder,
          today: request.today.flatMap(CalendarDay.init), names: .numbered)
        if let most = request.largestSession { reader.largestSession = most }
        let (sessions, said) = try reader.sessions()
        run.sessions = sessions
        run.lineage = layout.lineage
        notes += (said + [run.matchTrainers(read.rows.file)].compactMap(\.self)).map(\.text)
        taken += read.taken + [request.words(layout, read.rows.names)]
      } catch { throw failure(error) }
    }
    try request.refuseUnfilled(headings)
    return Result(
      finding: run.showing(run.finding()), taken: taken + notes, notes: notes,
      earlier: earlier.map { $0.evaluated(run) })
  }

  /// Whether the cells of the first column are the headings of scores, and there is a column for each participant.
  private static func liesOnItsSide(_ rows: SheetRows) -> Bool {
    guard rows.rows.count <= 12, rows.names.count > 4 else { return false }
    let first = [rows.names[0]] + rows.rows.map { HeadingText.plain($0.fields[0]) }
    let turned = ScoreColumns(names: first).scoresByOccasion
    guard turned[.before] != nil, turned[.after] != nil, Set(first).count == first.count else { return false }
    let own = ScoreColumns(names: rows.names)
    return own.scoresByOccasion.isEmpty && own.itemsByOccasion.isEmpty && own.score == nil
  }

  /// The only column all of whose cells say before, after or a follow-up, as a form asks `Which test is this?`; nil for none.
  private static func phase(of rows: SheetRows) -> String? {
    let found = rows.names.filter { name in
      guard let place = rows.place(of: name) else { return false }
      let words = Set(rows.rows.map { HeadingText.plain($0.fields[place]) }.filter { !$0.isEmpty })
      guard (2...6).contains(words.count) else { return false }
      let phase = ScoreLayout.Phase(column: name, words: ScoreColumns.phaseWords)
      let occasions = words.map { phase.occasion(of: $0) }
      return !occasions.contains(nil) && occasions.contains(.before) && occasions.contains(.after)
    }
    return found.count == 1 ? found.first : nil
  }

  /// The rows of a file of sessions, which may stand on several sheets.
  private static func sessionRows(
    of path: String, _ request: Request
  ) throws(Failure) -> (rows: SheetRows, taken: [String]) {
    if let found = try workshops(path, of: .sessions, request) { return found }
    return try rows(of: path, request)
  }

  /// The rows of a file of scores, whose occasions may stand on sheets of their own.
  private static func scoreRows(
    of path: String, _ request: Request
  ) throws(Failure) -> (rows: SheetRows, taken: [String]) {
    if let found = try workshops(path, of: .scores, request) { return found }
    let others = otherSheets(path, request).map { [$0] } ?? []
    // Whatever is wrong with the file is said when it is read.
    guard let found = (try? occasionSheets(path, request)) ?? nil, found.sheets.count > 1 else {
      let read = try rows(of: path, request)
      return (read.rows, read.taken + others)
    }
    let read = try joined(path, found, request)
    return (read.rows, read.taken + others)
  }

  /// The rows of a file, however it is written.
  static func rows(
    of path: String, _ request: Request
  ) throws(Failure) -> (rows: SheetRows, taken: [String]) {
    do throws(SourceFault) {
      var found = try request.file.detect(path, columns: [])
      // Of two files one alone may have the columns.
      found.layout.fillDown = []
      var table = try TableRows(
        Sources.open(path: path, options: found.options), layout: found.layout, missingResults: .told)
      let names = table.header.map(HeadingText.plain)
      var rows: [SheetRows.Row] = []
      while let row = try table.next() {
        // A heading that stands again is no participant, and neither is a row of blanks.
        guard row.fields.map(HeadingText.plain) != names,
          row.fields.contains(where: { !HeadingText.plain($0).isEmpty })
        else { continue }
        var read = SheetRows.Row(row)
        for (place, text) in row.merged where HeadingText.plain(read.fields[place]).isEmpty {
          read.fields[place] = text
          read.merged.insert(place)
        }
        rows.append(read)
      }
      var above = CellsAbove(request.file.fillDown.compactMap { names.firstIndex(of: $0) })
      for row in rows.indices { above.fill(&rows[row].fields) }
      guard !rows.isEmpty else {
        throw SourceFault(
          file: table.file, line: table.headingLine, rule: "not-empty", message: "there are no rows")
      }
      return (
        SheetRows(file: table.file, names: names, rows: rows),
        found.taken + table.notices.compactMap(Self.words)
      )
    } catch {
      throw .data(
        StageFailure(
          cause: .data, message: CommandLineWords.told(error.description),
          help: (error.rule == "sheet" ? sheetRemedy(path, request) : nil)
            ?? error.remedy.map(CommandLineWords.told) ?? CommandLineWords.help(for: error.rule)
            ?? "correct the file"))
    }
  }

  /// What is said of how a file was read: numbers shown as per cent are read here as they are shown, and merged cells in every row that they cover.
  private static func words(_ notice: SourceNotice) -> String? {
    switch notice.rule {
    case "percent-cells": notice.message.replacing(": kept and read as fractions of 1", with: ": read so")
    case "merged-cells":
      "\(notice.count) merged cell\(notice.count == 1 ? " covers" : "s cover") several rows: read in each of them"
    default: CommandLineWords.told(notice.message)
    }
  }

  private static func failure(_ problems: SourceProblems) -> Failure {
    .data(
      StageFailure(
        cause: .data, message: CommandLineWords.told(problems.lines.first ?? "the file is wrong"),
        details: problems.lines.dropFirst().map(CommandLineWords.told),
        help: problems.remedy.map(CommandLineWords.told) ?? "correct the file, or name other columns"))
  }

  /// Refuses columns of groups that hold names of persons: by what they hold, or since they are not called as groups are and nearly every row has
  /// a name of its own.
  private static func refuseNames(
    _ groups: [String], _ rows: SheetRows, codes: [String], sheets: String?
  ) throws(Failure) {
    var problems = SourceProblems()
    let names = GroupNames(rows, rows.rows.indices, codes: codes)
    let remedy = "name columns of groups: --by COLUMN, or none"
    for name in groups where !ScoreColumns.isSex(name) {
      let origin: GroupNames.Origin = name == sheets ? .sheets : .cells
      if let fault = names.fault(in: name, from: origin, remedy: remedy) {
        problems.add(fault)
        continue
      }
      guard !ScoreColumns.isGroup(name), let place = rows.place(of: name) else { continue }
      let cells = rows.rows.map { HeadingText.plain($0.fields[place]) }.filter { !SheetText.isBlank($0) }
      let different = Set(cells)
      guard different.count >= 5, different.count * 10 >= cells.count * 9,
        CodeSigns(different.sorted()).areNames
      else { continue }
      var fault = SourceFault(
        file: rows.file, column: name, rule: "names",
        message: "reads as names of persons, which would be told: nearly every row has another one")
      fault.remedy = remedy
      problems.add(fault)
    }
    guard problems.isEmpty else { throw failure(problems) }
  }

  /// The list by which words of sexes are read, and what it cannot tell alone, for columns that are called so or hold such words for
  /// the most part; and what is said of columns whose words are not understood.
  private static func sexes(
    _ groups: [String], _ rows: SheetRows
  ) -> (lists: [String: CodeList], words: [String: SexWords], notes: [String]) {
    guard let sexes = CodeListLibrary.shipped["sex"] else { return ([:], [:], []) }
    var (lists, meanings): ([String: CodeList], [String: SexWords]) = ([:], [:])
    var notes: [String] = []
    for name in groups {
      guard let place = rows.place(of: name) else { continue }
      let words = rows.rows.map { HeadingText.plain($0.fields[place]) }.filter { !SheetText.isBlank($0) }
      let own = SexWords(heading: name, words: words, headings: rows.names, list: sexes)
      let isCalledSo = ScoreColumns.isSex(name)
      let known = words.count { word in
        isCalledSo && own.meanings[SexWords.plain(word)] != nil
          || sexes.code(matching: isCalledSo ? SexWords.plain(word) : word) != nil
      }
      if known > 0, isCalledSo ? known * 2 >= words.count : known * 10 >= words.count * 9 {
        lists[name] = sexes
        if isCalledSo { meanings[name] = own }
      } else if isCalledSo, !words.isEmpty {
        notes.append(
          "\(rows.file): \(words.count - known) of \(words.count) cells of '\(name)' hold no word for a sex that is understood; its words stand as they are"
        )
      }
    }
    return (lists, meanings, notes)
  }
}

import Foundation
import Language
import Pipelines
import Tables

/// What the condition of a table selects of the periods of its source: `selection.json` beside the table, where there is
/// a condition on periods.
///
/// A table without rows because its source does not name a country is an answer. One without rows because nothing of the
/// source lies within the periods that were asked for is a question that was put wrongly, and no page is made of it.
struct StoredSelection: Codable {
  private static let file = "selection.json"
  /// The rule of the warning about a selection without a period.
  static let rule = "no-period"

  /// Whether any period of the source is selected.
  var isEmpty: Bool
  /// For people: the condition, and where the figures are published what periods there are.
  var text: String

  /// What a condition selects of the periods of a table of counts; nil where it asks for none.
  ///
  /// - Parameters:
  ///   - filter: with values in place of parameters and bindings.
  ///   - periods: those of the table; asked only where needed.
  init?(
    _ filter: TypedExpression?, of schema: CountsSchema, periods: () throws(StageFailure) -> [Period]?
  ) throws(StageFailure) {
    guard let column = schema.period?.name else { return nil }
    let conditions = (filter?.conjuncts ?? []).filter { $0.mentionedColumns == [column] }
    guard !conditions.isEmpty else { return nil }
    let words = "no period lies within \(conditions.map(\.plainText).joined(separator: " and "))"
    guard let periods = try periods(), let first = periods.min(), let last = periods.max() else {
      (isEmpty, text) = (false, words)
      return
    }
    // What cannot be decided is no ground to refuse.
    isEmpty = Set(periods).allSatisfy { period in
      let evaluator = ExpressionEvaluator { $0 == column ? .word(period.description) : .unknown }
      return conditions.contains { evaluator.truth($0) == false }
    }
    text = words + (schema.citations.isEmpty ? "" : "; the source has \(first) to \(last)")
  }

  /// What the condition of a table of records selects, where it asks for nothing but days, months or years.
  init?(_ filter: TypedExpression?, ofRecords rows: Int) {
    guard let filter, !filter.columnTypes.isEmpty,
      filter.columnTypes.isSubset(of: [.date, .month, .year])
    else { return nil }
    isEmpty = rows == 0
    text = "no record lies within \(filter.plainText)"
  }

  /// The warning about a selection without a period.
  func condition(of stage: String) -> DataCondition? {
    guard isEmpty else { return nil }
    return DataCondition(Self.rule, of: stage, count: 1, text: "no rows: \(text)", remedy: Self.remedy)
  }

  /// What to do about it.
  static let remedy = "ask for periods that the source has, such as with --param"

  /// Writes it into the folder of a table.
  func write(folder: String) throws(StageFailure) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    try PortFolder.write([UInt8]((try? encoder.encode(self)) ?? Data()), to: folder + "/" + Self.file)
  }

  /// Refuses the tables of a page where a condition on periods stands before some of them and none of those has a period.
  static func refuseEmpty(_ tables: [StageAttempt.Artefact]) throws(StageFailure) {
    let selections = tables.compactMap { table -> (stage: String, selection: StoredSelection)? in
      guard let data = FileManager.default.contents(atPath: table.folder + "/" + file),
        let selection = try? JSONDecoder().decode(StoredSelection.self, from: data)
      else { return nil }
      return (table.stage, selection)
    }
    guard let first = selections.first, selections.allSatisfy(\.selection.isEmpty) else { return }
    throw StageFailure(
      cause: .data, message: "there is nothing to show: in '\(first.stage)' \(first.selection.text)",
      help: remedy)
  }
}

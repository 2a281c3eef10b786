public import Language
import Tables

/// Something that a rule found in the source of a table, as a page tells it: by rule, column and count.
public struct FoundCondition: Sendable, Hashable, Codable {
  /// The rules that have words of their own in every language; another is called by its name.
  enum Rule: String, CaseIterable {
    case blank, code, undated, uncovered, unread, choice, identical
    case duplicateKey = "duplicate-key"
    case mergedKey = "merged-key"
    case totalsUnlikeParts = "totals-unlike-parts"
    case contradictingParts = "contradicting-parts"
    case notSummed = "not-summed"
    case noTotal = "no-total"
    case noRows = "no-rows"
    case notPublished = "not-published"
    case disguisedTotal = "disguised-total"
    case totalRow = "total-row"
    case fiscalYears = "fiscal-years"
    case withoutPeriod = "without-period"
    case withoutRecording = "without-recording"
    case addendsUnknown = "unknown-addends"
    case earlierReleases = "earlier-releases"
  }

  /// The rule.
  public var rule: String
  /// The column as the contract calls it; nil where a row or the whole is meant.
  public var column: LocalizedText?
  /// How many values, rows or records.
  public var count: Int

  /// Takes what a page tells of a condition.
  ///
  /// - Parameter label: what a column is called.
  init(_ condition: DataCondition, label: (_ column: String) -> LocalizedText) {
    rule = condition.rule
    column = condition.column.map(label)
    count = condition.count
  }
}

/// Why a figure or a sentence is another than in the last report, as runs name it.
enum ToldCause: String, CaseIterable {
  case records, contract, configuration
  case codeList = "code list"
  case methodVersion = "method version"
  case engineVersion = "engine version"
  case yearOfRun = "year of the run"
  case firstSeen = "first seen"
  case noLongerMade = "no longer made"
  case lastReport = "last report"
  case earlierRuns = "earlier runs"
  case earlierKey = "earlier key no longer stored"
  case computedAgain = "computed again"
}

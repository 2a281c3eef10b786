import Codebook
import Language
import Pipelines
import Tables

/// What stages tell each other about a port of records before any data is read.
///
/// It is enough to compute the records again: a stage that is the only one to read clean records reads
/// the source through the cleaning, and nothing between is stored.
struct RecordsPort: Sendable {
  /// What the source promises.
  var contract: Contract
  /// The same, of records.
  var records: RecordsContract
  /// The absolute path of the source.
  var source: String
  /// How the records are made clean; nil as loaded.
  var cleaning: RecordsCleaning?

  /// The types of the columns that expressions may use.
  var types: [String: ScalarType] {
    var types = records.types
    for column in cleaning?.derived ?? [] { types[column.name] = .code(list: column.codeList) }
    return types
  }

  /// Where the records lie in time, as far as the contract says it before they are read.
  var calendar: RecordsCalendar? {
    records.period.map {
      RecordsCalendar(
        column: $0, content: records.periodFrequency.length == .year ? .years : .days,
        coverage: contract.coverage?.end == .data ? nil : contract.coverage)
    }
  }

  /// What the values of the source depend on in the day of the run.
  var calendarUse: CalendarUse {
    contract.coverage?.end == .data || records.columns.contains { $0.rangeRule == .aroundToday }
      ? .year : .none
  }

  /// Opens the source and compares its headings with the contract.
  func openSource(look: RecordsSource.Look = .whole) throws(StageFailure) -> RecordsSource {
    do {
      return try RecordsSource(
        path: source, columns: records.columns.map(\.name), contract: contract.name, look: look)
    } catch {
      throw EngineAccess.sourceFailure(error, contract: contract.name)
    }
  }
}

import Codebook
import Foundation
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
  /// The absolute paths of the files of the source.
  var files: [String]
  /// How the records are made clean; nil as loaded.
  var cleaning: RecordsCleaning?

  /// The types of the columns that expressions may use.
  var types: [String: ScalarType] {
    var types = records.types
    for column in cleaning?.derived ?? [] { types[column.name] = .code(list: column.codeList) }
    return types
  }

  /// The code list of a column; nil for one that holds no codes.
  func codeList(of column: String) -> String? {
    if case .code(let list)? = types[column] { list } else { nil }
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

  /// What messages call the source.
  var fileName: String {
    files.count == 1 ? AbsolutePath.lastComponent(files[0]) : "\(files.count) files"
  }

  /// Opens the source and compares its headings with the contract.
  ///
  /// A source that the engine does not read as it stands is written into `folder` first.
  func openSource(
    in folder: String, look: RecordsSource.Look = .whole
  ) throws(StageFailure) -> OpenRecords {
    let columns = records.columns.map(\.name)
    do throws(SourceFault) {
      if try PlainRecords.areIn(files, of: contract) {
        let source = try RecordsSource(
          path: files[0], columns: columns, contract: contract.name, look: look)
        return OpenRecords(source: source, conditions: [], written: nil)
      }
    } catch {
      throw EngineAccess.sourceFailure(error.explained(by: files, contract), contract: contract.name)
    }
    let written = folder + "/" + OpenRecords.writtenFile
    do throws(RecordsWriteError) {
      try? FileManager.default.removeItem(atPath: written)
      let conditions = try PlainRecords.write(files, of: contract, to: written)
      do throws(SourceFault) {
        let source = try RecordsSource(
          path: written, columns: columns, contract: contract.name, look: look)
        return OpenRecords(source: source, conditions: conditions, written: written)
      } catch {
        throw .source(error)
      }
    } catch {
      try? FileManager.default.removeItem(atPath: written)
      switch error {
      case .source(let fault):
        throw EngineAccess.sourceFailure(fault.explained(by: files, contract), contract: contract.name)
      case .disk: throw DiskProbe.failure(at: folder)
      }
    }
  }
}

/// Records that are open to be read.
struct OpenRecords: Sendable {
  /// The name of the plain file that a source of another form is written to.
  static let writtenFile = "source.csv"

  /// The file that the engine reads.
  var source: RecordsSource
  /// What there is to say of how it was read.
  var conditions: [DataCondition]
  /// The file to remove once it is read; nil where the source is read as it stands.
  var written: String?

  /// Removes what was written for the reading.
  func close() {
    if let written { try? FileManager.default.removeItem(atPath: written) }
  }
}

public import Language
import Tables

/// Loads figures by a contract that was just proposed, as a run would, and settles what the load finds.
///
/// What the loader refuses until the contract says what it is - a category that equals the sum of the others - is decided by what the code
/// lists know, and marked as doubtful.
public struct FirstContractTrial {
  /// The path of the contract's file, and of the figures.
  private let contract: String
  private let source: String
  private let library: CodeListLibrary

  /// Prepares a trial.
  ///
  /// - Parameter library: the lists of the project with those that the contract writes.
  public init(contract: String, source: String, library: CodeListLibrary) {
    self.contract = contract
    self.source = source
    self.library = library
  }

  /// Settles what the load finds, and says what of the proposal does not load.
  ///
  /// - Parameter today: the day of the run, `2026-11-24`.
  /// - Throws: what is wrong with the contract itself.
  public func settle(_ proposal: inout FirstContract, today: String) throws(DiagnosticsError) {
    let read = try ContractReader.read(path: contract, name: contract, library: library)
    guard read.records == nil else { return }
    let loader = CountsLoader(contract: read, library: library)
    let table: CountsTable
    do throws(SourceProblems) {
      let loaded = try loader.load(path: source, today: today)
      table = loaded.table
      for condition in loaded.conditions where Self.told.contains(condition.rule) {
        let hint =
          condition.rule == RowNotices.duplicateKey
          ? "; figures of the same categories and period differ, and none is taken: where rows stand under a row that holds a name alone, write that name into a column of its own"
          : ""
        proposal.remarks.append("check: \(condition.text)\(hint)")
      }
    } catch {
      for (fault, others) in error.grouped.prefix(5) {
        let place = fault.column.map { "column '\($0)' " } ?? ""
        let lines = fault.line.map {
          others.isEmpty ? "line \($0): " : "line \($0) and \(others.count) others: "
        }
        proposal.remarks.append(
          "check: it does not load yet: \(lines ?? "")\(place)\(fault.message) (rule: \(fault.rule))")
      }
      return
    }
    settleFuture(table, in: &proposal, today: today)
    let excused = read.columns.filter { $0.total == .none }.map(\.name)
    let settled = zip(table.schema.dimensions, table.dimensions).filter {
      $1.contains(CountsSchema.marginCode)
    }.map(\.0.name)
    let suspects = DisguisedTotals.suspects(in: table, excused: Set(excused), withTotal: Set(settled)) {
      dimension, code in
      guard case .code(let list)? = read.types[dimension] else { return [] }
      return library[list]?.words(of: code) ?? []
    }
    for suspect in suspects { settle(suspect, in: &proposal) }
  }

  /// Says of periods that lie more than a year ahead of today that they may be of another calendar, or are projections.
  private func settleFuture(_ table: CountsTable, in proposal: inout FirstContract, today: String) {
    guard let year = Int(today.prefix(4)),
      let index = proposal.columns.firstIndex(where: { $0.role == .period }),
      proposal.columns[index].doubts.allSatisfy({ !$0.contains("Bikram") })
    else { return }
    let years = table.periods.filter { $0.frequency.calendar == .gregorian }.map(\.year)
    guard let first = years.min(), let last = years.max(), last > year + 1 else { return }
    proposal.columns[index].doubts.append(
      first > year + 1
        ? "these years lie in the future: they may be of another calendar, such as Bikram Sambat, 56 to 57 ahead, and stand as they are written"
        : "its last years lie in the future: figures of them are projections, or years are written wrong")
  }

  /// What of a load nobody should overlook who takes the contract: figures that contradict each other, or their totals.
  private static let told: Set<String> = [
    RowNotices.duplicateKey, ApartRows.unequal, ApartRows.unequal + "-all",
  ]

  private func settle(_ suspect: DisguisedTotals.Suspect, in proposal: inout FirstContract) {
    guard let index = proposal.columns.firstIndex(where: { $0.name == suspect.dimension }) else { return }
    let text = proposal.columns[index].codes.first { $0.value == suspect.code }?.key ?? suspect.code
    let isListed =
      proposal.columns[index].list.map { list in !proposal.writtenLists.contains { $0.name == list } }
      ?? false
    if isListed, case .sums = suspect.evidence {
      // A country is none of a total, however its figures add up.
      proposal.columns[index].hasNoTotal = true
      proposal.columns[index].doubts.append(
        "'\(text)' often equals the sum of the others, and is taken as none of a total, since it is a word of a list"
      )
    } else if proposal.columns[index].total == nil {
      proposal.columns[index].total = text
      proposal.columns[index].doubts.append("'\(text)' is taken as the total of the others")
    } else if !proposal.columns[index].furtherTotals.contains(text) {
      proposal.columns[index].furtherTotals.append(text)
      proposal.columns[index].doubts.append(
        "'\(text)' is taken as a further total, and a rule leaves its rows out")
    }
  }
}

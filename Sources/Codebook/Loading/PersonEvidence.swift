import Language
import Tables

/// What in a source speaks for rows that are persons.
struct PersonEvidence {
  private let contract: Contract
  /// The dimensions with nearly as many codes as rows.
  private let unique: [Contract.Column]
  private let signs: PersonSigns
  private let measureOfCases: String?

  /// Weighs the rows of a source.
  ///
  /// - Parameter keys: how many different keys its rows have.
  init(
    _ shape: SourceShape, table: CountsTable, keys: Int, contract: Contract, library: CodeListLibrary
  ) {
    self.contract = contract
    unique = PersonLikeDimension(contract: contract, table: table).all()
    signs = PersonSigns(shape, table: table, beside: unique, library: library)
    measureOfCases = shape.measureOfCases(keys: keys)
  }

  /// The dimensions of which the contract does not say what their codes are of.
  private var unexplained: [Contract.Column] { unique.filter { $0.codesOf == nil } }

  /// Why the source is not taken as published; nil where nothing speaks against it.
  func fault(file: String) -> SourceFault? {
    func fault(_ column: String, _ message: String, remedy: String = "") -> SourceFault {
      SourceFault(
        file: file, line: 1, column: column, rule: DataCondition.codesOfPersons,
        message: message + ", so it is not taken as published" + remedy)
    }
    if let measure = measureOfCases {
      return fault(
        measure, "is 1 in every row, and rows of one key stand there more than once, as in a list of cases")
    }
    if !unique.isEmpty && signs.tellPersons || signs.tellPersons(among: contract.columns) {
      let rest = signs.found.dropFirst().map { "column '\($0.column)' \($0.sign.rawValue)" }
      return signs.found.first.map { first in
        fault(
          first.column,
          "has \(first.sign.rawValue) and \(rest.joined(separator: " and ")), as records of persons have")
      }
    }
    return unexplained.first.map { column in
      let remedy =
        column.role == .dimension
        ? ": if its codes are of no persons, write 'codes-of: places' or 'codes-of: categories' for it in contract '\(contract.name)'"
        : ""
      return fault(
        column.name, "has nearly as many codes as rows, as a list of persons has", remedy: remedy)
    }
  }

  /// What is not published is confidential anyway, and is only flagged where its codes look like persons.
  func conditions(file: String) -> [DataCondition] {
    guard contract.citation == nil, let column = unexplained.first else { return [] }
    return [
      DataCondition(
        DataCondition.codesOfPersons, of: contract.name, column: column.name, count: 1,
        text: "\(file): '\(column.name)' has nearly as many codes as rows: a code may stand for one person")
    ]
  }
}

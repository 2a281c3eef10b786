import Language
import Tables

/// What in a source speaks for rows that are persons.
struct PersonEvidence {
  private let contract: Contract
  /// The dimensions with nearly as many codes as rows, without those of countries.
  private let unique: [Contract.Column]
  private let ofCountries: [Contract.Column]
  private let signs: PersonSigns
  private let measureOfOnes: String?
  private let repeatsKeys: Bool

  /// Weighs the rows of a source.
  ///
  /// - Parameter keys: how many different keys its rows have.
  init(
    _ shape: SourceShape, table: CountsTable, keys: Int, contract: Contract, library: CodeListLibrary
  ) {
    self.contract = contract
    let found = PersonLikeDimension(contract: contract, table: table).all()
    unique = found.filter { !$0.isOfCountries }.map(\.column)
    ofCountries = found.filter(\.isOfCountries).map(\.column)
    signs = PersonSigns(shape, table: table, beside: unique, library: library)
    measureOfOnes = shape.measureOfOnes
    repeatsKeys = shape.repeats(keys: keys)
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
    if repeatsKeys, let measure = measureOfOnes {
      return fault(
        measure, "is 1 in every row, and rows of one key stand there more than once, as in a list of cases")
    }
    if let telling = tellingSigns, let first = telling.first {
      let rest = telling.dropFirst().map { "column '\($0.column)' has \($0.words)" }
      let remedy = contract.columns.contains { $0.name == first.column && $0.role == .attribute }
      return fault(
        first.column, "has \(([first.words] + rest).joined(separator: " and ")), as records of persons have",
        remedy: remedy
          ? ": if it has none, take what has no role out of the file and of contract '\(contract.name)'" : "")
    }
    if let column = unexplained.first {
      return fault(
        column.name, "has nearly as many codes as rows, as a list of persons has", remedy: claim(for: column))
    }
    guard let measure = measureOfOnes, !unique.contains(where: { $0.codesOf != nil }),
      !ofCountries.contains(where: { $0.codesOf != nil })
    else { return nil }
    return fault(
      measure, "is 1 in every row, as in a list of cases", remedy: ofCountries.first.map(claim) ?? "")
  }

  /// The signs that are enough; nil where they are not.
  private var tellingSigns: [PersonSigns.Found]? {
    if !unique.isEmpty { return signs.tellPersons ? signs.found : nil }
    return signs.tellPersons(among: contract.columns, besideCountries: !ofCountries.isEmpty)
  }

  /// What can be said of a dimension whose codes are of no persons.
  private func claim(for column: Contract.Column) -> String {
    guard column.role == .dimension else { return "" }
    return
      ": if its codes are of no persons, write 'codes-of: places' or 'codes-of: categories' for it in contract '\(contract.name)'"
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

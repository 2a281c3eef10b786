/// A published CSV file without quoted fields, for assertions.
struct CSVTable {
  let header: [String]
  let all: [[String: String]]

  init(_ text: String) throws {
    let lines = text.split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    header = lines.first ?? []
    all = lines.dropFirst().map { [header = lines.first ?? []] fields in
      Dictionary(uniqueKeysWithValues: zip(header, fields))
    }
  }

  func rows(_ isIncluded: ([String: String]) -> Bool) -> [[String: String]] { all.filter(isIncluded) }
}

extension [[String: String]] {
  func sum(_ column: String) -> Int { reduce(0) { $0 + (Int($1[column] ?? "") ?? 0) } }
}

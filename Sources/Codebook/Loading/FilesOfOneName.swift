import Language

/// Files beside each other whose names differ in a day or a period alone: `figures_2024-05.csv`, `figures_2024-06.csv`.
public struct FilesOfOneName: Sendable, Hashable {
  /// How many there are.
  public let count: Int
  /// The pattern that all of them fit, such as `figures_*.csv`.
  public let pattern: String
  /// What their names tell, a type of columns: `date`, `week`, `month`, `quarter`, `half-year` or `year`.
  public let type: String

  /// Finds them among the names of a folder; nil where no other name is like the one of the file.
  ///
  /// - Parameters:
  ///   - file: the name of the file, without its folder.
  ///   - names: all names in its folder, in any order.
  public init?(_ file: String, among names: [String]) {
    let shape = Self.shape(file)
    let alike = names.filter { Self.shape($0) == shape }
    let types: [(type: ScalarType, word: String)] = [
      (.date, "date"), (.week, "week"), (.month, "month"), (.quarter, "quarter"), (.halfYear, "half-year"),
      (.year, "year"),
    ]
    guard alike.count > 1,
      let type = types.first(where: { type in
        let texts = alike.compactMap { try? FileNameText.value(of: $0, as: type.type) }
        return Set(texts).count == alike.count
      })
    else { return nil }
    count = alike.count
    self.type = type.word
    let first = file.prefix { !($0.isWholeNumber) }
    let last = file.reversed().prefix { !($0.isWholeNumber) }.reversed()
    pattern = String(first) + "*" + String(last)
  }

  /// A name without what its digits say.
  private static func shape(_ name: String) -> String {
    String(name.map { $0.isWholeNumber ? "0" : $0 })
  }
}

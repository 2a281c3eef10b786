import Language
public import Tables

/// Several choices in one cell, as survey forms write them, and the columns of yes and no that they become.
public struct CellChoices: Sendable, Hashable {
  /// What stands between choices.
  public var separator: Character
  /// The columns with their choices, in order of first appearance.
  public var columns: [ChoiceColumn.Choice]

  private static let mostChoices = 40

  /// Finds the choices of a column; nil where its cells are not made of few parts, each of which enough records have.
  ///
  /// A space separates only where two parts in three also stand in a cell alone, so that `forced labour` is one choice.
  /// - Parameter fewest: the fewest records that each choice has, so that none tells a person.
  init?(_ column: FirstTable.Column, missing: Set<String>, taken: Set<String>, fewest: Int) {
    for separator in [";", "|", "\n", ",", " "] as [Character] {
      guard let parts = Self.parts(column, separator, missing, fewest) else { continue }
      self.separator = separator
      var names = taken
      columns = parts.enumerated().map { place, word in
        let slug = ContractRecognition.slug(word)?.split(separator: "-").joined(separator: "_")
        var name = "\(column.name)_\(slug ?? String(place + 1))"
        while names.contains(name.lowercased()) { name += "_\(place + 1)" }
        names.insert(name.lowercased())
        return .init(name: name, word: word)
      }
      return
    }
    return nil
  }

  private static func parts(
    _ column: FirstTable.Column, _ separator: Character, _ missing: Set<String>, _ fewest: Int
  ) -> [String]? {
    var records: [String: Int] = [:]
    var order: [String] = []
    var alone: Set<String> = []
    var several = 0
    var known = 0
    for (text, count) in zip(column.texts, column.counts) {
      guard !ColumnSurvey.isBlank(text), !missing.contains(text) else { continue }
      known += count
      let parts = text.split { separator == " " ? $0.isWhitespace : $0 == separator }.map {
        HeadingText.plain(String($0))
      }.filter { !$0.isEmpty }
      guard Set(parts).count == parts.count else { return nil }
      if parts.count > 1 { several += count } else { alone.formUnion(parts) }
      for part in parts {
        if records[part] == nil { order.append(part) }
        records[part, default: 0] += count
        guard order.count <= mostChoices else { return nil }
      }
    }
    guard several >= fewest, several * 20 >= known, order.count >= 2,
      records.values.allSatisfy({ $0 >= fewest }),
      !order.allSatisfy({ $0.allSatisfy { $0.isNumber || $0.isPunctuation } })
    else { return nil }
    if separator == " " || separator == "," {
      guard alone.count * 3 >= order.count * 2 else { return nil }
    }
    return order
  }

  /// The value of the key `choices` for its column, as YAML.
  var yaml: String {
    let pairs = columns.map { "\(YAMLText.keyBetweenBraces($0.name)) \(YAMLText.scalar($0.word))" }
    let mark = separator == " " ? "space" : YAMLText.scalar(String(separator))
    return "{separator: \(mark), columns: {\(pairs.joined(separator: ", "))}}"
  }
}

import Language
import Tables

extension ContractReader {
  /// Whether figures of a column are added over categories, and what kind of measure it is.
  mutating func sums(
    _ entry: Node.Entry, _ role: Contract.Column.Role
  ) -> (isAdditive: Bool, kind: CountsSchema.MeasureKind) {
    let node = entry.value
    let additive = node["additive"]?.text ?? "true"
    if !["true", "false"].contains(additive) || node["additive"] != nil && role != .dimension {
      fail(
        "column '\(entry.key)': 'additive' is true or false, of a dimension", at: node["additive"] ?? node,
        help: "additive: false where categories overlap, so that they must not be summed")
    }
    let kinds = CountsSchema.MeasureKind.allCases.map(\.rawValue)
    let kind = CountsSchema.MeasureKind(rawValue: node["kind"]?.text ?? "amount")
    if kind == nil || node["kind"] != nil && role != .measure {
      fail(
        "column '\(entry.key)': unknown kind of measure", at: node["kind"] ?? node,
        note: Suggestion.note(for: node["kind"]?.text ?? "", in: kinds),
        help: "kinds: \(kinds.joined(separator: ", "))")
    }
    return (additive == "true", kind ?? .amount)
  }

  /// What a blank in a dimension means.
  mutating func blank(_ entry: Node.Entry) -> Contract.Column.Blank? {
    guard let node = entry.value["blank"] else { return nil }
    let words = Contract.Column.Blank.allCases.map(\.rawValue)
    guard entry.value["role"]?.text == "dimension", let blank = node.text.flatMap(Contract.Column.Blank.init)
    else {
      fail(
        "column '\(entry.key)': 'blank' says what a blank in a dimension means", at: node,
        note: node.text.flatMap { Suggestion.note(for: $0, in: words) },
        help: "one of: \(words.joined(separator: ", "))")
      return nil
    }
    return blank
  }

  /// Since when a breakdown, or each of some categories, is collected.
  mutating func since(
    _ node: Node, _ column: String, _ type: ScalarType, _ frequency: Period.Frequency?
  ) -> (all: Period?, categories: [String: Period])? {
    func period(_ node: Node) -> Period? {
      node.text.flatMap { text in frequency.flatMap { Period(text: text, frequency: $0) } }
    }
    if let all = period(node) { return (all, [:]) }
    var categories: [String: Period] = [:]
    for entry in node.entries ?? [] {
      guard let start = period(entry.value), case .code(let list) = type,
        library[list]?.contains(entry.key) == true
      else {
        fail(
          "column '\(column)': 'since' takes a code of its list and a period", at: entry.value,
          help: "such as since: {NB: 2022-01}")
        return nil
      }
      categories[entry.key] = start
    }
    guard !categories.isEmpty else {
      fail(
        "column '\(column)': 'since' takes a period of the table's frequency, or one for each of some categories",
        at: node, help: "such as since: 2015-01, or since: {NB: 2022-01}")
      return nil
    }
    return (nil, categories)
  }
}

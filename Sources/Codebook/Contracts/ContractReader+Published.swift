import Language

/// What a contract may not say of figures that are published.
extension ContractReader {
  /// Refuses the columns of published figures that could hold what names a person.
  mutating func refuseOpenColumns(_ columns: Node) {
    for entry in columns.entries ?? [] {
      let role = entry.value["role"]?.text
      let type = entry.value["type"]?.text
      switch role {
      case "dimension" where type != "code":
        refuse(
          "'\(entry.key)' is a dimension of type \(type ?? "?")", at: entry.value["type"] ?? entry.value,
          help: "give it 'type: code' and a 'list', or take 'published' out: then its figures stay private")
      case "vintage"
      where !Self.closedVintages.contains(type ?? "") && entry.value["values"] == nil:
        refuse(
          "'\(entry.key)' is a vintage that may hold any text", at: entry.value["type"] ?? entry.value,
          help:
            "name its releases, such as 'values: [2023-05-30, 2025-04-14]', or give it 'type: date' or 'month'"
        )
      case "dimension", "vintage": refuseWords(entry)
      default: break
      }
      for value in entry.value["also"]?.elements ?? [] where value.text.map(CodeForm.isCode) != true {
        refuse("'also' of '\(entry.key)' holds what is no code", at: value, help: CodeForm.codeHelp)
      }
    }
  }

  /// The types of a vintage that hold no words.
  private static let closedVintages: Set = ["code", "date", "week", "month", "quarter", "half-year", "year"]

  /// Refuses codes and releases that are words, since a name could be among them.
  private mutating func refuseWords(_ entry: Node.Entry) {
    for value in entry.value["values"]?.elements ?? [] where value.text.map(CodeForm.isRelease) != true {
      refuse(
        "'values' of '\(entry.key)' holds what is no release", at: value,
        help: "a release has at most 32 characters and no spaces, such as 2023-05-30")
    }
    guard let place = entry.value["list"], let name = place.text, let list = library[name] else { return }
    let words = list.items.filter { !CodeForm.isCode($0.code) }
    guard let first = words.first else { return }
    let line = list.lines[first.code].map { " on line \($0)" } ?? ""
    let more = words.count > 1 ? " and in \(words.count - 1) more" : ""
    refuse(
      "'\(entry.key)' takes its codes from list '\(name)', which has one that is no code\(line)\(more)",
      at: place, help: CodeForm.codeHelp)
  }

  private mutating func refuse(_ message: String, at node: Node, help: String) {
    diagnostics.append(
      Diagnostic(
        code: "E083", message: "contract: published figures cannot have this column: \(message)",
        location: node.location, caretNote: "a person could be named in it", help: help))
  }

  /// What the codes of a dimension are of, where the contract claims it.
  mutating func codesOf(_ entry: Node.Entry) -> Contract.Column.Meaning? {
    guard let node = entry.value["codes-of"] else { return nil }
    let words = Contract.Column.Meaning.allCases.map(\.rawValue)
    guard entry.value["role"]?.text == "dimension", entry.value["type"]?.text == "code",
      let meaning = node.text.flatMap(Contract.Column.Meaning.init)
    else {
      fail(
        "column '\(entry.key)': 'codes-of' says what the codes of a dimension are of", at: node,
        note: node.text.flatMap { Suggestion.note(for: $0, in: words) },
        help: "one of: \(words.joined(separator: ", ")); a dimension of persons is never published")
      return nil
    }
    return meaning
  }
}

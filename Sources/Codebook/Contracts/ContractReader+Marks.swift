import Language

/// What a contract says of numbers, and of what stands beside them.
extension ContractReader {
  /// How the numbers of a column are written: as those of the file, but for what the column says.
  mutating func numbers(_ entry: Node.Entry, _ file: NumberStyle) -> NumberStyle {
    var style = file
    if let place = entry.value["thousands"] {
      style.thousands = []
      style.hasSpaces = false
      takeThousands(place, &style)
    }
    if let place = entry.value["decimal"] {
      if let mark = place.text, [".", ","].contains(mark) {
        style.decimal = Character(mark)
        style.isDeclared = true
      } else {
        fail("column '\(entry.key)': 'decimal' is \".\" or \",\"", at: place)
      }
    }
    if style.isAmbiguous, style != file {
      fail(
        "column '\(entry.key)': one sign cannot stand before a fraction and between thousands",
        at: entry.value)
    }
    return style
  }

  /// Reads what may stand beside figures, and what flags mean.
  mutating func readMarks(_ entry: Node.Entry, _ column: inout Contract.Column) {
    let node = entry.value
    for (key, role) in [("marks", Contract.Column.Role.measure), ("status", .measure), ("flags", .status)] {
      guard let place = node[key], column.role != role else { continue }
      fail("column '\(entry.key)': '\(key)' is for a column with role \(role.rawValue)", at: place)
    }
    if let place = node["marks"] { column.marks = marks(place, "column '\(entry.key)': 'marks'") }
    column.status = node["status"]?.text
    guard column.role == .status else { return }
    switch node["flags"]?.text {
    case "eurostat": column.flags = .eurostat
    case "sdmx": column.flags = .sdmx
    default:
      guard let place = node["flags"], place.entries != nil else {
        fail(
          "column '\(entry.key)': a column of statuses says what its flags mean", at: node,
          help: "'flags: eurostat', 'flags: sdmx', or a mapping such as 'flags: {b: break, p: provisional}'")
        return
      }
      column.flags = .own(marks(place, "column '\(entry.key)': 'flags'"))
    }
  }

  private mutating func marks(_ node: Node, _ subject: String) -> [String: FigureMark] {
    let words = FigureMark.allCases.map(\.rawValue)
    var marks: [String: FigureMark] = [:]
    for entry in node.entries ?? [] {
      guard let mark = entry.value.text.flatMap(FigureMark.init) else {
        fail(
          "\(subject) has a meaning that is none", at: entry.value,
          note: entry.value.text.flatMap { Suggestion.note(for: $0, in: words) },
          help: "meanings: \(words.joined(separator: ", "))")
        continue
      }
      marks[entry.key] = mark
    }
    if marks.isEmpty, node.entries?.isEmpty ?? true {
      fail("\(subject) says what each means", at: node, help: "such as {\"*\": estimated, c: hidden}")
    }
    return marks
  }

  /// Ties the statuses to their measures: one that nobody names is that of every measure without one.
  mutating func joinStatuses(_ columns: inout [Contract.Column], _ node: Node) {
    let statuses = Set(columns.filter { $0.role == .status }.map(\.name))
    let named = Set(columns.compactMap(\.status))
    for entry in node.entries ?? [] {
      guard let place = entry.value["status"], let name = place.text, !statuses.contains(name) else {
        continue
      }
      fail(
        "column '\(entry.key)': 'status' names what is no column with role status", at: place,
        note: Suggestion.note(for: name, in: statuses.sorted()))
    }
    guard let common = statuses.subtracting(named).min(), statuses.count - named.count == 1 else { return }
    for index in columns.indices where columns[index].role == .measure && columns[index].status == nil {
      columns[index].status = common
    }
  }
}

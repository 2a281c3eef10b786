import Language

/// Categories of which one holds others by what their names say: bands of ages, both sexes beside girls, a kind and its kinds behind a dash.
extension CountsRecognition {
  /// What the names of categories say of each other.
  struct NamedOverlaps {
    /// The categories that each of them holds, by its name.
    var parts: [String: Set<String>] = [:]
    /// Two that may have persons in common though neither holds the other, or nil.
    var crossing: (String, String)?

    /// Those that another holds.
    var held: Set<String> { parts.values.reduce(into: []) { $0.formUnion($1) } }
  }

  /// What names say of each other; marks apart and texts of nothing are left out by whoever asks.
  func namedOverlaps(_ texts: [String]) -> NamedOverlaps {
    var found = NamedOverlaps()
    let groups = texts.map { text in
      CountryGroups.isCountry(text, recognition.library)
        ? nil : NamedGroup(text, library: recognition.library)
    }
    let folded = texts.map(CodeList.folded)
    for (first, whole) in texts.enumerated() {
      for (second, part) in texts.enumerated() where first != second {
        if Self.names(folded[second], aKindOf: folded[first]) {
          found.parts[whole, default: []].insert(part)
        } else if let one = groups[first], let other = groups[second] {
          if one.holds(other) { found.parts[whole, default: []].insert(part) }
          if first < second, one.crosses(other), found.crossing == nil { found.crossing = (whole, part) }
        }
      }
    }
    return found
  }

  /// Whether a name, folded as code lists do, begins with another and goes on behind a dash, a colon or in brackets: `Labour - fishing`.
  private static func names(_ long: String, aKindOf short: String) -> Bool {
    guard long.utf8.count > short.utf8.count + 1, long.hasPrefix(short) else { return false }
    let rest = long.dropFirst(short.count)
    let mark = rest.drop { $0 == " " }
    guard let first = mark.first, mark.dropFirst().contains(where: \.isLetter) else { return false }
    if first == "(" || first == ":" || first == "–" || first == "—" { return true }
    // A hyphen without spaces joins the parts of one name: Guinea-Bissau.
    return first == "-" && rest.first == " " && mark.dropFirst().first == " "
  }

  /// Leaves out what other categories hold, where figures say which, and else adds nothing.
  ///
  /// - Returns: whether nothing is added.
  func settleNames(
    _ index: Int, _ column: inout FirstContract.Column, _ texts: inout [String], among dimensions: [Int],
    _ sums: FigureSums
  ) -> Bool {
    let apart = Set([column.total].compactMap(\.self) + column.furtherTotals)
    let values = surveys[index].values.filter { !apart.contains($0) }
    guard values.count > 1, values.count <= 400, surveys[index].list?.list != "countries" else {
      return false
    }
    let names = namedOverlaps(values)
    guard !names.parts.isEmpty || names.crossing != nil else { return false }
    let cells = cells(index, among: dimensions, sums)
    if let total = column.total, let told = told(by: total, values, names, cells) {
      for text in values where told.contains(text) {
        column.furtherTotals.append(text)
        column.doubts.append(
          "'\(text)' overlaps with others by its name, the rest adds up to the total, and a rule leaves its rows out"
        )
      }
      return false
    }
    let holders = values.filter { names.parts[$0] != nil }
    let findings = holders.map { whole in
      (whole: whole, says: figures(of: whole, over: tops(of: whole, names), cells))
    }
    let held = findings.filter { $0.says != .contradict && $0.says != .silent }
    if let first = held.first(where: { $0.says == .unequal }) {
      let parts = values.filter { names.parts[first.whole]?.contains($0) == true }
      column.neverAdd()
      column.doubts.append(
        "by its name '\(first.whole)' holds \(quoted(parts)), and is not their sum: nothing is added")
      return true
    }
    if let (one, other) = names.crossing, meet(one, other, cells) {
      column.neverAdd()
      column.doubts.append(
        "by their names '\(one)' and '\(other)' may have persons in common: nothing is added")
      return true
    }
    for finding in held {
      let parts = values.filter { names.parts[finding.whole]?.contains($0) == true }
      if column.total == nil, parts.count == values.count - 1 {
        column.total = finding.whole
        column.codes[finding.whole] = "_T"
        texts.removeAll { $0 == finding.whole }
        column.doubts.append(
          "'\(finding.whole)' holds all others by its name and is their sum: it is taken as their total")
      } else {
        column.furtherTotals.append(finding.whole)
        column.doubts.append(
          "'\(finding.whole)' holds \(quoted(parts)) by its name and is their sum, and a rule leaves its rows out"
        )
      }
    }
    return false
  }

  /// The figures of each category, group by group.
  func cells(_ index: Int, among dimensions: [Int], _ sums: FigureSums) -> [[String: Double]] {
    sums.groups(index, within: dimensions).map { cells in
      var named: [String: Double] = [:]
      for (number, value) in cells { named[table.columns[index].texts[Int(number)]] = value }
      return named
    }
  }

  /// What figures say of a category that holds others by its name.
  private enum Figures {
    /// It is their sum wherever it stands.
    case equal
    /// It is more than they are, or stands where they do not.
    case unequal
    /// One of them is more than it is.
    case contradict
    /// They never stand beside each other.
    case silent
  }

  private func figures(of whole: String, over parts: [String], _ cells: [[String: Double]]) -> Figures {
    var (all, equal, less, alone) = (0, 0, 0, 0)
    for group in cells {
      guard let value = group[whole], value.isFinite else { continue }
      let known = parts.compactMap { group[$0] }
      guard !known.isEmpty, known.allSatisfy(\.isFinite) else {
        if known.isEmpty { alone += 1 }
        continue
      }
      all += 1
      let room = 0.06 * Double(known.count + 1)
      let sum = known.reduce(0, +)
      if abs(sum - value) <= (value == value.rounded() && sum == sum.rounded() ? 0.001 : room) { equal += 1 }
      if known.contains(where: { $0 > value + room }) { less += 1 }
    }
    guard all > 0 else { return .silent }
    if less * 10 > all { return .contradict }
    return parts.count > 1 && alone == 0 && equal * 10 >= all * 9 ? .equal : .unequal
  }

  /// The parts of a category that no other part of it holds.
  private func tops(of whole: String, _ names: NamedOverlaps) -> [String] {
    let parts = names.parts[whole] ?? []
    let below = parts.reduce(into: Set<String>()) { $0.formUnion(names.parts[$1] ?? []) }
    return parts.subtracting(below).sorted()
  }

  private func meet(_ one: String, _ other: String, _ cells: [[String: Double]]) -> Bool {
    cells.contains { $0[one] != nil && $0[other] != nil }
  }

  /// The categories that are left out so that the rest adds up to the total; nil where no choice does.
  func told(
    by total: String, _ values: [String], _ names: NamedOverlaps, _ cells: [[String: Double]]
  ) -> Set<String>? {
    for choice in [[], Set(names.parts.keys), names.held] {
      let kept = values.filter { !choice.contains($0) }
      var (all, equal) = (0, 0)
      for group in cells {
        guard let whole = group[total], whole.isFinite else { continue }
        let known = kept.compactMap { group[$0] }
        guard known.count > 1, known.allSatisfy(\.isFinite) else { continue }
        all += 1
        if abs(known.reduce(0, +) - whole) <= 0.06 * Double(known.count) { equal += 1 }
      }
      if all >= 2, equal * 10 >= all * 9 { return choice }
    }
    return nil
  }

  private func quoted(_ texts: [String]) -> String { texts.map { "'\($0)'" }.joined(separator: ", ") }
}

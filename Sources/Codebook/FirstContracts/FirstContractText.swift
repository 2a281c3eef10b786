import Tables

extension FirstContract {
  /// The text of the contract's file.
  ///
  /// - Parameters:
  ///   - source: the name of the file that it is for.
  ///   - declaration: the lines under `file:` that say how the file is written, none where it is plain.
  public func text(source: String, declaration: [String]) -> String {
    var lines = [
      "# Written by `waymark init` for \(comment(source)), from \(rowCount) rows. What is not certain stands behind `# check:`;",
      "# look at such a line, correct it, and take the words away.",
      "contract: \(name)",
      "title: \(YAMLText.scalar(title))",
      "unit: \(kind == .counts ? "count" : unit)" + (kindDoubt.map { "  # check: \(comment($0))" } ?? ""),
      "# matter: TIP      # or SOM, none; in records mixed, with a column 'matter'",
    ]
    if kind == .counts {
      lines += [
        "# Figures are for internal readers until they are declared published:",
        "# published: {by: \"\", release: \"\", date: 2025-01-31, url: \"\", terms: \"\"}",
      ]
    }
    lines.append(
      "# coverage: {from: \(kind == .counts ? "FIRST" : "2020-01"), to: data, absent: zero}  # or missing: what no row means"
    )
    lines += remarks.map { "# \(comment($0))" }
    if !declaration.isEmpty { lines += ["file:"] + declaration.map { "  " + $0 } }
    if let unpivot {
      let ends = [unpivot.columns.first, unpivot.columns.last].compactMap { $0.map(YAMLText.scalar) }
      let columns =
        unpivot.isSpan && ends.count == 2
        ? "{from: \(ends[0]), to: \(ends[1])}" : YAMLText.list(unpivot.columns)
      let into = unpivot.into.count == 1 ? YAMLText.scalar(unpivot.into[0]) : YAMLText.list(unpivot.into)
      lines.append(
        "unpivot: {columns: \(columns), into: \(into), values: \(YAMLText.scalar(unpivot.values))\(unpivot.split.map { ", split: \($0.rawValue)" } ?? "")}"
      )
    }
    if !missing.isEmpty { lines.append("missing: \(YAMLText.list(missing))") }
    let sensitive = columns.filter(\.isSensitive).map(\.name)
    if kind == .records, !sensitive.isEmpty { lines.append("sensitive: \(YAMLText.list(sensitive))") }
    let severals = columns.compactMap { column in column.choices.map { (column, $0) } }
    if !severals.isEmpty { lines.append("choices:") }
    for (column, choices) in severals {
      let doubts = column.doubts.map(comment).joined(separator: "; ")
      lines.append(
        "  \(YAMLText.key(column.name)) \(choices.yaml)" + (doubts.isEmpty ? "" : "  # check: \(doubts)"))
    }
    lines.append("columns:")
    let written = columns.flatMap(written)
    // A few long headings do not push all others to the right.
    let width = written.map { YAMLText.key($0.name).count }.filter { $0 <= 60 }.max() ?? 0
    for column in written {
      let name = YAMLText.key(column.name)
      let doubts = column.doubts.map(comment).joined(separator: "; ")
      lines.append(
        "  " + name + String(repeating: " ", count: max(width - name.count, 0) + 1) + "{\(settings(column))}"
          + (doubts.isEmpty ? "" : "  # check: \(doubts)"))
    }
    let totals = columns.compactMap { column in
      (column.total.map(YAMLText.scalar) ?? (column.hasNoTotal ? "none" : nil)).map {
        "\(YAMLText.keyBetweenBraces(column.name)) \($0)"
      }
    }
    if !totals.isEmpty { lines.append("margins: {\(totals.joined(separator: ", "))}") }
    let rules = columns.flatMap { column in
      column.furtherTotals.compactMap { text in column.codes[text].map { (column.name, $0) } }
    }
    if !rules.isEmpty { lines.append("rules:") }
    for (index, (name, code)) in rules.enumerated() {
      let expression = "`\(name.replacing("`", with: "``"))` != \"\(code)\""
      lines.append(
        "  - {id: further-total-\(index + 1), expect: \(YAMLText.scalar(expression)), on-failure: reject}  # check: see above"
      )
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The columns that stand in the contract for one of the file.
  private func written(_ column: Column) -> [Column] {
    guard let choices = column.choices else { return [column] }
    return choices.columns.map {
      Column(name: $0.name, role: .attribute, type: "code", list: "yes-no", evidence: column.evidence)
    }
  }

  private func settings(_ column: Column) -> String {
    var pairs = ["type: \(column.type)"]
    if let list = column.list { pairs.append("list: \(list)") }
    // In records a number that counts something is summed by a stage, and has no role.
    if let role = column.role.key, kind == .counts || column.role != .measure {
      pairs.append("role: \(role)")
    }
    pairs += column.keys.map { "\($0.key): \($0.value)" }
    return pairs.joined(separator: ", ")
  }

  /// Words on one line, in which nothing is hidden.
  private func comment(_ text: String) -> String {
    String(
      text.unicodeScalars.map { scalar in
        let category = scalar.properties.generalCategory
        return category == .control || category == .format || category == .lineSeparator
          || category == .paragraphSeparator
          ? " " : Character(scalar)
      })
  }
}

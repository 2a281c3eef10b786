import Codebook

/// The pipeline that is written beside a first contract: from the file to a page for internal readers.
///
/// A page has as many series as people look at. So the dimensions with few categories are crossed in one table, and each with more has
/// one of its own; what has more still is on no page, and the file says so.
struct FirstPipeline {
  let contract: FirstContract
  /// The path of the source, as the pipeline names it.
  let source: String

  /// The most series of the table that crosses dimensions.
  private static let mostCrossed = 240
  /// The most series of a table of one dimension.
  private static let mostOfOne = 1_300
  /// The most tables of one dimension.
  private static let mostTables = 4
  /// The most categories of a dimension of records on a page.
  private static let mostOfRecords = 260

  /// A table of the pipeline.
  private struct Table {
    var name: String
    var dimensions: [FirstContract.Column]
  }

  /// The text of its file.
  func text() -> String {
    let stages = contract.kind == .counts ? counts() : records()
    return
      ([
        "# Written by `waymark init`: waymark run \(contract.name).yaml", "waymark: 1",
        "pipeline: \(contract.name)",
      ]
      + ["title: \(YAMLText.scalar(contract.title))", "stages:", "  source:"]
      + ["    load: {files: \(YAMLText.scalar(source)), contract: data/contracts/\(contract.name).yaml}"]
      + stages)
      .joined(separator: "\n") + "\n"
  }

  private var period: FirstContract.Column? { contract.columns.first { $0.role == .period } }

  /// How long the periods of the tables are.
  private var frequency: String? {
    guard let period else { return nil }
    let isDay = period.type == "date"
    return isDay ? "month" : period.type
  }

  private func counts() -> [String] {
    let dimensions = contract.columns.filter { $0.role == .dimension }
    let measures = contract.columns.filter { $0.role == .measure }
    func isNeverAdded(_ measure: FirstContract.Column) -> Bool { measure.keys.contains { $0.key == "kind" } }
    // A rate beside counts has no totals, and takes none from them.
    let kinds = [
      ("counts", measures.filter { !isNeverAdded($0) }, false),
      ("rates", measures.filter(isNeverAdded), true),
    ].filter { !$0.1.isEmpty }
    var lines: [String] = []
    var names: [String] = []
    for (place, kind) in kinds.enumerated() {
      let (stages, tables, left) = tables(
        place == 0 ? "counts" : kind.0, of: kind.1, dimensions: dimensions, areNeverAdded: kind.2)
      if place == 0 { lines += left.map { "  # \($0)" } }
      lines += stages
      names += tables
    }
    return lines + ending(names, quality: nil)
  }

  /// The stages of the tables of some measures, the names of these, and what is on none of them.
  private func tables(
    _ first: String, of measures: [FirstContract.Column], dimensions: [FirstContract.Column],
    areNeverAdded: Bool
  ) -> (stages: [String], names: [String], left: [String]) {
    // What is never added and has no total stands in every table, one category at a time.
    let fixed = dimensions.filter { $0.isApart && $0.total == nil && !$0.hasBlankTotals }
    let free = dimensions.filter { !$0.isApart }.sorted { $0.categoryCount < $1.categoryCount }
    let base = fixed.reduce(1) { $0 * max(1, $1.categoryCount) }
    var crossed: [FirstContract.Column] = []
    var product = base
    var larger: [FirstContract.Column] = []
    for dimension in free {
      let hasTotal = dimension.total != nil || dimension.hasBlankTotals
      // A rate without totals has no figure but those of each category.
      let isNeeded = areNeverAdded && !hasTotal
      if isNeeded || product * (dimension.categoryCount + 1) <= Self.mostCrossed {
        crossed.append(dimension)
        product *= dimension.categoryCount + 1
      } else {
        larger.append(dimension)
      }
    }
    var tables = [Table(name: first, dimensions: fixed + crossed)]
    let divided = dimensions.filter { $0.isApart && $0.total != nil }
    var left: [String] = []
    for dimension in larger {
      let isSmall = base * (dimension.categoryCount + 1) <= Self.mostOfOne && tables.count <= Self.mostTables
      if isSmall {
        let prefix = first == "counts" ? "by_" : first + "_by_"
        tables.append(
          Table(name: prefix + name(dimension.name, "dimension"), dimensions: fixed + [dimension]))
      } else {
        left.append("'\(dimension.name)' with \(dimension.categoryCount) categories is on no page")
      }
    }
    left += divided.map { "'\($0.name)' stands at its total" }
    let sums = unique(measures, not: [])
    var lines: [String] = []
    for table in tables {
      let by = table.dimensions.map { column in
        let isEach =
          fixed.contains { $0.name == column.name }
          || areNeverAdded && column.total == nil && !column.hasBlankTotals
        return "\(YAMLText.scalar(column.name)): \(isEach ? "each" : "total+each")"
      }
      lines += stage(table.name, from: "source", sums, by, sets: nil)
    }
    return (lines, tables.map(\.name), left)
  }

  /// The column of ages that age groups are made of, or nil where there is none or the file has such groups.
  private var agesInYears: FirstContract.Column? {
    let isGrouped = contract.columns.contains {
      $0.role == .dimension && !$0.isSensitive && $0.list == "age-group"
    }
    guard contract.kind == .records, !isGrouped else { return nil }
    return contract.columns.first { $0.evidence == "ages in years" && !$0.isSensitive }
  }

  /// The code lists that only the pipeline uses.
  var derivedLists: [String] { agesInYears == nil ? [] : ["age-group"] }

  private func records() -> [String] {
    let coded = contract.columns.filter { $0.role == .dimension && !$0.isSensitive }
    let dimensions = coded.filter { $0.categoryCount <= Self.mostOfRecords }.sorted {
      $0.categoryCount < $1.categoryCount
    }.prefix(8)
    let counted = contract.columns.filter { $0.role == .measure && !$0.isSensitive && $0.type != "real" }
    let unit = contract.unit == "person" ? "people" : contract.unit + "s"
    let sums = ["\(unit): count()"] + unique(counted, not: [unit])
    var derived: [String] = []
    var by = dimensions.map { "\(YAMLText.scalar($0.name)): total+each" }
    var sets = dimensions.map { "[\(YAMLText.scalar($0.name))]" }
    if let age = agesInYears {
      derived = [
        "      derive:", "        majority:", "          list: age-group",
        "          when: {CHILD: \(YAMLText.scalar("`\(age.name)` <= 17")), ADULT: \(YAMLText.scalar("`\(age.name)` >= 18"))}",
      ]
      by.append("majority: total+each")
      sets.append("[majority]")
    }
    var lines = ["  cases:", "    from: source"]
    lines += derived.isEmpty ? ["    clean: {}"] : ["    clean:"] + derived
    lines += stage("counts", from: "cases", sums, by, sets: sets + ["[]"])
    return lines + ending(["counts"], quality: "cases")
  }

  private func stage(_ name: String, from: String, _ measures: [String], _ by: [String], sets: [String]?)
    -> [String]
  {
    var keys = ["measure: {\(measures.joined(separator: ", "))}", "by: {\(by.joined(separator: ", "))}"]
    if let sets { keys.append("sets: [\(sets.joined(separator: ", "))]") }
    if let frequency { keys.append("period: \(frequency)") }
    return ["  \(name):", "    from: \(from)", "    disaggregate:"] + keys.map { "      " + $0 }
  }

  private func ending(_ tables: [String], quality: String?) -> [String] {
    var lines: [String] = []
    var findings: [String] = []
    if frequency != nil {
      for table in tables {
        let trend = table == "counts" ? "trends" : "trends_" + table
        findings.append(trend)
        lines += ["  \(trend):", "    from: \(table)", "    trend: {}"]
      }
    }
    func several(_ names: [String]) -> String {
      names.count == 1 ? names[0] : "[\(names.joined(separator: ", "))]"
    }
    var inputs = ["counts: \(several(tables))"]
    if !findings.isEmpty { inputs.append("findings: \(several(findings))") }
    if let quality { inputs.append("quality: \(quality)") }
    return lines + [
      "  page:", "    from: {\(inputs.joined(separator: ", "))}",
      "    render: {page: overview, formats: [html, csv], audience: internal}",
      "  publish:", "    from: {pages: page}",
      "    publish: {to: reports/\(contract.name), audience: internal}",
    ]
  }

  /// The sums of columns, each by a name of its own.
  private func unique(_ columns: [FirstContract.Column], not taken: Set<String>) -> [String] {
    var taken = taken
    return columns.map { column in
      var name = name(column.name, columns.count == 1 ? "figures" : "figures_1")
      let first = name
      var number = 1
      while !taken.insert(name).inserted {
        number += 1
        name = columns.count > 1 && first == "figures_1" ? "figures_\(number)" : "\(first)_\(number)"
      }
      let sum = "sum(\(column.name))"
      // A comma would end the value where it stands among others.
      return
        "\(name): \(column.name.contains(where: { ",{}[]:#\"'".contains($0) }) ? YAMLText.scalar(sum) : sum)"
    }
  }

  /// A name of letters, digits and `_` that begins with a letter.
  private func name(_ heading: String, _ other: String) -> String {
    let slug = ContractRecognition.slug(heading)?.replacing("-", with: "_") ?? ""
    return slug.first?.isLetter == true ? slug : other
  }
}

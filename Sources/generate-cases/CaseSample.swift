/// A sample of case records and the truth about it; the same bytes for the same rows and seed.
struct CaseSample {
  let rows: Int
  let seed: UInt64
  let folder: String
  private let plan = SamplePlan()

  init(rows: Int, seed: UInt64, folder: String) {
    self.rows = rows
    self.seed = seed
    self.folder = folder
  }

  /// The case that a row tells of: its own, or for every thirtieth or so one told before.
  private func source(of row: Int) -> (case: Int, isCopy: Bool, isConflicting: Bool) {
    var current = row
    var isConflicting = false
    var isCopy = false
    while current > 0 {
      var random = RandomStream(seed: seed, stream: UInt64(current) * 3)
      guard random.happens(30) else { break }
      if !isCopy { isConflicting = random.happens(100) }
      isCopy = true
      current -= 1 + random.below(min(current, 5000))
    }
    return (current, isCopy, isConflicting)
  }

  private func written(_ row: Int) -> (WrittenCase, source: Int, isCopy: Bool) {
    let source = source(of: row)
    var facts = RandomStream(seed: seed, stream: UInt64(source.case) * 3 + 1)
    var rendering = RandomStream(seed: seed, stream: UInt64(row) * 3 + 2)
    let told = CaseFacts(drawing: &facts, from: plan)
    let written = WrittenCase(
      told, number: source.case, isConflicting: source.isConflicting, random: &rendering)
    return (written, source.case, source.isCopy)
  }

  /// Writes `cases.csv`.
  func writeCases() throws {
    var file = try OutputFile(path: folder + "/cases.csv", header: WrittenCase.header)
    for row in 0..<rows { try file.write(written(row).0.fields.map(\.text)) }
    try file.flush()
  }

  /// Writes `truth-rows.csv`, `truth-rules.csv` and `truth-effects.csv`.
  func writeTruth() throws {
    var file = try OutputFile(
      path: folder + "/truth-rows.csv", header: ["row", "result", "rules"] + WrittenCase.header)
    var counts: [String: Int] = [:]
    var values: [Int: [String]] = [:]
    var conflicts: [Int: Set<Int>] = [:]
    for row in 0..<rows {
      let (written, source, _) = written(row)
      let fields = written.fields
      let result = written.rejection.map { "reject " + $0 } ?? "keep"
      try file.write([String(row + 1), result, fields.map(\.letter).joined()] + fields.map(\.value))
      for (name, field) in zip(WrittenCase.header, fields) where !field.rule.isEmpty {
        counts["\(field.rule),\(name)", default: 0] += 1
      }
      if let rejection = written.rejection {
        counts["reject \(rejection),", default: 0] += 1
        continue
      }
      guard let known = values[source] else {
        values[source] = fields.map(\.value)
        continue
      }
      counts["duplicate,", default: 0] += 1
      // What some rows of a case know and others do not is kept; what they contradict is not.
      values[source] = zip(known, fields).enumerated().map { index, pair in
        if pair.0.isEmpty { return pair.1.value }
        if !pair.1.value.isEmpty, pair.0 != pair.1.value { conflicts[source, default: []].insert(index) }
        return pair.0
      }
    }
    try file.flush()
    for (index, name) in WrittenCase.header.enumerated() {
      let number = conflicts.values.count { $0.contains(index) }
      if number > 0 { counts["conflict,\(name)"] = number }
    }
    counts["records,"] = values.count
    try writeRules(counts)
    try writeEffects()
  }

  private func writeRules(_ counts: [String: Int]) throws {
    var file = try OutputFile(path: folder + "/truth-rules.csv", header: ["rule", "column", "count"])
    for (name, count) in counts.sorted(by: { $0.key < $1.key }) {
      let parts = name.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      try file.write(parts + [String(count)])
    }
    try file.flush()
  }

  private func writeEffects() throws {
    let header = [
      "matter", "route", "sex", "age_class", "annual_ratio", "shift_month", "shift_factor", "first_month",
      "expected",
    ]
    var file = try OutputFile(path: folder + "/truth-effects.csv", header: header)
    func month(_ number: Int) -> String {
      "\(Stratum.firstYear + number / 12)-\(CalendarDay.padded(number % 12 + 1))"
    }
    for (index, stratum) in Stratum.all.enumerated() {
      let share = (0..<Stratum.months).reduce(0.0) { $0 + plan.share(stratum: index, month: $1) }
      try file.write([
        stratum.matter, stratum.route, stratum.sex, stratum.ageClass, Self.rounded(stratum.annualRatio),
        stratum.shift.map { month($0.month) } ?? "", stratum.shift.map { Self.rounded($0.factor) } ?? "",
        month(stratum.first),
        Self.rounded(share * Double(rows)),
      ])
    }
    try file.flush()
  }

  /// A number with six decimals, in whole arithmetic.
  private static func rounded(_ number: Double) -> String {
    let scaled = Int((number * 1_000_000).rounded())
    let digits = String(1_000_000 + scaled % 1_000_000).dropFirst()
    return "\(scaled / 1_000_000).\(digits)"
  }
}

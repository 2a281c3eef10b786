import Language

/// What contracts say of figures, on its way from table to table.
extension CountsSchema {
  /// The words of what a result keeps: those of its dimensions and its period, and for a measure those of what it sums.
  ///
  /// - Parameter measures: each measure of the result and the measure it sums; nil for one that counts rows.
  func words(
    dimensions: [String], period: PeriodColumn?, measures: [(name: String, source: String?)]
  ) -> [String: ColumnWords] {
    var result = words.filter { dimensions.contains($0.key) || $0.key == period?.name }
    for measure in measures where result[measure.name] == nil {
      result[measure.name] = measure.source.flatMap { words[$0] }
    }
    return result
  }

  /// Leaves of a mixed matter, of the codes that are projections and of the events, what the conditions of a filter leave.
  ///
  /// Only a condition on the one dimension decides. A dimension that is summed over keeps its codes here: its sums hold
  /// projections.
  mutating func narrowMeaning(to filter: TypedExpression?, of source: CountsSchema) {
    for narrowing in Narrowing.all(of: filter, on: source) where !narrowed.contains(narrowing) {
      narrowed.append(narrowing)
    }
    let conditions = filter?.conjuncts ?? []
    func leaves(_ code: String, of dimension: String) -> Bool {
      let row = ExpressionEvaluator { $0 == dimension ? .word(code) : .unknown }
      return conditions.allSatisfy { $0.mentionedColumns != [dimension] || row.truth($0) != false }
    }
    for (dimension, codes) in projections {
      let left = codes.filter { leaves($0, of: dimension) }
      projections[dimension] = left.isEmpty ? nil : left
    }
    events = events.filter { event in
      event.applies.allSatisfy { dimension, codes in codes.contains { leaves($0, of: dimension) } }
    }
    // One of the two is asked for only where no other code is left either.
    guard matter == .mixed, !leaves("", of: Matter.column) else { return }
    let left = [Matter.trafficking, .smuggling].filter { leaves($0.rawValue, of: Matter.column) }
    if left.count == 1 { matter = left.first }
  }

  /// The shape of a table that is made of this one and of another: what is said of either is said of it.
  ///
  /// Dimensions, measures, sources and coverage stay those of this one. One synthetic source makes it synthetic, two
  /// matters make it mixed, and a unit that differs is none.
  public func joiningMeaning(of other: CountsSchema) -> CountsSchema {
    var result = self
    result.words.merge(other.words) { own, _ in own }
    result.notes += other.notes.filter { !notes.contains($0) }
    result.events += other.events.filter { !events.contains($0) }
    if other.origin == .synthetic { result.origin = .synthetic }
    result.projections.merge(other.projections) { own, more in own + more.filter { !own.contains($0) } }
    result.matter = Self.joined(matter, other.matter)
    if other.unit != unit { result.unit = nil }
    return result
  }

  /// What figures made of two sources are about: what is of neither matter changes nothing, and what does not say leaves
  /// it open unless both matters are there already.
  private static func joined(_ one: Matter?, _ other: Matter?) -> Matter? {
    if one == .mixed || other == .mixed { return .mixed }
    guard let one, let other else { return nil }
    if one == other || other == Matter.none { return one }
    return one == Matter.none ? other : .mixed
  }

  /// Adds what contracts say of the figures to the hash of a table, so that its pages are made again when that changes.
  func addMeaning(to hash: inout ContentHash) {
    func add(_ text: LocalizedText?) {
      let texts = (text?.texts ?? [:]).sorted { $0.key < $1.key }
      hash.update(field: UInt64(texts.count))
      for (tag, text) in texts {
        hash.update(field: tag)
        hash.update(field: text)
      }
    }
    hash.update(field: UInt64(words.count))
    for (column, words) in words.sorted(by: { $0.key < $1.key }) {
      hash.update(field: column)
      add(words.label)
      add(words.phrase)
    }
    hash.update(field: UInt64(notes.count))
    for note in notes { add(note) }
    hash.update(field: UInt64(projections.count))
    for (dimension, codes) in projections.sorted(by: { $0.key < $1.key }) {
      hash.update(field: dimension)
      hash.update(field: UInt64(codes.count))
      for code in codes { hash.update(field: code) }
    }
    hash.update(field: UInt64(narrowed.count))
    for narrowing in narrowed {
      hash.update(field: narrowing.dimension ?? "")
      hash.update(field: narrowing.codeList ?? "")
      switch narrowing.kept {
      case .codes(let codes):
        hash.update(field: UInt64(codes.count))
        for code in codes { hash.update(field: code) }
      case .condition(let text): hash.update(field: text)
      }
      add(narrowing.words.label)
      add(narrowing.words.phrase)
    }
    // Tables without events or sources keep the hashes they had before there were any.
    for event in events {
      hash.update(field: "event")
      hash.update(field: event.canonical)
    }
    for dimension in dimensions where dimension.isSource {
      hash.update(field: "source")
      hash.update(field: dimension.name)
    }
    for word in [origin.rawValue, matter?.rawValue ?? "", unit ?? ""] { hash.update(field: word) }
  }
}

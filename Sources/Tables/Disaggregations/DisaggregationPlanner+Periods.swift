import Language

/// Which periods the result of a disaggregation has, and what marks they carry.
extension DisaggregationPlanner {
  /// A period, and the marks of what is added there.
  struct MarkedPeriod {
    var period: Period
    var marks: CellMarks
  }

  /// The periods of the coverage at a frequency that no condition leaves out, those covered in part
  /// included.
  func coveredPeriods(_ frequency: Period.Frequency) -> [MarkedPeriod] {
    guard let coverage = schema.coverage else { return [] }
    let periods = coverage.touchedPeriods(frequency: frequency)?.all ?? []
    let partial =
      isPeriodDissolved
      ? schema.partialPeriods(frequency: frequency).union(cutPeriods)
      : coverage.partialPeriods(frequency: frequency)
    return periods.filter { !isLeftOut($0) }.map { period in
      var marks: CellMarks = coverage.isProvisional(period) ? .provisional : []
      if partial.contains(period) { marks.insert(.partial) }
      return MarkedPeriod(period: period, marks: marks)
    }
  }

  /// The periods of the result in which zero can be known: covered, between the first and the last of which the source
  /// has a row, and not left out by a condition.
  var filledPeriods: [MarkedPeriod] {
    disaggregation.period.map { coveredPeriods($0).filter { isSeen($0.period) } } ?? []
  }

  /// The same of the source.
  var filledSourcePeriods: [Period] {
    schema.period.map { coveredPeriods($0.frequency).map(\.period).filter(isSeen) } ?? []
  }

  /// What of the coverage and of the periods with a row the conditions leave, for who reads the result.
  func narrow(_ result: inout CountsSchema) {
    guard let column = schema.period, conditions.contains(where: isOfPeriods) else { return }
    if let coverage = schema.coverage {
      let kept = coverage.periods(frequency: coverage.first.frequency).filter { !isLeftOut($0) }
      if let first = kept.first, let last = kept.last {
        result.coverage?.first = first
        result.coverage?.last = last
        result.coverage?.provisional = max(0, coverage.provisional - (coverage.last.ordinal - last.ordinal))
        // A period that is left out between two others is no zero.
        if kept.count <= last.ordinal - first.ordinal { result.coverage?.absent = .missing }
      }
    }
    if let seen = schema.seen, seen.first <= seen.last, seen.first.frequency == column.frequency {
      result.seen = CountsSchema.Seen(
        (seen.first.ordinal...seen.last.ordinal).map {
          Period(frequency: column.frequency, ordinal: $0)
        }.filter { !isLeftOut($0) })
    }
  }

  private func isSeen(_ period: Period) -> Bool {
    guard let seen = schema.seen else { return true }
    if period.frequency == seen.first.frequency { return seen.first <= period && period <= seen.last }
    return seen.first.firstDay <= period.lastDay && period.firstDay <= seen.last.lastDay
  }

  /// Whether a condition is one on the period alone.
  func isOfPeriods(_ condition: TypedExpression) -> Bool {
    guard let column = schema.period else { return false }
    return condition.mentionedColumns == [column.name]
  }

  /// Whether conditions leave nothing of a period.
  private func isLeftOut(_ period: Period) -> Bool {
    conditions.contains { condition in
      guard isOfPeriods(condition) else { return false }
      if period.frequency != schema.period?.frequency {
        return !truths(condition, in: period).contains(true)
      }
      return truth(condition, in: period) != true
    }
  }

  /// The periods of the result of which conditions leave some of the source's and not others.
  var cutPeriods: Set<Period> {
    guard isPeriodDissolved, let frequency = disaggregation.period, let column = schema.period else {
      return []
    }
    var periods: Set<Period> = []
    for condition in conditions where condition.mentionedColumns.contains(column.name) {
      // Only a period that the condition names can be cut.
      for literal in condition.literals {
        let period = Period(text: literal.canonicalText, frequency: column.frequency)?.enclosing(frequency)
        if let period, truths(condition, in: period).count > 1 { periods.insert(period) }
      }
    }
    return periods
  }

  /// What a condition is in the source's periods of a longer one, as far as they decide.
  private func truths(_ condition: TypedExpression, in period: Period) -> Set<Bool?> {
    guard let column = schema.period, let parts = period.periods(of: column.frequency) else { return [nil] }
    return Set(parts.all.map { truth(condition, in: $0) })
  }

  private func truth(_ condition: TypedExpression, in period: Period) -> Bool? {
    ExpressionEvaluator { [column = schema.period?.name] name in
      name == column ? .word(period.description) : .unknown
    }.truth(condition)
  }
}

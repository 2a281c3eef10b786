import Language

/// Which periods the result of a disaggregation has, and what marks they carry.
extension DisaggregationPlanner {
  /// A period, and the marks of what is added there.
  struct MarkedPeriod {
    var period: Period
    var marks: CellMarks
  }

  /// The periods of the coverage at a frequency, years that are covered in part included.
  func coveredPeriods(_ frequency: Period.Frequency) -> [MarkedPeriod] {
    guard let coverage = schema.coverage else { return [] }
    let periods =
      frequency == .year && coverage.first.frequency == .month && coverage.first <= coverage.last
      ? (coverage.first.year...coverage.last.year).map { Period(year: $0) }
      : coverage.periods(frequency: frequency)
    let partial = isPeriodDissolved ? schema.partialYears.union(cutYears) : []
    return periods.map { period in
      var marks: CellMarks = coverage.isProvisional(period) ? .provisional : []
      if partial.contains(period.year) { marks.insert(.partial) }
      return MarkedPeriod(period: period, marks: marks)
    }
  }

  /// The periods of the result in which zero can be known: covered, between the first and the last of which the source
  /// has a row, and not left out by a condition.
  var filledPeriods: [MarkedPeriod] {
    guard let frequency = disaggregation.period else { return [] }
    return coveredPeriods(frequency).filter { marked in
      let period = marked.period
      guard !isLeftOut(period) else { return false }
      guard let seen = schema.seen else { return true }
      if period.frequency == seen.first.frequency { return seen.first <= period && period <= seen.last }
      return (seen.first.year...seen.last.year).contains(period.year)
    }
  }

  /// Whether a condition is one on the period alone.
  func isOfPeriods(_ condition: TypedExpression) -> Bool {
    guard let column = schema.period else { return false }
    return condition.mentionedColumns == [column.name]
  }

  /// Whether conditions on months leave nothing of a year.
  func isLeftOut(_ period: Period) -> Bool {
    guard isPeriodDissolved, period.frequency == .year else { return false }
    return conditions.contains { condition in
      isOfPeriods(condition) && truths(condition, in: period.year) == [false]
    }
  }

  /// The years of which conditions leave some months and not others.
  var cutYears: Set<Int> {
    guard isPeriodDissolved, disaggregation.period == .year, let column = schema.period else { return [] }
    var years: Set<Int> = []
    for condition in conditions where condition.mentionedColumns.contains(column.name) {
      // Only a year that the condition names can be cut.
      for literal in condition.literals {
        let year: Int? =
          switch literal {
          case .date(let year, _, _), .month(let year, _), .year(let year): year
          default: nil
          }
        if let year, truths(condition, in: year).count > 1 { years.insert(year) }
      }
    }
    return years
  }

  /// What a condition is in the months of a year, as far as the month decides.
  private func truths(_ condition: TypedExpression, in year: Int) -> Set<Bool?> {
    Set(
      (1...12).map { month in
        ExpressionEvaluator { [column = schema.period?.name] name in
          name == column ? .word(Period(year: year, month: month).description) : .unknown
        }.truth(condition)
      })
  }
}

extension LogLinearIteration {
  /// The means at the present coefficients.
  mutating func predict(_ data: CountLanes) {
    let basis = basis
    let (rows, classes) = (basis.rows, basis.classes)
    let trend = basis.trendValues.span
    let columns = basis.columns.span
    let offsets = data.offsets.span
    let slope = basis.trend.map { coefficients[$0] } ?? .zero
    for place in 0..<classes {
      var level = Lanes.zero
      for term in coefficients.indices { level += coefficients[term] * columns[term &* classes &+ place] }
      sums[place] = level
    }
    var place = 0
    for row in 0..<rows {
      predictors[row] = offsets[row] + sums[place] + slope * trend[row]
      place = place &+ 1 == classes ? 0 : place &+ 1
    }
    Lanes.exponentials(of: predictors, times: data.known, into: &means)
  }

  /// Weights, residuals and likelihood of Poisson counts at the present means; constants are left out.
  mutating func weighPoisson(_ data: CountLanes) {
    var sum = Lanes.zero
    total = .zero
    for row in 0..<basis.rows {
      let (mean, count) = (means[row], data.counts[row])
      total += mean
      weights[row] = mean
      residuals[row] = count - mean
      sum += count * predictors[row] - mean
    }
    logLikelihood = sum
  }

  /// The same of negative binomial counts with the shape held; weights of the observed information.
  mutating func weighNegativeBinomial(_ data: CountLanes) {
    let inverse = 1 / shape
    var sum = Lanes.zero
    total = .zero
    for row in 0..<basis.rows {
      let (mean, count) = (means[row], data.counts[row])
      total += mean
      let spread = 1 + mean * inverse
      let share = 1 / spread
      residuals[row] = (count - mean) * share
      weights[row] = mean * (1 + count * inverse) * share * share
      arguments[row] = spread
    }
    Lanes.logarithms(of: arguments, into: &logarithms)
    for row in 0..<basis.rows {
      let count = data.counts[row]
      sum += count * predictors[row] - (count + shape * data.known[row]) * logarithms[row]
    }
    logLikelihood = sum
  }

  /// Weights of the expected information of negative binomial counts at the present means.
  mutating func expectWeights() {
    let inverse = 1 / shape
    for row in 0..<basis.rows { weights[row] = means[row] / (1 + means[row] * inverse) }
  }

  /// Adds what the shape contributes to likelihood and derivatives, by the logarithm of the shape.
  mutating func weighShape(_ data: CountLanes) {
    let base = shape.gammaFunctions
    let shapeLogarithm = shape.logarithm
    let shapeInverse = 1 / shape
    var (sum, first, second) = (Lanes.zero, Lanes.zero, Lanes.zero)
    for row in 0..<basis.rows { arguments[row] = shape + data.counts[row] }
    Lanes.gammaFunctions(
      of: arguments, logarithms: &logarithms, digammas: &digammas, trigammas: &trigammas)
    for row in 0..<basis.rows {
      sum += data.known[row] * (logarithms[row] - base.logarithm - data.counts[row] * shapeLogarithm)
      arguments[row] = (shape + means[row]) * shapeInverse
    }
    Lanes.logarithms(of: arguments, into: &logarithms)
    for row in 0..<basis.rows {
      let (mean, count, known) = (means[row], data.counts[row], data.known[row])
      let inverse = 1 / (shape + mean)
      let excess = (count - mean) * inverse
      let ofDigamma = digammas[row] - base.digamma - logarithms[row]
      let ofTrigamma = trigammas[row] - base.trigamma + mean * inverse * shapeInverse
      first += known * (ofDigamma - excess)
      second += known * (ofTrigamma + excess * inverse)
      crossings[row] = shape * excess * mean * inverse
    }
    logLikelihood += sum
    shapeScore = shape * first
    shapeInformation = -second
    shapeCurvature = -(shapeScore + shape * shape * second)
  }

  /// Sums weights times products of columns, packed, and residuals times columns.
  mutating func accumulate() {
    let square = sumClasses(weights)
    Self.sum(sums, times: basis.products, into: &information)
    if let trend = basis.trend {
      Self.sum(trendSums, times: basis.columns, into: &step)
      for term in step.indices {
        let (low, high) = (min(trend, term), max(trend, term))
        information[high * (high + 1) / 2 + low] = term == trend ? square : step[term]
      }
    }
    sumClasses(residuals)
    Self.sumColumns(sums, trendSums, basis, into: &score)
  }

  /// Sums the cross derivatives times columns.
  mutating func accumulateCrossings() {
    sumClasses(crossings)
    Self.sumColumns(sums, trendSums, basis, into: &cross)
  }

  /// The sum of values times each column, from their sums over the periods of a class.
  private static func sumColumns(
    _ sums: [Lanes], _ trendSums: [Lanes], _ basis: LogLinearBasis, into result: inout [Lanes]
  ) {
    sum(sums, times: basis.columns, into: &result)
    if let trend = basis.trend { result[trend] = trendSums.reduce(.zero, +) }
  }

  /// Sums values, and values times the trend, over the periods of each class; returns the sum of values times the square of
  /// the trend.
  @discardableResult
  private mutating func sumClasses(_ values: [Lanes]) -> Lanes {
    let (rows, classes) = (values.count, basis.classes)
    let trends = basis.trendValues
    let (values, trend) = (values.span, trends.span)
    var squares = Lanes.zero
    for first in 0..<classes {
      var (sum, moved) = (Lanes.zero, Lanes.zero)
      var row = first
      while row < rows {
        let value = values[row]
        let move = value * trend[row]
        sum += value
        moved += move
        squares += move * trend[row]
        row &+= classes
      }
      sums[first] = sum
      trendSums[first] = moved
    }
    return squares
  }

  /// The sum of values times each of several columns, one after the other in `columns`.
  ///
  /// Four columns at a time, so that each value is loaded once for all of them.
  private static func sum(_ values: [Lanes], times columns: [Double], into sums: inout [Lanes]) {
    let rows = values.count
    let values = values.span
    let columns = columns.span
    var column = 0
    while column + 4 <= sums.count {
      let start = column * rows
      var (first, second, third, fourth) = (Lanes.zero, Lanes.zero, Lanes.zero, Lanes.zero)
      for row in 0..<rows {
        let value = values[row]
        let place = start &+ row
        first += value * columns[place]
        second += value * columns[place &+ rows]
        third += value * columns[place &+ 2 &* rows]
        fourth += value * columns[place &+ 3 &* rows]
      }
      sums[column] = first
      sums[column + 1] = second
      sums[column + 2] = third
      sums[column + 3] = fourth
      column += 4
    }
    while column < sums.count {
      var total = Lanes.zero
      for row in 0..<rows { total += values[row] * columns[column &* rows &+ row] }
      sums[column] = total
      column += 1
    }
  }
}

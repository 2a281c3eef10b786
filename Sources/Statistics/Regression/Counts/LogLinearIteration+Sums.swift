extension LogLinearIteration {
  /// The means at the present coefficients.
  mutating func predict(_ data: CountLanes) {
    let size = basis.size
    for row in 0..<basis.rows {
      var predictor = data.offsets[row]
      for term in 0..<size { predictor += coefficients[term] * basis.elements[row * size + term] }
      predictors[row] = predictor
      means[row] = predictor.exponential * data.known[row]
    }
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
      sum += count * predictors[row] - (count + shape * data.known[row]) * spread.logarithm
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
    for row in 0..<basis.rows {
      let (mean, count, known) = (means[row], data.counts[row], data.known[row])
      let whole = shape + mean
      let inverse = 1 / whole
      let total = (shape + count).gammaFunctions
      let excess = (count - mean) * inverse
      let ofLogarithm = total.logarithm - base.logarithm - count * shapeLogarithm
      let ofDigamma = total.digamma - base.digamma - (whole * shapeInverse).logarithm
      let ofTrigamma = total.trigamma - base.trigamma + mean * inverse * shapeInverse
      sum += known * ofLogarithm
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
    let size = basis.size
    for place in information.indices { information[place] = .zero }
    for term in 0..<size { score[term] = .zero }
    for row in 0..<basis.rows {
      let (weight, residual) = (weights[row], residuals[row])
      var place = 0
      for term in 0..<size {
        let element = basis.elements[row * size + term]
        score[term] += residual * element
        let weighted = weight * element
        for other in 0...term {
          information[place] += weighted * basis.elements[row * size + other]
          place += 1
        }
      }
    }
  }

  /// Sums the cross derivatives times columns.
  mutating func accumulateCrossings() {
    let size = basis.size
    for term in 0..<size { cross[term] = .zero }
    for row in 0..<basis.rows {
      for term in 0..<size { cross[term] += crossings[row] * basis.elements[row * size + term] }
    }
  }
}

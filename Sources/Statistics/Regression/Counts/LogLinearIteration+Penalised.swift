extension LogLinearIteration {
  /// Fits Poisson means whose likelihood is multiplied by the root of the determinant of the information.
  ///
  /// Scoring steps, halved where the penalised likelihood falls; each period's score gains half its leverage.
  mutating func fitPenalised(_ data: CountLanes) {
    startFromRaisedCounts(data)
    var isActive = .!isDependent
    var best = Lanes(repeating: -.infinity)
    isSettled = .none
    for _ in 0..<500 {
      predict(data)
      weighPoisson(data)
      accumulate()
      factor.factorise(information)
      addHalfLeverages()
      logLikelihood += factor.halfLogDeterminant
      accumulate()
      for term in step.indices { step[term] = score[term] }
      factor.solve(&step)
      var gain = Lanes.zero
      for term in step.indices { gain += score[term] * step[term] }
      let isFirst = best .== -Double.infinity
      let slack = (best.magnitude + 1) * 1e-12
      let isBetter = isActive .& .!factor.isSingular .& (isFirst .| (logLikelihood .>= best - slack))
      let isWorse = isActive .& .!isBetter
      for place in coefficients.indices {
        let present = coefficients[place]
        coefficients[place].replace(with: (present + last[place]) * 0.5, where: isWorse)
        coefficients[place].replace(with: present + step[place], where: isBetter)
        last[place].replace(with: present, where: isBetter)
      }
      best.replace(with: logLikelihood, where: isBetter)
      let isDone = isBetter .& (gain .<= pointwiseMax(total * 1e-24, Lanes(repeating: 1e-20)))
      isSettled = isSettled .| isDone
      isActive = isActive .& .!isDone
      if (.!isActive).isAll { break }
    }
    predict(data)
    weighPoisson(data)
    accumulate()
    factor.factorise(information)
    isSettled = isSettled .& .!factor.isSingular
  }

  private mutating func addHalfLeverages() {
    let size = basis.size
    for row in 0..<basis.rows {
      for term in 0..<size { step[term] = Lanes(repeating: basis.elements[row * size + term]) }
      residuals[row] += 0.5 * means[row] * factor.inverseNorm(&step)
    }
  }
}

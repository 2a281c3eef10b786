import Series
import Statistics

extension Rows {
  static func regressions(_ set: SeriesSet) -> [Row] {
    let index = index(set)
    return [
      Row(
        name: "Line by least squares with standard errors", set: set,
        peers: [.init(side: .python, call: "ols", software: "statsmodels OLS", target: nil)],
        tolerances: [1e-9, 1e-9, 1e-8, 1e-8]
      ) { series in
        series.map { values in
          guard case .success(let fit) = ordinaryLeastSquares(index: index, values: values, degree: 1),
            case .success(let errors) = fit.standardErrors(.classical)
          else { return [] }
          return fit.coefficients + errors
        }
      },
      batchLine(set),
    ]
  }

  /// Coefficients of all series from tiles that were laid out before, since all batch methods share them.
  private static func batchLine(_ set: SeriesSet) -> Row {
    let index = index(set)
    let all = SeriesBatch(set.series.map { $0.map(Optional.some) })
    let lines = try? BatchLeastSquares.factorised(.polynomial(index, degree: 1), periods: index.count).get()
    return Row(
      name: "Lines of a batch, coefficients", set: set,
      peers: [.init(side: .python, call: "ols_coefficients", software: "statsmodels OLS", target: 300)],
      tolerances: [1e-9, 1e-9]
    ) { series in
      guard let lines else { return [] }
      let isWhole = series.count == all.count
      let fits = lines.coefficients(isWhole ? all : SeriesBatch(series.map { $0.map(Optional.some) }))
      return series.indices.map { (try? fits.coefficients($0).get()) ?? [] }
    }
  }

  static func countRegressions(_ set: SeriesSet) -> [Row] {
    let design = CountDesign(periods: index(set).count, season: .harmonics([12, 6]))
    // Six coefficients, six errors; harmonics near 0 have no relative precision.
    let curve = [1e-6]
    return [
      Row(
        name: "Quasi-Poisson, trend and harmonics", set: set,
        peers: [
          .init(side: .python, call: "quasi_poisson", software: "statsmodels GLM", target: 50)
        ], tolerances: curve
      ) { series in
        quasiPoissonRegression(counts(series), design: design).map { numbers($0, .classical) }
      },
      Row(
        name: "Poisson, harmonics, Newey-West errors", set: set,
        peers: [
          .init(side: .python, call: "poisson_newey_west", software: "statsmodels GLM, HAC", target: 50)
        ], tolerances: curve
      ) { series in
        poissonRegression(counts(series), design: design).map { numbers($0, .neweyWest(lags: 4)) }
      },
      Row(
        name: "Negative binomial, theta given", set: set,
        peers: [
          .init(
            side: .python, call: "negative_binomial_given_theta", software: "statsmodels GLM", target: 50)
        ], tolerances: curve
      ) { series in
        negativeBinomialRegression(counts(series), design: design, theta: .fixed(4)).map {
          numbers($0, .classical)
        }
      },
      Row(
        name: "Negative binomial, theta by likelihood", set: set,
        peers: [.init(side: .r, call: "negative_binomial", software: "MASS::glm.nb", target: 50)],
        tolerances: [1e-4]
      ) { series in
        negativeBinomialRegression(counts(series), design: design).map { estimate in
          guard case .success(let fit) = estimate,
            case .negativeBinomial(.estimated(let theta, _)) = fit.family
          else { return [] }
          return fit.coefficients + [theta]
        }
      },
    ]
  }

  private static func counts(_ series: [[Double]]) -> [CountSeries] {
    series.map { CountSeries(counts: $0.map(Optional.some)) }
  }

  private static func numbers(
    _ estimate: Estimate<CountRegression>, _ kind: CountCovariance
  ) -> [Double] {
    guard case .success(let fit) = estimate, case .success(let errors) = fit.standardErrors(kind) else {
      return []
    }
    return fit.coefficients + errors
  }
}

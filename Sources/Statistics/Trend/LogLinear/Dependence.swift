/// How the values of a series depend on those before: an autoregression of first order plus white noise.
///
/// Values h > 0 periods apart have the correlation `share * autocorrelation^h`.
public struct Dependence: Sendable, Hashable {
  /// The correlation of the dependent part from one period to the next, from 0 to 0.99.
  public var autocorrelation: Double
  /// The share of the variance that is the dependent part's, from 0 (independent values) to 1.
  public var share: Double

  /// Creates a model of dependence.
  public init(autocorrelation: Double, share: Double) {
    self.autocorrelation = autocorrelation
    self.share = share
  }

  /// Whether the dependent part fades so slowly that a trend cannot be told from a slow drift of the level.
  public var isSlowDrift: Bool { autocorrelation >= 0.93 }

  /// The models that `logLinearTrend` chooses from, independence first.
  public static let candidates: [Dependence] = {
    var models = [Dependence(autocorrelation: 0, share: 0)]
    for autocorrelation in [0.15, 0.3, 0.45, 0.6, 0.7, 0.8, 0.87] {
      models.append(Dependence(autocorrelation: autocorrelation, share: 1))
    }
    for autocorrelation in [0.5, 0.75, 0.87, 0.93, 0.97, 0.99] {
      for share in [0.15, 0.3, 0.5, 0.75] {
        models.append(Dependence(autocorrelation: autocorrelation, share: share))
      }
    }
    for autocorrelation in [0.87, 0.93, 0.97] {
      models.append(Dependence(autocorrelation: autocorrelation, share: 0.9))
    }
    return models
  }()
}

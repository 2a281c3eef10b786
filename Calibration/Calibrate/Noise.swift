import Foundation
import Statistics

/// What a simulated series is made of besides its trend.
struct Noise: Sendable {
  /// How values scatter around their mean.
  enum Kind: Sendable {
    case poisson
    /// A negative binomial distribution, whose variance is m + m^2 / theta.
    case negativeBinomial(theta: Double)
    /// Poisson counts, seven in ten of them replaced by zeros.
    case zeroInflated
    /// Poisson counts, one of them, anywhere, times ten.
    case outlier
    /// Normal around the mean, a tenth of it the standard deviation: an autoregression with moving average.
    case normal(autoregressive: Double, moving: Double = 0)
    /// Poisson counts around an intensity whose logarithm is such a process with a standard deviation of 0.3.
    case latent(autoregressive: Double, moving: Double = 0)
    /// The same with negative binomial counts, theta 5.
    case latentOverdispersed(autoregressive: Double)
    /// Negative binomial counts, theta 5, around a level of each year, whose logarithm has a standard deviation of 0.4.
    case yearEffects
  }

  /// What the months of a year do to the mean.
  enum Months: Sendable {
    case alike
    /// A wave of a year.
    case smooth
    /// Twelve levels, up to a factor of 3 apart, in no order.
    case rough
  }

  /// Which limits hold: the longer dependence lasts, the more it looks like a trend.
  enum Dependence: Sendable {
    case none
    case short
    case moderate
    case slow
  }

  var kind: Kind
  var mean: Double
  var months = Months.alike
  /// Whether an exposure doubles in five years, and the mean with it.
  var hasExposure = false
  /// How many values are missing in two gaps.
  var missing = 0

  var name: String {
    func number(_ value: Double) -> String {
      value == value.rounded() ? String(format: "%.0f", value) : String(value)
    }
    let base =
      switch kind {
      case .poisson: "Poisson \(number(mean))"
      case .negativeBinomial(let theta): "negative binomial \(number(theta)), mean \(number(mean))"
      case .zeroInflated: "70 % zeros, else Poisson \(number(mean))"
      case .outlier: "Poisson \(number(mean)), one month x 10"
      case .normal(let phi, 0): "normal AR \(number(phi))"
      case .normal(let phi, let theta): "normal ARMA \(number(phi)), \(number(theta))"
      case .latent(let phi, 0): "latent AR \(number(phi)), mean \(number(mean))"
      case .latent(let phi, let theta): "latent ARMA \(number(phi)), \(number(theta)), mean \(number(mean))"
      case .latentOverdispersed(let phi):
        "latent AR \(number(phi)), negative binomial 5, mean \(number(mean))"
      case .yearEffects: "year effects, mean \(number(mean))"
      }
    let season = months == .rough ? ", rough months" : months == .smooth ? ", smooth months" : ""
    return base + season + (hasExposure ? ", exposure doubles" : "")
      + (missing > 0 ? ", \(missing) missing" : "")
  }

  var dependence: Dependence {
    switch kind {
    case .poisson, .negativeBinomial, .zeroInflated, .outlier: .none
    case .normal(let phi, 0): phi > 0.85 ? .slow : .short
    case .latent(let phi, 0), .latentOverdispersed(let phi): phi > 0.6 ? .slow : .moderate
    case .normal, .latent, .yearEffects: .slow
    }
  }

  /// The growth of the log mean a period that an efficient test of nominal 5 % finds in half of all series.
  func detectableSlope(count: Int, periodsPerYear: Double) -> Double {
    func longRun(_ phi: Double, _ theta: Double) -> Double {
      // Of a process of variance 1.
      (1 + theta) * (1 + theta) / ((1 - phi) * (1 - phi)) * (1 - phi * phi)
        / (1 + 2 * phi * theta + theta * theta)
    }
    let relative =
      switch kind {
      case .poisson, .outlier: 1 / mean
      case .negativeBinomial(let theta): 1 / mean + 1 / theta
      case .zeroInflated: (1 / mean + 0.7) / 0.3
      case .normal(let phi, let theta): 0.01 * longRun(phi, theta)
      case .latent(let phi, let theta): 1 / mean + 0.09 * longRun(phi, theta)
      case .latentOverdispersed(let phi): 1 / mean + 0.2 + 0.09 * longRun(phi, 0)
      case .yearEffects: 1 / mean + 0.2 + 0.16 * periodsPerYear
      }
    let n = Double(count)
    let exposure = (0..<count).reduce(0) { $0 + self.exposure($1) } / n
    return 1.96 * (12 * relative / exposure / (n * n * n)).squareRoot()
  }

  /// A series whose log mean grows by `slope` a period around the middle, and whose mean is another one from a step on.
  func series(
    count: Int, slope: Double, step: (place: Int, ratio: Double)? = nil, from stream: inout RandomStream
  ) -> CountSeries {
    var process = Process(kind)
    let special = stream.below(count)
    var counts: [Double?] = []
    var exposures: [Double?] = []
    for place in 0..<count {
      let exposure = exposure(place)
      var level = mean * exposure * month(place) * exp(slope * (Double(place) - Double(count - 1) / 2))
      if let step, place >= step.place { level *= step.ratio }
      counts.append(value(level, place: place, special: special, &process, &stream))
      exposures.append(1_000 * exposure)
    }
    let half = missing / 2
    for gap in 0..<missing { counts[gap < half ? count / 4 + gap : count / 2 + gap] = nil }
    return CountSeries(counts: counts, exposure: hasExposure ? exposures : nil)
  }

  private func exposure(_ place: Int) -> Double { hasExposure ? pow(2, Double(place) / 60) : 1 }

  private func month(_ place: Int) -> Double {
    switch months {
    case .alike: 1
    case .smooth: exp(0.5 * sin(Double(place) * .pi / 6))
    case .rough: [1.1, 0.6, 1.5, 0.9, 1.3, 0.5, 1.0, 1.4, 0.8, 1.2, 0.7, 1.0][place % 12]
    }
  }

  private func value(
    _ level: Double, place: Int, special: Int, _ process: inout Process, _ stream: inout RandomStream
  ) -> Double {
    switch kind {
    case .poisson: return Self.poisson(level, &stream)
    case .negativeBinomial(let theta): return Self.negativeBinomial(level, theta: theta, &stream)
    case .zeroInflated:
      let isZero = stream.uniform() < 0.7
      return isZero ? 0 : Self.poisson(level, &stream)
    case .outlier: return Self.poisson(level, &stream) * (place == special ? 10 : 1)
    case .normal: return max(0, level + 0.1 * mean * process.next(&stream))
    case .latent: return Self.poisson(level * exp(0.3 * process.next(&stream) - 0.045), &stream)
    case .latentOverdispersed:
      return Self.negativeBinomial(level * exp(0.3 * process.next(&stream) - 0.045), theta: 5, &stream)
    case .yearEffects:
      if place % 12 == 0 { process.level = stream.normal() }
      return Self.negativeBinomial(level * exp(0.4 * process.level - 0.08), theta: 5, &stream)
    }
  }

  /// A Poisson number by inversion; means are far below where the first probability underflows.
  static func poisson(_ mean: Double, _ stream: inout RandomStream) -> Double {
    var (count, probability, rest) = (0.0, exp(-mean), stream.uniform())
    while rest > probability, count < 10_000 {
      rest -= probability
      count += 1
      probability *= mean / count
    }
    return count
  }

  /// A negative binomial number by inversion.
  private static func negativeBinomial(_ mean: Double, theta: Double, _ stream: inout RandomStream) -> Double
  {
    var (count, probability, rest) = (0.0, pow(theta / (theta + mean), theta), stream.uniform())
    while rest > probability, count < 100_000 {
      rest -= probability
      probability *= (count + theta) / (count + 1) * mean / (mean + theta)
      count += 1
    }
    return count
  }
}

/// A stationary process of variance 1: an autoregression of first order with a moving average.
struct Process {
  var level = 0.0
  private let (phi, theta): (Double, Double)
  private let scale: Double
  private var last = 0.0
  private var hasStarted = false

  init(_ kind: Noise.Kind) {
    switch kind {
    case .normal(let phi, let theta), .latent(let phi, let theta): (self.phi, self.theta) = (phi, theta)
    case .latentOverdispersed(let phi): (self.phi, self.theta) = (phi, 0)
    default: (self.phi, self.theta) = (0, 0)
    }
    scale = ((1 - phi * phi) / (1 + 2 * phi * theta + theta * theta)).squareRoot()
  }

  mutating func next(_ stream: inout RandomStream) -> Double {
    // Long enough for the start to be forgotten.
    for _ in 0..<(hasStarted ? 1 : 200) {
      let step = stream.normal()
      level = phi * level + step + theta * last
      last = step
    }
    hasStarted = true
    return scale * level
  }
}

/// How the three smoothers of STL are set, and how often they run.
public struct STLOptions: Sendable, Hashable {
  /// The local polynomial of a smoother.
  public enum Degree: Int, Sendable, Hashable, Codable {
    /// A local level.
    case constant = 0
    /// A local straight line.
    case linear = 1
  }

  /// One local regression: what it looks at and where it is computed.
  public struct Smoother: Sendable, Hashable {
    /// How many neighbours a fit takes, an odd number of at least 3.
    public let window: Int
    /// The local polynomial.
    public let degree: Degree
    /// Fits stand at every `jump`-th place and at the last; between them runs a straight line.
    public let jump: Int

    /// Creates a smoother; an even window takes one more, a window below 3 is 3, a jump below 1 is 1.
    public init(window: Int, degree: Degree, jump: Int = 1) {
      let bounded = min(max(window, 3), Self.widest)
      self.window = bounded | 1
      self.degree = degree
      self.jump = min(max(jump, 1), Self.widest)
    }

    private static let widest = 1 << 40
  }

  /// The seasonal component: free to change, or the same in every season.
  public enum SeasonalWindow: Sendable, Hashable {
    /// One number a month of the year: the means of a nearly constant fit.
    case periodic
    /// So many years around each.
    case seasons(Int)
  }

  /// Whether outliers weigh less.
  public enum Fitting: Sendable, Hashable {
    /// All values weigh the same.
    case leastSquares
    /// Bisquare weights from the remainders of the fit before.
    case robust
  }

  /// The smoother of each month of the year.
  public var seasonal: Smoother
  /// The smoother of the deseasonalised values.
  public var trend: Smoother
  /// The smoother that keeps low frequencies out of the season.
  public var lowPass: Smoother
  /// Whether the season is averaged over the years in the end.
  public var seasonalWindow: SeasonalWindow
  /// How often season and trend are updated in turns between two updates of the weights.
  public var innerPasses: Int
  /// How often the weights are updated; 0 leaves them out.
  public var robustnessPasses: Int

  /// Creates options from every single choice; counts below their least are raised to it.
  public init(
    seasonal: Smoother, trend: Smoother, lowPass: Smoother, seasonalWindow: SeasonalWindow,
    innerPasses: Int, robustnessPasses: Int
  ) {
    self.seasonal = seasonal
    self.trend = trend
    self.lowPass = lowPass
    self.seasonalWindow = seasonalWindow
    self.innerPasses = max(innerPasses, 1)
    self.robustnessPasses = max(robustnessPasses, 0)
  }

  /// The defaults of R's `stl`: local levels for the season, jumps of a tenth of each window.
  ///
  /// `period` is the number of periods of a season, `length` that of the series. Two inner passes, or one
  /// with fifteen updates of the weights. Source: R 4.2, `stats::stl`.
  public static func r(
    period: Int, length: Int, seasonalWindow: SeasonalWindow = .periodic, fitting: Fitting = .leastSquares
  ) -> STLOptions {
    let years =
      switch seasonalWindow {
      case .periodic: 10 * Double(length) + 1
      case .seasons(let window): Double(window)
      }
    func smoother(_ window: Double, _ degree: Degree) -> Smoother {
      let smoother = Smoother(window: whole(window), degree: degree)
      return Smoother(
        window: smoother.window, degree: degree, jump: whole((Double(smoother.window) / 10).rounded(.up)))
    }
    let isRobust = fitting == .robust
    return STLOptions(
      seasonal: smoother(years, .constant), trend: smoother(trendWindow(period, years), .linear),
      lowPass: smoother(Double(period), .linear), seasonalWindow: seasonalWindow,
      innerPasses: isRobust ? 1 : 2, robustnessPasses: isRobust ? 15 : 0)
  }

  /// The defaults of statsmodels' `STL`: local straight lines everywhere, fitted at every place.
  ///
  /// `period` is the number of periods of a season, `seasons` the years around each for the season. Five
  /// inner passes, or two with fifteen updates of the weights. Source: statsmodels 0.15, `tsa.seasonal.STL`.
  public static func statsmodels(
    period: Int, seasons: Int = 7, trendDegree: Degree = .linear, fitting: Fitting = .leastSquares
  ) -> STLOptions {
    let isRobust = fitting == .robust
    return STLOptions(
      seasonal: Smoother(window: seasons, degree: .linear),
      trend: Smoother(window: whole(trendWindow(period, Double(seasons))), degree: trendDegree),
      lowPass: Smoother(window: whole(Double(period) + 1), degree: .linear),
      seasonalWindow: .seasons(seasons), innerPasses: isRobust ? 2 : 5,
      robustnessPasses: isRobust ? 15 : 0)
  }

  /// The smallest window at which trend and season do not compete (Cleveland and others 1990, section 3.4).
  private static func trendWindow(_ period: Int, _ years: Double) -> Double {
    (1.5 * Double(period) / (1 - 1.5 / max(years, 3))).rounded(.up)
  }

  private static func whole(_ value: Double) -> Int { Int(min(max(value, 0), 0x1p40)) }
}

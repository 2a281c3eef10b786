import Statistics
import Trends

/// The results of `waymark trend` as they are written.
struct TrendFileResult: Encodable {
  /// One series.
  struct Series: Encodable {
    var key: [String: String]
    var n: Int
    var methods: [String: Method]
  }

  var format = "waymark-trend/1"
  var series: [Series]

  /// The numbers of one method, or the reason why there are none.
  struct Method: Encodable {
    private var numbers: [String: Double] = [:]
    private var words: [String: String] = [:]

    init(_ estimate: Estimate<MannKendall>) {
      switch estimate {
      case .success(let test):
        numbers = ["s": test.s, "variance": test.variance, "z": test.z, "p": test.p, "tau": test.tau]
      case .failure(let reason): words = ["notEstimable": reason.rawValue]
      }
    }

    init(_ estimate: Estimate<MannKendallAR1>) {
      self.init(estimate.map(\.test))
      if case .success(let test) = estimate {
        numbers["autocorrelation"] = test.autocorrelation
        numbers["inflation"] = test.inflation
      }
    }

    init(_ estimate: Estimate<TheilSen>) {
      switch estimate {
      case .success(let fit):
        numbers = [
          "slope": fit.slope.value, "lower": fit.slope.lower, "upper": fit.slope.upper,
          "intercept": fit.intercept,
        ]
      case .failure(let reason): words = ["notEstimable": reason.rawValue]
      }
    }

    init(_ finding: TrendFinding) {
      switch finding.direction {
      case .success(let direction): words["direction"] = direction.rawValue
      case .failure(let reason): words["notEstimable"] = reason.rawValue
      }
      numbers["p"] = try? finding.test.get().p
      numbers["adjustedP"] = try? finding.adjustedP.get()
      for (name, estimate) in [
        ("slopePerYear", finding.slopePerYear), ("percentPerYear", finding.percentPerYear),
      ] {
        switch estimate {
        case .success(let value):
          numbers[name] = value.value
          numbers[name + "Lower"] = value.lower
          numbers[name + "Upper"] = value.upper
        case .failure(let reason): words[name + "NotEstimable"] = reason.rawValue
        }
      }
    }

    /// Every quantity as text, by name.
    var quantities: [(String, String)] {
      (numbers.map { ($0.key, String($0.value)) } + words.map { ($0.key, $0.value) }).sorted { $0.0 < $1.0 }
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Name.self)
      for (name, value) in numbers { try container.encode(value, forKey: Name(stringValue: name)) }
      for (name, value) in words { try container.encode(value, forKey: Name(stringValue: name)) }
    }
  }

  private struct Name: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}

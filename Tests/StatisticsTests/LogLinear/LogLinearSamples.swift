/// The series of Reference/Numbers/make_log_linear_trend.py, number by number.
enum LogLinearSamples {
  /// Whole numbers from 0 to 9999 of a linear congruence.
  private static func numbers(_ seed: Int, _ count: Int) -> [Double] {
    var state = seed
    return (0..<count).map { _ in
      state = (state * 1_103_515_245 + 12345) % 2_147_483_648
      return Double(state / 65536 % 10000)
    }
  }

  /// Counts with a growth a period, months, memory and gaps.
  static func wave(
    _ seed: Int, _ count: Int, _ base: Double, growth: Double = 0, swing: Double = 0, memory: Double = 0,
    missing: Set<Int> = [], exp: (Double) -> Double
  ) -> [Double?] {
    let noise = numbers(seed, count)
    var level = 0.0
    return (0..<count).map { place in
      level = memory * level + (noise[place] - 5000) / 10000
      let month = swing * (Double(place * 5 % 12) - 5.5) / 5.5
      let value = base * exp(growth * Double(place) + month + 0.6 * level)
      return missing.contains(place) ? nil : (value + noise[place * 7 % count] / 10000).rounded(.down)
    }
  }

  /// Counts whose months lie far apart, with noise that is the same in all of them.
  static func alike(_ seed: Int, _ count: Int, memory: Double = 0) -> [Double?] {
    let noise = numbers(seed, count)
    var level = 0.0
    return (0..<count).map { place in
      level = memory * level + (noise[place] - 5000) / 400
      let month = 60 * (Double(place * 5 % 12) - 5.5) / 5.5
      return (100 + month + 0.1 * Double(place) + level).rounded(.down)
    }
  }
}

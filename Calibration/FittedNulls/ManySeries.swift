import Foundation
import Statistics
import Trends

/// What the verdicts and stories of many series take: time, and memory beyond the series themselves.
enum ManySeries {
  /// Prints it for series of 120 months with months of the year, two breaks and latent noise.
  static func printCosts(count: Int, seed: UInt64) {
    let noise = LatentNoise(Dependence(autocorrelation: 0.5, share: 1), 0.15)
    let means = (0..<120).map { place -> Double? in
      20 * exp(0.5 * sin(Double(place) * .pi / 6)) * ((40..<90).contains(place) ? 2 : 1)
    }
    let counts = SimulatedCounts(means: means, noise: noise)
    let series = (0..<count).map { number in
      var stream = RandomStream(seed: seed, series: UInt64(number))
      return counts.series(from: &stream)
    }
    let before = peakMemory()
    let clock = ContinuousClock()
    var broken = 0
    let duration = clock.measure {
      let trends = TrendAnalysis.trends(series, season: 12, periodsPerYear: 12, alpha: 0.05)
      broken = trends.count { ((try? $0.story.get().stretches.count) ?? 1) > 1 }
    }
    let seconds = Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
    print(
      String(
        format: "%d series of 120 months, %d with breaks: %.1f s, peak %.0f MB, %.0f MB above the series",
        count, broken, seconds, peakMemory(), peakMemory() - before))
  }

  /// The most memory that the process had, in MB.
  private static func peakMemory() -> Double {
    guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
      let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
      let kilobytes = line.split(separator: " ").dropFirst().compactMap({ Double($0) }).first
    else { return .nan }
    return kilobytes / 1024
  }
}

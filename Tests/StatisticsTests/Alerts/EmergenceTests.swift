import Foundation
import Testing

@testable import Trends

/// The bound on how often something appears.
@Suite struct EmergenceTests {
  /// Largest chance over rates of silence, a first event in the first period of a run and so many in all of it; from
  /// scipy 1.17, minimize_scalar over the logarithm of the rate:
  /// with the largest bounds of the other runs that are no larger; of single events 3 (n / (n + 1))^n / (n + 1):
  /// f(l) = exp(-n l) (poisson.sf(s - 1, r l) - (r > 1) exp(-l) poisson.sf(s - 1, (r - 1) l)).
  @Test(
    arguments: [
      (12, 1, 3.0, 0.0002535968660648288),
      (24, 1, 1.0, 0.04504958960725225),
      (24, 1, 3.0, 2.4484794493350566e-05),
      (24, 2, 4.0, 1.0219759681156084e-05),
      (24, 3, 4.0, 4.804804427811585e-05),
      (24, 3, 5.0, 3.862730490951506e-06),
      (36, 1, 3.0, 6.423565588613113e-06),
      (60, 1, 2.0, 9.804480483331986e-05),
      (60, 3, 3.0, 2.549901166362677e-05),
      (60, 3, 8.0, 7.035109076850188e-12),
      (120, 1, 2.0, 2.180096554751677e-05),
      (120, 2, 20.0, 1.872312292555197e-37),
    ] as [(Int, Int, Double, Double)])
  func boundsAreThoseOfAMaximumOverRates(silent: Int, run: Int, count: Double, p: Double) {
    let emergence = Emergence(silent: silent, run: run, count: count)
    #expect(abs(emergence.p - p) < 1e-6 * p)
  }

  @Test func moreEventsAndLongerSilenceAreRarer() {
    for run in 1...3 {
      for count in 1...12 {
        let one = Emergence(silent: 24, run: run, count: Double(count))
        #expect(Emergence(silent: 24, run: run, count: Double(count + 1)).p <= one.p)
        #expect(Emergence(silent: 48, run: run, count: Double(count)).p <= one.p)
      }
    }
  }

  /// The chance of any alert, by summing over all outcomes, at every rate of a grid.
  @Test(arguments: [24, 60]) func noConstantRateRaisesMoreThanTheLevel(silent: Int) {
    for level in [5e-5, 1e-3] {
      for step in 0..<60 {
        let rate = 0.002 * pow(1.12, Double(step))
        func chance(_ run: Int, _ count: Int) -> Double {
          func poisson(_ mean: Double, _ count: Int) -> Double {
            exp(-mean + Double(count) * log(mean) - lgamma(Double(count) + 1))
          }
          let later = run > 1 ? poisson(rate * Double(run - 1), count) * exp(-rate) : 0
          return exp(-rate * Double(silent)) * max(0, poisson(rate * Double(run), count) - later)
        }
        var raised = 0.0
        for run in 1...3 {
          for count in 1...30 where Emergence(silent: silent, run: run, count: Double(count)).p <= level {
            raised += chance(run, count)
          }
        }
        #expect(raised <= level)
      }
    }
  }

  @Test func aPastOfClumpsExplainsOneMore() {
    let emergence = Emergence(silent: 12, run: 1, count: 4)
    let clumps = (0..<60).map { $0 % 5 == 0 ? 4.0 : 0 } + [Double](repeating: 0, count: 12)
    #expect(emergence.p < 1e-4)
    #expect(emergence.chance(after: clumps) > 1e-3)
    #expect(emergence.chance(after: [Double](repeating: 0, count: 72)) == 0)
  }
}

import Foundation

/// The course of the mean of simulated counts: what a story should tell.
package enum Course: Sendable {
  /// No change.
  case flat
  /// A level times a factor between two periods; before and after it is the same.
  case plateau(factor: Double, from: Int, to: Int)
  /// A surge by a factor for a few periods.
  case surge(factor: Double, from: Int, periods: Int)
  /// Nothing, then a level.
  case emergence(from: Int)
  /// Growth by factors a year, another from a period on.
  case turn(before: Double, after: Double, at: Int)

  /// The means of so many periods, the base being 1.
  package func means(_ count: Int) -> [Double] {
    (0..<count).map { place in
      switch self {
      case .flat: 1
      case .plateau(let factor, let from, let to): (from..<to).contains(place) ? factor : 1
      case .surge(let factor, let from, let periods): (from..<(from + periods)).contains(place) ? factor : 1
      case .emergence(let from): place < from ? 0 : 1
      case .turn(let before, let after, let at):
        exp(Double(min(place, at)) / 12 * log(before) + Double(max(0, place - at)) / 12 * log(after))
      }
    }
  }

  /// The places at which something new begins.
  package var breaks: [Int] {
    switch self {
    case .flat: []
    case .plateau(_, let from, let to): [from, to]
    case .surge(_, let from, let periods): [from, from + periods]
    case .emergence(let from): [from]
    case .turn(_, _, let at): [at]
    }
  }

  /// A season of 50 % above and 40 % below the mean of a year.
  package static func season(_ place: Int) -> Double { exp(0.5 * sin(Double(place) * .pi / 6)) / 1.0635 }
}

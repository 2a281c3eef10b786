import Foundation
import Statistics
import TestSupport
import Testing

@Suite struct ReliabilityTests {
  @Test func intervalOfAlphaIsThatOfFeldt() throws {
    // Two items, three persons, alpha by hand: variances 1 and 1, covariance 0.5, so 2 (1 - 2/3) = 2/3.
    let alpha = try cronbachAlpha([[1, 1], [2, 3], [3, 2]], method: .feldt).get()
    #expect(abs(alpha.value - 2.0 / 3) < 1e-14)
    // (1 - alpha) qf(0.975, 2, 2) is 39/3 and (1 - alpha) qf(0.025, 2, 2) is 1/39/3 under 1.
    #expect(abs(alpha.lower - (1 - 39.0 / 3)) < 1e-9)
    #expect(abs(alpha.upper - (1 - 1 / 117.0)) < 1e-12)
  }

  @Test func rightAndWrongItemsHaveKuderAndRichardsonsValue() throws {
    var generator = SeededGenerator(seed: 24)
    let answers = (0..<30).map { person in
      (0..<12).map { item in
        Double.random(in: 0...1, using: &generator) < 0.2 + 0.02 * Double(person + item) ? 1.0 : 0
      }
    }
    let alpha = try cronbachAlpha(answers).get().value
    let n = 30.0
    let shares = (0..<12).map { item in answers.reduce(0) { $0 + $1[item] } / n }
    let totals = answers.map { $0.reduce(0, +) }
    let mean = totals.reduce(0, +) / n
    let variance = totals.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / n
    let formula = 12.0 / 11 * (1 - shares.reduce(0) { $0 + $1 * (1 - $1) } / variance)
    #expect(abs(alpha - formula) < 1e-12)
    // In another order of persons, or with one who did not finish, it is the same.
    #expect(abs(try cronbachAlpha(answers.reversed()).get().value - alpha) < 1e-12)
    #expect(abs(try cronbachAlpha(answers + [[.nan] + answers[0].dropFirst()]).get().value - alpha) < 1e-12)
  }

  @Test func widenedIntervalReachesAsFarAsTheJackknife() throws {
    let answers = [
      [1.0, 1, 1, 0], [1, 1, 1, 1], [1, 1, 1, 1], [0, 1, 0, 0], [1, 1, 1, 1], [1, 0, 1, 1], [1, 1, 1, 1],
    ]
    let feldt = try cronbachAlpha(answers, method: .feldt).get()
    let widened = try cronbachAlpha(answers).get()
    #expect(widened.value == feldt.value)
    #expect(widened.lower <= feldt.lower && widened.upper >= feldt.upper)
    // The jackknife by its definition, each person left out in turn.
    let logs = try answers.indices.map { person in
      log(1 - (try cronbachAlpha(answers.indices.filter { $0 != person }.map { answers[$0] }).get().value))
    }
    let mean = logs.reduce(0, +) / 7
    let error = (logs.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } * 6 / 7).squareRoot()
    // qt(0.975, 6) of R 4.2.2.
    let lower = 1 - (1 - feldt.value) * exp(2.446911851144969 * error)
    #expect(abs(widened.lower - min(lower, feldt.lower)) < 1e-9)
    // Items that all agree leave nothing to tell from.
    #expect(try cronbachAlpha([[1, 1], [0, 0], [1, 1]]).get().value == 1)
  }

  @Test func anItemWithAWrongKeyDiscriminatesNegatively() throws {
    let answers = (0..<20).map { person in
      (0..<5).map { item in (person > 3 * item + 2) != (item == 4) ? 1.0 : 0 }
    }
    let correlations = correctedItemTotalCorrelations(answers)
    #expect(try correlations[4].get() < 0)
    #expect(try correlations[0].get() > 0)
    #expect(correctedItemTotalCorrelations([[1, 0], [1, 1], [1, 0]])[0] == .failure(.constant))
    #expect(correctedItemTotalCorrelations([[1, 0]]) == [.failure(.tooShort), .failure(.tooShort)])
    #expect(itemDifficulties([[1, .nan], [0, .nan]]) == [.success(0.5), .failure(.tooShort)])
    #expect(cronbachAlpha([[1, 0], [1, 0]]).map(\.value) == .failure(.constant))
    #expect(cronbachAlpha([[1, 0], [1]]).map(\.value) == .failure(.tooShort))
  }
}

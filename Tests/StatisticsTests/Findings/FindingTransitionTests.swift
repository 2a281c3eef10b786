import Statistics
import Testing

@testable import Trends

/// What readers were told that no longer holds.
@Suite struct FindingTransitionTests {
  private static let never = NotEstimable.tooShort

  private static func trend(
    _ direction: Estimate<TrendFinding.Direction>, _ stretches: [Stretch]? = nil, route: String = "_T",
    p: Double = 0.01
  ) -> Finding {
    let story: Estimate<SeriesStory> =
      stretches.map {
        .success(
          SeriesStory(
            stretches: $0, peak: DatedValue(period: "2020-01", value: ValueBounds(3)),
            trough: DatedValue(period: "2020-02", value: ValueBounds(0))))
      } ?? .failure(never)
    let body = TrendFinding(
      test: .failure(never), ratioPerYear: .failure(never), slopePerYear: .failure(never),
      smallestDetectableRatio: .failure(never), dispersion: .failure(never), isPerExposure: false,
      pattern: .failure(never), adjustedP: .success(p), direction: direction, story: story)
    return finding(body, route)
  }

  private static func finding(_ body: any FindingBody, _ route: String) -> Finding {
    Finding(
      measure: "detections", key: [KeyPart(dimension: "route", code: route)],
      window: FindingWindow(firstPeriod: "2019-01", lastPeriod: "2021-12", basis: SeriesBasis(known: 36)),
      family: nil, body: body)
  }

  private static func stretch(
    _ first: String, _ last: String, _ direction: Stretch.Direction = .level, start: (String, String)? = nil
  ) -> Stretch {
    let mean = ValueBounds(5)
    return Stretch(
      first: first, last: last, start: start.map { .init(earliest: $0.0, latest: $0.1) },
      direction: direction, mean: mean, from: mean, to: mean, peak: DatedValue(period: first, value: mean))
  }

  private static func alert(_ state: AlertFinding.State, _ last: String = "2021-12") -> Finding {
    let watched = AlertFinding.Watched(
      first: last, last: last, standing: .settled, observed: ValueBounds(9), expected: 1,
      range: ValueBounds(low: 0, high: 3), higherP: 1e-6, lowerP: 1, adjustedP: 1e-4, distance: 5,
      state: state)
    return finding(AlertFinding(state: .success(state), watched: [watched], level: 0.05), "_T")
  }

  private func aspects(_ before: [Finding], _ now: [Finding]) -> [[FindingTransition.Aspect]] {
    FindingTransition.between(before, now).map(\.aspects)
  }

  @Test func anotherDirectionIsTold() {
    let directions: [Estimate<TrendFinding.Direction>] = [
      .success(.rising), .success(.falling), .success(.changed), .success(.noClearChange),
      .failure(.allZero),
    ]
    for (place, old) in directions.enumerated() {
      for (other, new) in directions.enumerated() {
        let found = aspects([Self.trend(old)], [Self.trend(new)])
        #expect(found == (place == other ? [] : [[.direction]]), "\(old) \(new)")
      }
    }
  }

  @Test func numbersThatMovedAreNoNews() {
    #expect(
      aspects([Self.trend(.success(.rising), p: 0.01)], [Self.trend(.success(.rising), p: 0.02)]).isEmpty)
    #expect(aspects([Self.trend(.failure(.allZero))], [Self.trend(.failure(.tooShort))]).isEmpty)
  }

  @Test func aStretchThatBeganIsToldApartFromStretchesToldOtherwise() {
    let first = Self.stretch("2019-01", "2019-12")
    let second = Self.stretch("2020-01", "2021-12", .rising, start: ("2019-11", "2020-02"))
    func turn(_ before: [Stretch], _ now: [Stretch]) -> [[FindingTransition.Aspect]] {
      aspects([Self.trend(.success(.changed), before)], [Self.trend(.success(.changed), now)])
    }
    #expect(turn([first, second], [first, second]).isEmpty)
    // A date that the intervals leave open is the same date.
    let near = Self.stretch("2020-02", "2022-01", .rising, start: ("2020-01", "2020-03"))
    #expect(turn([first, second], [first, near]).isEmpty)
    #expect(turn([first], [first, second]) == [[.newStretch]])
    #expect(turn([first, second], [first]) == [[.retold]])
    // The last stretch is as it was told.
    let other = Self.stretch("2019-05", "2019-12", start: ("2019-04", "2019-06"))
    #expect(turn([first, second], [first, other, second]) == [[.pastRetold]])
    #expect(turn([first, other, second], [first, second]) == [[.pastRetold]])
    #expect(
      turn([first, second], [Self.stretch("2019-01", "2019-12", .falling), second]) == [[.pastRetold]])
    let far = Self.stretch("2020-08", "2021-12", .rising, start: ("2020-06", "2020-10"))
    #expect(turn([first, second], [first, far]) == [[.retold]])
    let fall = Self.stretch("2020-01", "2021-12", .falling, start: ("2019-11", "2020-02"))
    #expect(turn([first, second], [first, fall]) == [[.retold]])
    #expect(turn([first], [first, second, fall]) == [[.retold]])
  }

  @Test func alertsAreRaisedGoOnAndAreClosed() {
    #expect(aspects([Self.alert(.usual)], [Self.alert(.unusuallyHigh)]) == [[.alertRaised]])
    #expect(aspects([], [Self.alert(.unusuallyHigh)]) == [[.alertRaised]])
    #expect(
      aspects([Self.alert(.unusuallyHigh)], [Self.alert(.unusuallyHigh, "2022-01")]) == [[.alertContinues]])
    #expect(aspects([Self.alert(.appeared)], [Self.alert(.unusuallyHigh)]) == [[.alertContinues]])
    #expect(aspects([Self.alert(.unusuallyHigh)], [Self.alert(.unusuallyLow)]) == [[.alertRaised]])
    #expect(aspects([Self.alert(.unusuallyHigh)], [Self.alert(.usual)]) == [[.alertClosed]])
    #expect(aspects([Self.alert(.unusuallyHigh)], []) == [[.alertClosed]])
    #expect(aspects([Self.alert(.lowTogether)], [Self.alert(.usual)]).isEmpty)
  }

  @Test func aSeriesThatOnlyOneRunHasIsNoTransition() {
    #expect(aspects([], [Self.trend(.success(.rising))]).isEmpty)
    #expect(aspects([Self.trend(.success(.rising))], []).isEmpty)
    let (one, other) = (Self.trend(.success(.rising), route: "A"), Self.trend(.success(.falling), route: "B"))
    #expect(aspects([one, other], [other, one]).isEmpty)
  }
}

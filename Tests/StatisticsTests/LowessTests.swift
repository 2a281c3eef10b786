import Statistics
import Testing

@Suite struct LowessTests {
  @Test func aStraightLineStaysOne() throws {
    let x = [0, 1, 2.5, 4, 5, 9, 11].map { $0 * 1.0 }
    let smoothed = try lowess(x: x, y: x.map { 3 - 2 * $0 }).get()
    for (place, value) in zip(x, smoothed) { #expect(abs(value - (3 - 2 * place)) < 1e-12 * 20) }
  }

  @Test func anOutlierHardlyMovesARobustCurve() throws {
    let x = (0..<30).map(Double.init)
    var y = x.map { 0.5 * $0 + ($0.truncatingRemainder(dividingBy: 3) - 1) / 10 }
    let before = try lowess(x: x, y: y).get()
    y[15] += 100
    #expect(abs(try lowess(x: x, y: y).get()[15] - before[15]) < 0.2)
    #expect(abs(try lowess(x: x, y: y, iterations: 0).get()[15] - before[15]) > 2)
  }

  /// What R 4.2.2 gives, by the `delta` of the call.
  private static let ofR: [(delta: Double, curve: [Double])] = [
    (
      0,
      [
        2.2642576576944125, 3.1020083441512418, 3.9731225182176129, 4.7776097242868767,
        5.4955339438773541, 5.4955339438773541, 6.9032040433700761, 7.4778243304226653,
        8.2780633565971797, 8.9064085034851708, 7.1935540650326297, 2.0528978956408288,
      ]
    ),
    (
      1.6,
      [
        2.2656768071256335, 3.1010531676779873, 3.9364295282303408, 4.7718058887826942,
        5.4829891120719889, 5.4829891120719889, 6.9053555586505757, 7.5725901300800817,
        8.2398247015095851, 8.9070592729390903, 7.1927369339252971, 2.0546051407264532,
      ]
    ),
  ]

  @Test(arguments: ofR)
  func agreesWithROnTiesAndInterpolation(delta: Double, curve: [Double]) throws {
    let smoothed = try lowess(
      x: [0, 0.5, 1, 1.5, 2, 2, 3, 3.5, 4, 4.5, 5, 7], y: [2, 4, 3, 5, 4, 8, 6, 9, 7, 10, 9, 1],
      span: 0.6, iterations: 2, delta: delta
    ).get()
    #expect(smoothed.count == curve.count)
    for (own, peer) in zip(smoothed, curve) { #expect(abs(own - peer) <= 1e-9 * 10) }
  }

  @Test func saysWhyThereIsNoCurve() {
    #expect(lowess(x: [], y: []) == .failure(.tooShort))
    #expect(lowess(x: [1], y: [1, 2]) == .failure(.tooShort))
    #expect(lowess(x: [2, 1], y: [1, 2]) == .failure(.tooShort))
    #expect(lowess(x: [1, 2], y: [.nan, 2]) == .failure(.tooShort))
    #expect(lowess(x: [4], y: [7]) == .success([7]))
    #expect(lowess(x: [4, 4, 4], y: [5, 5, 5]) == .success([5, 5, 5]))
  }
}

import Statistics
import Testing

@Suite struct ShapiroWilkTests {
  @Test func isThatOfR() throws {
    // R 4.2.2: shapiro.test(c(148, 154, 158, 160, 161, 162, 166, 170, 182, 195, 236)) and of c(1, 2, 4).
    let weights = try shapiroWilkTest([148, 154, 158, 160, 161, 162, 166, 170, 182, 195, 236]).get()
    #expect(abs(weights.value - 0.78881469483538735) < 1e-6)
    #expect(abs(weights.p - 0.0067038140565029254) < 1e-6)
    let three = try shapiroWilkTest([1, 2, 4]).get()
    #expect(abs(three.value - 0.96428571428571419) < 1e-12)
    #expect(abs(three.p - 0.6368868450289632) < 1e-8)
  }

  @Test func outOfRangeHasAReason() {
    #expect(shapiroWilkTest([1, 2]) == .failure(.tooShort))
    #expect(shapiroWilkTest([2, 2, 2]) == .failure(.constant))
    #expect(shapiroWilkTest((0...5000).map(Double.init)) == .failure(.tooLong))
  }
}

import Statistics
import Testing

@Suite struct NotEstimableTests {
  @Test func reasonsKeepTheirPublishedNames() {
    #expect(NotEstimable.zeroVarianceAfterDetrending.rawValue == "zeroVarianceAfterDetrending")
  }
}

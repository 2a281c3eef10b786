import Pipelines
import Testing

@Suite struct DataClassTests {
  @Test func ordersByHowCloselyDataIsHeld() {
    #expect(DataClass.public < .internal && DataClass.internal < .confidential)
  }
}

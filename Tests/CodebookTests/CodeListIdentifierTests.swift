import Codebook
import Testing

@Suite struct CodeListIdentifierTests {
  @Test(arguments: ["", "../countries", "Countries", "a b"])
  func refusesNamesThatCouldLeaveTheFolder(name: String) {
    #expect(CodeListIdentifier(name) == nil)
  }
}

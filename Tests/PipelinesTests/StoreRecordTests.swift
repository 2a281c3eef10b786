import Testing

@testable import Pipelines

@Suite struct StoreRecordTests {
  private static let record = StoreRecord(
    run: 3, address: "table[AFG]", key: "k", stageFields: "f", dataClass: .internal, milliseconds: 5,
    outputs: [.init(name: "quality", hash: "a"), .init(name: "table", hash: "b")], files: "x", dataDate: "",
    inputs: [], conditions: [], portClasses: ["quality": .internal, "table": .public])

  @Test func theClassOfEachPortIsReadAsItWasWritten() throws {
    let read = try #require(StoreRecord(fields: Self.record.fields))
    #expect(read == Self.record)
    #expect(read.dataClass(of: "table") == .public && read.dataClass(of: "quality") == .internal)
  }

  @Test func aLineOfAnEarlierVersionHasTheHighestClassForEveryPort() throws {
    let read = try #require(StoreRecord(fields: Array(Self.record.fields.dropLast())))
    #expect(read.outputs == Self.record.outputs)
    #expect(read.dataClass(of: "table") == .internal)
  }

  @Test func aWordThatIsNoClassIsHeldAsCloselyAsCanBe() throws {
    var fields = Self.record.fields
    fields[11] = "quality=internal\u{1E}table=secret"
    #expect(try #require(StoreRecord(fields: fields)).dataClass(of: "table") == .confidential)
  }
}

import Pipelines
import Testing

@Suite struct ClassTableTests {
  static let classes: [DataClass] = [.public, .internal, .confidential]

  @Test func nothingPublicComesFromWhatIsNotPublicButThroughProtectOrAPublishedSource() {
    let evidences: [ClassEvidence] = [
      .none, .source(isPublished: false), .codedAggregation, .uncodedAggregation(reason: "x", nil),
      .audience(.public, nil), .audience(.internal, nil),
    ]
    for signature in KindSignature.all {
      for input in Self.classes where input > .public {
        for evidence in evidences {
          for output in signature.outputs {
            let result = try? ClassTable.outputClass(
              signature.rule(of: output.name), inputs: [.public, input], evidence: evidence,
              type: output.type ?? .counts, readsRecords: input == .confidential)
            guard result == .public else { continue }
            let isRelease = signature.name == "evaluate" && output.name == "released"
            #expect(signature.name == "protect" || isRelease, "\(signature.name).\(output.name)")
            // And of the release only where the stage has shown that groups are told by codes.
            if isRelease { #expect({ if case .codedAggregation = evidence { true } else { false } }()) }
          }
        }
      }
    }
  }

  @Test(arguments: [
    (DataClass.public, true, DataClass.public), (.public, false, .public), (.internal, true, .internal),
    (.confidential, true, .internal), (.confidential, false, .confidential),
  ])
  func aggregationLowersRecordsOnlyByCodedColumns(
    input: DataClass, isCoded: Bool, output: DataClass
  ) throws {
    let evidence: ClassEvidence =
      isCoded ? .codedAggregation : .uncodedAggregation(reason: "names a person", nil)
    #expect(
      try ClassTable.outputClass(
        .aggregation, inputs: [input], evidence: evidence, type: .counts, readsRecords: true) == output)
  }

  @Test func findingsOfAnEvaluationAreInternalAndWhatIsReleasedOfThemIsPublic() throws {
    let evaluate = try #require(KindSignature.named("evaluate"))
    for (port, expected) in [("findings", DataClass.internal), ("released", .public)] {
      #expect(
        try ClassTable.outputClass(
          evaluate.rule(of: port), inputs: [.confidential], evidence: .codedAggregation, type: .findings,
          readsRecords: true) == expected)
    }
    #expect(
      try ClassTable.outputClass(
        evaluate.rule(of: "released"), inputs: [.confidential], evidence: .none, type: .findings,
        readsRecords: true) == .confidential)
    #expect(KindSignature.all.filter { $0.released != nil }.map(\.name) == ["evaluate"])
  }

  @Test func aCommandMakesNothingPublicAndRecordsAreConfidential() throws {
    #expect(
      try ClassTable.outputClass(
        .command, inputs: [.public], evidence: .none, type: .counts, readsRecords: false) == .internal)
    #expect(
      try ClassTable.outputClass(
        .command, inputs: [.public], evidence: .none, type: .records, readsRecords: false) == .confidential)
  }

  @Test func pagesRefuseWhatIsAboveTheirAudienceAndConfidentialAlways() {
    for (input, audience, isAllowed) in [
      (DataClass.internal, DataClass.public, false), (.internal, .internal, true),
      (.confidential, .internal, false), (.public, .public, true), (.confidential, .confidential, false),
    ] {
      let result = try? ClassTable.outputClass(
        .audience, inputs: [input], evidence: .audience(audience, nil), type: .pages, readsRecords: false)
      #expect((result != nil) == isAllowed, "\(input) on a page for \(audience)")
    }
  }

  @Test func protectRefusesConfidentialTables() {
    #expect(throws: ClassTable.Violation.self) {
      try ClassTable.outputClass(
        .protection, inputs: [.confidential], evidence: .none, type: .counts, readsRecords: false)
    }
  }
}

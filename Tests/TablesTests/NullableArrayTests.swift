import Tables
import Testing

@Suite struct NullableArrayTests {
  @Test func missingValuesAreNilAndKnownOnesThemselves() {
    let optionals: [Int?] = (0..<200).map { $0 % 65 == 64 ? nil : $0 }
    let array = NullableArray(optionals, placeholder: -1)
    #expect(Array(array) == optionals)
    #expect(!array.isComplete)
    #expect(NullableArray(known: [1, 2]).isComplete)
  }

  @Test func whatStandsInAMissingPlaceDoesNotMatter() {
    #expect(NullableArray([1, nil], placeholder: 7) == NullableArray([1, nil], placeholder: 8))
    #expect(NullableArray([1, nil], placeholder: 7) != NullableArray([1, 7], placeholder: 7))
  }
}

import Language
import TestSupport
import Testing

@Suite struct PathSegmentTests {
  @Test(arguments: [
    ("AFG", "AFG"), ("western-med_2", "western-med_2"), (".", "%2E"), ("..", "%2E%2E"), ("", "%"),
    ("../x", "%2E%2E%2Fx"), ("a/b", "a%2Fb"), (".waymark", "%2Ewaymark"), ("%2E", "%252E"), ("a b", "a%20b"),
    ("é", "%C3%A9"), ("\u{0}", "%00"), ("\u{202E}x", "%E2%80%AEx"), ("index.html", "index%2Ehtml"),
  ])
  func aTextIsOneSegment(_ text: String, _ segment: String) {
    #expect(PathSegment.encoded(text) == segment)
  }

  @Test func longTextsStayDistinctAndShort() {
    let long = String(repeating: "é", count: 500)
    let segments = [long, long + "x", "x" + long].map(PathSegment.encoded)
    #expect(Set(segments).count == 3)
    #expect(segments.allSatisfy { $0.utf8.count <= 120 })
    let joined = PathSegment.joined(long, [long, long + "x", "AFG"])
    #expect(joined.utf8.count <= 240 && joined != PathSegment.joined(long, [long, long + "y", "AFG"]))
  }

  @Test func severalTextsAreToldApart() {
    #expect(PathSegment.joined("series", ["AFG"]) == "series-AFG")
    #expect(PathSegment.joined("series", []) == "series")
    #expect(PathSegment.joined("series", ["western-med"]) == "series-western-med")
    #expect(PathSegment.joined("s", ["a-b", "c"]) != PathSegment.joined("s", ["a", "b-c"]))
  }

  @Test func noTwoTextsShareASegment() {
    var generator = SeededGenerator(seed: 3)
    let pieces = [".", "/", "%", "2", "E", "-", "a", "A", "é", "", "%2E", "\u{0}"]
    var texts: [String: String] = [:]
    for _ in 0..<20_000 {
      let text = (0..<Int.random(in: 0...6, using: &generator)).map { _ in
        pieces[Int.random(in: 0..<pieces.count, using: &generator)]
      }.joined()
      let segment = PathSegment.encoded(text)
      #expect(texts.updateValue(text, forKey: segment) ?? text == text)
      #expect(segment.utf8.allSatisfy { $0 != 0x2F && $0 != 0x2E && $0 != 0 })
    }
  }
}

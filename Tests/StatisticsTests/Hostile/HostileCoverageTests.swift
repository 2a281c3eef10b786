import Foundation
import TestSupport
import Testing

/// That the hostile tests call every public function, and that what they look for is seen.
@Suite struct HostileCoverageTests {
  @Test func everyPublicFunctionMeetsHostileSeries() throws {
    let tests = try Self.text(under: "Tests/StatisticsTests/Hostile")
    let words = Set(tests.split { !($0.isLetter || $0.isNumber) })
    var missing: [String] = []
    var found = 0
    for folder in ["Sources/Statistics", "Sources/Trends"] {
      for match in try Self.text(under: folder).matches(of: /\npublic func ([A-Za-z0-9]+)/) {
        found += 1
        if !words.contains(match.1), !Self.isNoMethod(match.1) { missing.append(String(match.1)) }
      }
    }
    #expect(missing == [])
    #expect(found > 60)
  }

  /// Functions of numbers, which the tests of distributions ask; they answer infinity where that is their value.
  private static func isNoMethod(_ name: Substring) -> Bool {
    ["digamma", "trigamma", "logGamma", "regularisedIncompleteBeta", "regularisedIncompleteGamma"].contains(
      name)
  }

  @Test func whatIsNoNumberIsSeenHoweverDeep() {
    struct Inner { var values: [Double?] }
    struct Outer { var inner: [String: Inner] }
    #expect(holdsFiniteNumbersOnly(Outer(inner: ["a": Inner(values: [1, nil, 2])])))
    #expect(!holdsFiniteNumbersOnly(Outer(inner: ["a": Inner(values: [1, nil, .nan])])))
    #expect(!holdsFiniteNumbersOnly([(0.5, -Double.infinity)]))
  }

  @Test func seriesHoldEveryKindOfTrouble() {
    var random = HostileSeries(seed: 1)
    let series = (0..<2_000).map { _ in random.next() }
    let known = series.map { $0.compactMap(\.self).filter { $0.isFinite } }
    for length in 0...5 { #expect(series.contains { $0.count == length }) }
    #expect(known.contains { $0.count > 5 && Set($0).count == 1 })
    #expect(known.contains { $0.count > 5 && $0.allSatisfy { $0 == 0 } })
    #expect(known.contains { $0.contains { abs($0) > 1e307 } })
    #expect(known.contains { $0.contains { $0 != 0 && abs($0) < 1e-307 } })
    #expect(known.contains { $0.count > 5 && Set($0).count > 1 && Set($0).count < $0.count })
    #expect(series.contains { $0.contains(nil) })
    #expect(series.contains { $0.contains { $0?.isNaN ?? false } })
  }

  /// All Swift files of a folder, one after the other.
  private static func text(under folder: String) throws -> String {
    let root = SharedFolder.packageRoot.appending(path: folder).resolvingSymlinksInPath()
    let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    var text = ""
    for case let file as URL in files ?? .init() where file.pathExtension == "swift" {
      text += "\n" + (try String(contentsOf: file, encoding: .utf8))
    }
    return text
  }
}

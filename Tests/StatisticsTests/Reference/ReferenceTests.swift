import Foundation
import Testing

@Suite struct ReferenceTests {
  @Test func everyCaseOfABuiltMethodAgreesWithThePeer() throws {
    let cases = try ReferenceCase.all(in: ReferenceCase.folder)
    var counts = (equal: 0, deviation: 0, outOfScope: 0, missing: 0)
    var missing: [String: Int] = [:]
    var reasons: [String: Int] = [:]
    for item in cases {
      switch ReferenceComparer.outcome(item) {
      case .equal: counts.equal += 1
      case .deviation(let reason):
        counts.deviation += 1
        reasons["\(item.file): \(reason)", default: 0] += 1
      case .outOfScope: counts.outOfScope += 1
      case .missing:
        counts.missing += 1
        missing[item.file, default: 0] += 1
      case .different(let what): Issue.record("\(what)")
      }
    }
    for (reason, count) in reasons.sorted(by: { $0.key < $1.key }) {
      print("deviation, \(count) of \(reason)")
    }
    print(
      "reference: \(counts.equal) equal, \(counts.deviation) deviations, "
        + "\(counts.outOfScope) out of scope, \(counts.missing) missing")
    if !missing.isEmpty {
      let files = missing.sorted { $0.key < $1.key }.map { "\($0.value) of \($0.key)" }
      print("missing: " + files.joined(separator: ", "))
    }
    #expect(counts.equal > 0)
    // The committed cases: a method that no longer agrees, or a case that is lost, changes one of these.
    if ProcessInfo.processInfo.environment["WAYMARK_REFERENCE"] == nil { #expect(counts == Self.committed) }
  }

  private static let committed = (equal: 3827, deviation: 213, outOfScope: 927, missing: 60)

  @Test func aPerturbedNumberIsFlagged() throws {
    let cases = try ReferenceCase.all(in: ReferenceCase.folder)
    let item = try #require(cases.first { $0.file == "mann_kendall_ar1" })
    let z = try #require(item.expected["z"] as? Double)
    #expect(ReferenceComparer.compare(item, [("z", z, 1e-10)]) == .equal)
    #expect(ReferenceComparer.compare(item, [("z", z * (1 + 1e-8), 1e-10)]) != .equal)
    #expect(ReferenceComparer.compare(item, [("absent", 1, 1)]) != .equal)
  }
}

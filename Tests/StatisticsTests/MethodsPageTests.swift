import Foundation
import TestSupport
import Testing

/// That Documentation/Methods.md quotes what was measured.
@Suite struct MethodsPageTests {
  private static func text(_ path: String) throws -> String {
    try String(contentsOf: SharedFolder.packageRoot.appending(path: path), encoding: .utf8)
  }

  /// The cells of the lines of a table that have a number in the second or third cell.
  private static func rows(_ text: some StringProtocol) -> [[String]] {
    text.split(separator: "\n").filter { $0.hasPrefix("| ") }.map { line in
      line.dropFirst().dropLast().split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    }.filter { $0.count > 2 && Int($0[2]) != nil }
  }

  @Test func sizeAndPowerAreThoseOfTheCommittedRun() throws {
    let page = try Self.text("Documentation/Methods.md")
    let result = try Self.text("Calibration/Results/verdict.md")
    let start = try #require(page.range(of: "<!-- size-table -->"))
    let end = try #require(page.range(of: "<!-- end of size-table -->"))
    let quoted = page[start.upperBound..<end.lowerBound]
    // Size at 1 %, and whether the limits are kept, are in the committed table alone.
    let measured = Self.rows(result).map { row in
      Array(row[...3] + row[5...10])
    }
    #expect(measured.count > 30)
    #expect(Self.rows(quoted) == measured)
    let run = try #require(result.firstMatch(of: /([0-9]+) series a cell, seed ([0-9]+)/))
    #expect(quoted.contains("\(run.1) series a cell, seed \(run.2)"))
    #expect(result.contains("\n0 of \(measured.count) cells miss a limit."))
  }
}

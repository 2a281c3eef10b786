import Foundation
import TestSupport
import Testing

@testable import Stages

/// That the help warns by what was measured.
@Suite struct TrendMethodWarningTests {
  /// The per cent of dependent series without any change in which each method finds one, as committed.
  private static func measured() throws -> [String: Double] {
    let path = SharedFolder.packageRoot.appending(path: "Calibration/Results/named.md")
    let rows = try String(contentsOf: path, encoding: .utf8).split(separator: "\n").map { line in
      line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    }
    return Dictionary(
      rows.compactMap { row in row.count == 3 ? Double(row[1]).map { (row[0], $0) } : nil },
      uniquingKeysWith: { first, _ in first })
  }

  @Test func warningsAreThoseOfTheCommittedRun() throws {
    let measured = try Self.measured()
    #expect(measured.count > 30)
    #expect(TrendMethod.falseFindings == measured.mapValues { Int($0.rounded()) })
    let names = Set(TrendMethod.all.map(\.name))
    #expect(measured.keys.allSatisfy(names.contains))
    let warned = TrendMethod.all.filter { $0.warning != nil }.map(\.name)
    #expect(warned.contains("mannKendall") && warned.contains("supF") && !warned.contains("theilSen"))
  }
}

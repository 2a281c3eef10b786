import Foundation
import Language
import Statistics
import Tables
import TestSupport
import Testing
import Trends

@testable import Briefs

/// Random tables and findings, on every page: it says only what is so.
@Suite struct RandomPageTests {
  /// How many are drawn: 150, or as many as `WAYMARK_RANDOM_PAGES` says.
  static let seeds: Range<UInt64> =
    0..<(ProcessInfo.processInfo.environment["WAYMARK_RANDOM_PAGES"].flatMap(UInt64.init) ?? 150)
  /// Each case of the test takes ten, so that every core has work.
  private static let starts = stride(from: seeds.lowerBound, to: seeds.upperBound, by: 10).map { $0 }

  @Test(arguments: starts)
  func noPageSaysWhatIsNotSo(_ start: UInt64) throws {
    let shipped = try ShippedPages.names.map(Samples.page)
    for seed in start..<min(start + 10, Self.seeds.upperBound) {
      let inputs = RandomInputs.inputs(seed: seed)
      for page in shipped + [try RandomPageFile.page(seed: seed, inputs)] {
        let filled = page.filled(inputs, subject: page.needs.isEmpty ? [:] : ["country": "PAK"])
        let html = filled.report.html
        let naming: PageAudit.Naming = ["overview", "nightly"].contains(page.name) ? .full : .own
        let violations = PageAudit(inputs, filled, html: html, naming: naming).violations
        #expect(violations.isEmpty, "seed \(seed), \(page.name): \(violations.prefix(3))")
        let read = ReadPage(html)
        #expect(read.fault == nil, "seed \(seed), \(page.name)")
        #expect(Set(read.ids).count == read.ids.count, "seed \(seed), \(page.name)")
        #expect(Set(read.references).isSubset(of: Set(read.ids)), "seed \(seed), \(page.name)")
      }
    }
  }

  @Test func theDrawsHoldEveryKindOfInput() {
    let all = Self.seeds.map(RandomInputs.inputs)
    let tables = all.flatMap(\.tables)
    let cells = tables.flatMap { $0.table.measures.joined() }
    #expect(Set(cells.map(\.status)).count == 7)
    #expect(Set(tables.map(\.table.schema.dimensions.count)).isSuperset(of: [1, 2, 3, 4]))
    #expect(
      tables.contains { $0.table.rowCount == 0 } && tables.contains { $0.revisions?.series.isEmpty == false })
    #expect(
      tables.contains { $0.table.schema.isSynthetic } && tables.contains { !$0.table.schema.narrowed.isEmpty }
    )
    #expect(
      all.contains { $0.findings.isEmpty }
        && all.contains { $0.findings.contains { $0.stage == "elsewhere" } })
    let directions = Set(all.flatMap { $0.findings.flatMap { $0.findings.map { "\($0.direction)" } } })
    #expect(directions.count > 10)
  }
}

import Language
import Tables

/// `quality`: what cleaning changed and left out, by rule.
struct QualityBlock: PageBlock {
  static let word = "quality"

  static func read(_ reader: BlockReader) -> QualityBlock? {
    reader.keys([])
    return reader.isAll ? QualityBlock() : nil
  }

  func check(_ check: PageCheck) { check.needs(.quality) }

  func fill(_ page: PageFilling) -> [Report.Block] {
    page.showQuality()
    return page.inputs.quality.flatMap { summary -> [Report.Block] in
      [
        .note(phrase: .cleaned(rows: summary.audit.rows, records: summary.audit.records)),
        .table(table: summary.table()),
      ]
    }
  }
}

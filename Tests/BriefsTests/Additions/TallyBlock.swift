import Language
import Tables

@testable import Briefs

/// A kind of block in one file: how many tables there are.
struct TallyBlock: PageBlock {
  static let word = "tally"

  static func read(_ reader: BlockReader) -> TallyBlock? {
    reader.keys([])
    return reader.isAll ? TallyBlock() : nil
  }

  func check(_ check: PageCheck) {
    if check.inputs(.counts).isEmpty {
      check.absent("the stage reads no counts", at: nil, help: "add 'counts'")
    }
  }

  func fill(_ page: PageFilling) -> [Report.Block] {
    [
      .paragraph(
        phrase: .counts(series: page.tables.reduce(0) { $0 + $1.runs.count }, tables: page.tables.count))
    ]
  }
}

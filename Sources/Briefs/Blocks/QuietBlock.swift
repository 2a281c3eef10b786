import Language

/// `quiet`: one sentence on a night on which nothing needs a reader; nothing on others.
struct QuietBlock: PageBlock {
  static let word = "quiet"

  static func read(_ reader: BlockReader) -> QuietBlock? {
    reader.keys([])
    return reader.isAll ? QuietBlock() : nil
  }

  func check(_ check: PageCheck) {
    if check.inputs(.changes).isEmpty {
      check.absent(
        "the stage reads no changes, without which no night is quiet", at: nil,
        help: "add 'changes' to its 'from', or leave the block out")
    }
  }

  func fill(_ page: PageFilling) -> [Report.Block] {
    guard page.isQuiet else { return [] }
    let new = page.inputs.changes.filter { $0.transitions == nil }.reduce(0) {
      $0 + $1.figures.count { $0.kind == .new && $0.hasFigure }
    }
    return [.paragraph(phrase: .night(.quiet(series: page.alerts.count, new: new)))]
  }
}

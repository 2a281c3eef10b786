import Language
import Tables

/// `run`: the stages of the pipeline and their arrows.
struct RunBlock: PageBlock {
  static let word = "run"

  static func read(_ reader: BlockReader) -> RunBlock? {
    reader.keys([])
    return reader.isAll ? RunBlock() : nil
  }

  func check(_ check: PageCheck) {}
  func fill(_ page: PageFilling) -> [Report.Block] { [.graph(graph: page.inputs.graph)] }
}

/// `sources`: every source of the page in full.
struct SourcesBlock: PageBlock {
  static let word = "sources"

  static func read(_ reader: BlockReader) -> SourcesBlock? {
    reader.keys([])
    return reader.isAll ? SourcesBlock() : nil
  }

  func check(_ check: PageCheck) {}

  func fill(_ page: PageFilling) -> [Report.Block] {
    let tables = page.inputs.tables + (page.showsExposures ? page.inputs.exposures : [])
    let sources = tables.flatMap(\.table.schema.citations).eachOnce
    return sources.isEmpty ? [] : [.sources(sources: sources)]
  }
}

extension BlockReader {
  /// Whether the block's value is `all`; anything else is reported.
  var isAll: Bool {
    guard main?.text == "all" else {
      fail("takes 'all'", at: main?.location, help: "write '\(kind): all'")
      return false
    }
    return true
  }
}

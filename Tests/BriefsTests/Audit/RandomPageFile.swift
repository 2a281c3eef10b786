import Language
import Statistics
import Tables
import Trends

@testable import Briefs

/// Page files with blocks of every drawing and table, cut for some inputs.
enum RandomPageFile {
  static func text(seed: UInt64, _ inputs: PageInputs) -> String {
    var draw = Draw(seed: seed ^ 0xABCD)
    var lines = ["waymark: 1", "page: random", "blocks:", "  - messages: \(draw.number(1...5))"]
    // Every table, and chosen by their score.
    lines += ["  - messages: chosen", "    most: 12"]
    lines.append("  - key-figures: all")
    for input in inputs.tables where input.table.rowCount > 0 {
      let names = input.table.schema.dimensions.filter { !$0.isVintage && $0.codeList != "matters" }.map(
        \.name)
      let crime = input.table.schema.dimensions.first { $0.codeList == "matters" }
      let filter = crime.map { "    where: {\($0.name): \(draw.one(of: ["TIP", "SOM"]))}" }
      func block(_ lines: [String]) -> [String] {
        [lines[0], "    \(lines[0].contains("table:") ? "stage" : "table"): \(input.stage)"]
          + lines.dropFirst()
          + [filter, "    absent: skip"].compactMap(\.self)
      }
      lines += block(["  - figure: line"])
      for name in draw.some(2, of: names) {
        let drawing = draw.one(of: ["small-multiples", "bars", "slope", "heat-strip"])
        lines += block(["  - figure: \(drawing)", "    by: \(name)"])
        let columns = draw.one(of: ["years", "periods", "same-months"])
        lines += block(["  - table: \(columns)", "    by: \(name)"])
      }
      if names.count > 1 { lines += block(["  - figure: sankey", "    by: [\(names[0]), \(names[1])]"]) }
    }
    lines += [
      "  - findings: 5", "    absent: skip", "  - all-series: \(draw.one(of: ["all", "found", "broad"]))",
    ]
    lines += ["  - trust: all", "  - sources: all"]
    return lines.joined(separator: "\n") + "\n"
  }

  static func page(seed: UInt64, _ inputs: PageInputs) throws -> PageFile {
    let node = try YAMLReader.read(SourceText(name: "random.yaml", text: text(seed: seed, inputs)))
    return try PageFile.read(node, folder: "")
  }
}

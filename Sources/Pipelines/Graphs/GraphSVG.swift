import Language

/// Draws the graph of a pipeline: stages in layers from left to right, arrows as curves.
public enum GraphSVG {
  private static let width = 168
  private static let height = 46
  private static let columnGap = 72
  private static let rowGap = 22
  private static let margin = 24

  private struct Box {
    var x: Int
    var y: Int
  }

  /// The drawing as a document of its own; it holds no script and fetches nothing.
  public static func text(_ summary: PipelineSummary) -> String {
    let names = summary.stages.map(\.name)
    let positions = Dictionary(
      names.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    let inputs = summary.stages.map { $0.inputs.compactMap { positions[$0] } }
    let boxes = boxes(LayeredLayout.layers(inputs: inputs, names: names))
    let right = (boxes.map(\.x).max() ?? 0) + width + margin
    let bottom = (boxes.map(\.y).max() ?? 0) + height + margin
    var lines = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(right) \(bottom)\" width=\"\(right)\" height=\"\(bottom)\" role=\"img\" aria-labelledby=\"t\" font-family=\"Noto Sans, sans-serif\">",
      "<title id=\"t\">Stages of \(escaped(summary.title.text(in: "en")))</title>",
      "<defs><marker id=\"a\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\"><path d=\"M0 0L8 4L0 8z\" fill=\"#5b6770\"/></marker></defs>",
    ]
    for (to, sources) in inputs.enumerated() {
      for from in sources { lines.append(arrow(from: boxes[from], to: boxes[to])) }
    }
    for (stage, box) in zip(summary.stages, boxes) { lines += drawing(of: stage, at: box) }
    return (lines + ["</svg>"]).joined(separator: "\n")
  }

  private static func boxes(_ layers: [[Int]]) -> [Box] {
    let rows = layers.map(\.count).max() ?? 0
    let tall = rows * (height + rowGap) - rowGap
    var boxes = [Box](repeating: Box(x: 0, y: 0), count: layers.reduce(0) { $0 + $1.count })
    for (column, layer) in layers.enumerated() {
      let top = margin + (tall - (layer.count * (height + rowGap) - rowGap)) / 2
      for (row, stage) in layer.enumerated() {
        boxes[stage] = Box(x: margin + column * (width + columnGap), y: top + row * (height + rowGap))
      }
    }
    return boxes
  }

  private static func arrow(from: Box, to: Box) -> String {
    let (x1, y1) = (from.x + width, from.y + height / 2)
    let (x2, y2) = (to.x - 2, to.y + height / 2)
    let bend = max(columnGap / 2, (x2 - x1) / 2)
    return
      "<path d=\"M\(x1) \(y1)C\(x1 + bend) \(y1) \(x2 - bend) \(y2) \(x2) \(y2)\" fill=\"none\" stroke=\"#5b6770\" stroke-width=\"1.2\" marker-end=\"url(#a)\"/>"
  }

  private static func drawing(of stage: PipelineSummary.Stage, at box: Box) -> [String] {
    // Told by the line as well as by its colour: whole, dashed, thick.
    let (fill, line) =
      switch stage.dataClass {
      case .public: ("#eef5f1", "stroke=\"#2f6f4f\"")
      case .internal: ("#fdf5e6", "stroke=\"#8a5a00\" stroke-dasharray=\"5 3\"")
      case .confidential: ("#fbecec", "stroke=\"#9b2226\" stroke-width=\"2.4\"")
      }
    let count = stage.instances == 1 ? "" : " \u{00D7} \(stage.instances)"
    let shown = stage.name.count > 20 ? stage.name.prefix(19) + "\u{2026}" : stage.name[...]
    return [
      "<g><title>\(escaped(stage.name)): \(stage.kind), \(stage.dataClass.rawValue)</title>",
      "<rect x=\"\(box.x)\" y=\"\(box.y)\" width=\"\(width)\" height=\"\(height)\" rx=\"5\" fill=\"\(fill)\" \(line)/>",
      "<text x=\"\(box.x + 10)\" y=\"\(box.y + 20)\" font-size=\"13\" font-weight=\"600\" fill=\"#1b2a34\">\(escaped(String(shown)))</text>",
      "<text x=\"\(box.x + 10)\" y=\"\(box.y + 37)\" font-size=\"11\" fill=\"#44525c\">\(stage.kind)\(count), \(stage.dataClass.rawValue)</text>",
      "</g>",
    ]
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }
}

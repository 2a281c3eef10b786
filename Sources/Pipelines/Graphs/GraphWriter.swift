/// Writes the graph of a pipeline as text.
public enum GraphWriter {
  /// One line a stage: its name, kind and class, and what it reads.
  public static func text(_ summary: PipelineSummary) -> String {
    summary.stages.map { stage in
      let instances = stage.instances == 1 ? "" : " x\(stage.instances)"
      let inputs = stage.inputs.isEmpty ? "" : " <- " + stage.inputs.joined(separator: ", ")
      return "\(stage.name)\(instances) (\(stage.kind), \(stage.dataClass.rawValue))\(inputs)"
    }.joined(separator: "\n")
  }

  /// A flowchart of Mermaid.
  public static func mermaid(_ summary: PipelineSummary) -> String {
    var lines = ["flowchart LR"]
    for (index, stage) in summary.stages.enumerated() {
      lines.append("  s\(index)[\"\(stage.name) (\(stage.kind))\"]")
    }
    for (from, to) in arrows(summary) { lines.append("  s\(from) --> s\(to)") }
    return lines.joined(separator: "\n")
  }

  /// A graph of Graphviz.
  public static func dot(_ summary: PipelineSummary) -> String {
    var lines = ["digraph pipeline {", "  rankdir=LR; node [shape=box];"]
    for (index, stage) in summary.stages.enumerated() {
      lines.append("  s\(index) [label=\"\(stage.name)\\n\(stage.kind)\"];")
    }
    for (from, to) in arrows(summary) { lines.append("  s\(from) -> s\(to);") }
    return (lines + ["}"]).joined(separator: "\n")
  }

  private static func arrows(_ summary: PipelineSummary) -> [(Int, Int)] {
    let names = summary.stages.map(\.name)
    return summary.stages.enumerated().flatMap { to, stage in
      stage.inputs.compactMap { input in names.firstIndex(of: input).map { ($0, to) } }
    }
  }
}

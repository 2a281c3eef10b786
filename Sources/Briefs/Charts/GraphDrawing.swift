import Language

/// The stages of a run and their arrows, in layers from left to right.
///
/// Names wrap inside their boxes; all boxes are as tall as the tallest needs.
struct GraphDrawing {
  let graph: RunGraph
  let language: any PageLanguage

  private static let width = DrawingSize.page.width
  private static let lineHeight = 14.0

  /// A box with its words.
  private struct Box {
    var x: Double
    var y: Double
    var name: [String]
    var kind: [String]
  }

  /// The graph as shapes.
  func drawing() -> Drawing {
    let layers = self.layers()
    let tallest = max(1, layers.map(\.count).max() ?? 1)
    // As wide as the layers allow, with room for an arrow between two of them.
    let boxWidth = min(104, (Self.width - 22 * Double(layers.count - 1)) / Double(max(1, layers.count)))
    let step = layers.count > 1 ? (Self.width - boxWidth) / Double(layers.count - 1) : 0
    var boxes: [String: Box] = [:]
    for node in graph.nodes {
      let kind = language.text(.stageKind(kind: node.kind, instances: node.instances))
      boxes[node.name] = Box(
        x: 0, y: 0, name: TextWidth.wrapped(node.name, to: boxWidth - 14, weight: .bold),
        kind: TextWidth.wrapped(kind, to: boxWidth - 14))
    }
    let lines = max(2, boxes.values.map { $0.name.count + $0.kind.count }.max() ?? 2)
    let boxHeight = 8 + Self.lineHeight * Double(lines)
    let height = Double(tallest) * (boxHeight + 16)
    for (column, layer) in layers.enumerated() {
      let row = height / Double(max(1, layer.count))
      for (index, node) in layer.enumerated() {
        boxes[node.name]?.x = Double(column) * min(step, 150)
        boxes[node.name]?.y = row * (Double(index) + 0.5) - boxHeight / 2
      }
    }
    var shapes: [Drawing.Shape] = []
    for edge in graph.edges {
      guard let from = boxes[edge.from], let to = boxes[edge.to] else { continue }
      shapes += arrow(from.x + boxWidth, from.y + boxHeight / 2, to.x, to.y + boxHeight / 2)
    }
    for node in graph.nodes {
      guard let box = boxes[node.name] else { continue }
      shapes.append(
        .rectangle(box.x, box.y, width: boxWidth, height: boxHeight, rounding: 4, .node))
      for (number, words) in (box.name + box.kind).enumerated() {
        shapes.append(
          .text(
            words, box.x + 7, box.y + 15 + Self.lineHeight * Double(number),
            number < box.name.count ? .value : .label))
      }
    }
    return Drawing(
      width: Self.width, height: height, title: language.text(.runTitle),
      description: language.description(of: .graph(graph: graph)), shapes: shapes)
  }

  private func arrow(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double) -> [Drawing.Shape] {
    let middle = (x1 + x2) / 2
    return [
      .path(
        [
          .move(x1, y1),
          .curve(.init(x: middle, y: y1), .init(x: middle, y: y2), .init(x: x2, y: y2)),
        ], .arrow),
      .path([.move(x2 - 5, y2 - 3), .draw(x2, y2), .draw(x2 - 5, y2 + 3)], .arrow),
    ]
  }

  private func layers() -> [[RunGraph.Node]] {
    let places = Dictionary(
      graph.nodes.enumerated().map { ($0.element.name, $0.offset) }, uniquingKeysWith: { first, _ in first })
    let inputs = graph.nodes.map { node in
      graph.edges.filter { $0.to == node.name }.compactMap { places[$0.from] }
    }
    return LayeredLayout.layers(inputs: inputs, names: graph.nodes.map(\.name)).map {
      $0.map { graph.nodes[$0] }
    }
  }
}

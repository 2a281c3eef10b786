import Language

/// The stages of a run and their arrows, in layers from left to right.
struct GraphDrawing {
  let graph: RunGraph
  let id: String

  private static let nodeHeight = 36.0

  func markup() -> Markup {
    let layers = self.layers()
    let tallest = max(1, layers.map(\.count).max() ?? 1)
    // As wide as the layers allow, with room for an arrow between two of them.
    let nodeWidth = min(104, (688 - 22 * Double(layers.count - 1)) / Double(max(1, layers.count)))
    let step = layers.count > 1 ? (688 - nodeWidth) / Double(layers.count - 1) : 0
    let height = Double(tallest) * 52
    var places: [String: (x: Double, y: Double)] = [:]
    for (column, layer) in layers.enumerated() {
      let row = height / Double(layer.count)
      for (index, node) in layer.enumerated() {
        places[node.name] = (
          Double(column) * min(step, 150), row * (Double(index) + 0.5) - Self.nodeHeight / 2
        )
      }
    }
    var content: [Markup] = []
    for edge in graph.edges {
      guard let from = places[edge.from], let to = places[edge.to] else { continue }
      let (x1, y1) = (from.x + nodeWidth, from.y + Self.nodeHeight / 2)
      let (x2, y2) = (to.x, to.y + Self.nodeHeight / 2)
      let middle = (x1 + x2) / 2
      let curve = [(middle, y1), (middle, y2), (x2, y2)].map {
        NumberText.plain($0.0) + " " + NumberText.plain($0.1)
      }
      content.append(SVG.path(SVG.move(x1, y1) + "C" + curve.joined(separator: " "), "arrow"))
      content.append(
        SVG.path(SVG.move(x2 - 5, y2 - 3) + SVG.draw(x2, y2) + SVG.draw(x2 - 5, y2 + 3), "arrow"))
    }
    for node in graph.nodes {
      guard let place = places[node.name] else { continue }
      content.append(
        HTMLText.element(
          "rect",
          [
            ("x", NumberText.plain(place.x)), ("y", NumberText.plain(place.y)),
            ("width", NumberText.plain(nodeWidth)), ("height", NumberText.plain(Self.nodeHeight)),
            ("rx", "4"), ("class", "node"),
          ]))
      let room = nodeWidth - 14
      let name = TextWidth.fitted(node.name, to: room, size: SVG.textSize, weight: .bold)
      content.append(SVG.text(name, place.x + 7, place.y + 15, "b f-ink"))
      let count = node.instances == 1 ? "" : " × \(node.instances)"
      let kind = TextWidth.fitted(node.kind + count, to: room, size: SVG.textSize)
      content.append(SVG.text(kind, place.x + 7, place.y + 29))
    }
    return SVG.frame(
      id: id, title: "Stages of the run",
      description: graph.edges.map { "\($0.from) to \($0.to)" }.joined(separator: ", ") + ".",
      width: 688, height: height, content)
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

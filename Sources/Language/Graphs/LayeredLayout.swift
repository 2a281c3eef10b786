/// Puts the nodes of a graph without cycles in layers, for drawings from left to right.
///
/// A node stands in the layer behind the last one it reads: its longest path from a source. Within a
/// layer, nodes are put near the middle of what they read (barycentre, Sugiyama, Tagawa and Toda 1981).
public enum LayeredLayout {
  /// The nodes of each layer, from top to bottom.
  ///
  /// - Parameters:
  ///   - inputs: for each node the places of those it reads, all before it; what is not is passed over.
  ///   - names: for each node the text that orders nodes of equal middles.
  public static func layers(inputs: [[Int]], names: [String]) -> [[Int]] {
    let sources = inputs.enumerated().map { node, inputs in inputs.filter { (0..<node).contains($0) } }
    var depths = [Int](repeating: 0, count: inputs.count)
    for (node, sources) in sources.enumerated() {
      depths[node] = (sources.map { depths[$0] }.max() ?? -1) + 1
    }
    var layers = [[Int]](repeating: [], count: (depths.max() ?? -1) + 1)
    for (node, depth) in depths.enumerated() { layers[depth].append(node) }
    // Layers are drawn around one middle line, so places are counted from it.
    var places = [Double](repeating: 0, count: inputs.count)
    for depth in layers.indices {
      let ordered = layers[depth].map { node in
        let read = sources[node].map { places[$0] }
        return (
          node: node, middle: read.isEmpty ? 0 : read.reduce(0, +) / Double(read.count), name: names[node]
        )
      }.sorted { ($0.middle, $0.name, $0.node) < ($1.middle, $1.name, $1.node) }
      layers[depth] = ordered.map(\.node)
      for (row, node) in layers[depth].enumerated() {
        places[node] = Double(row) - Double(layers[depth].count - 1) / 2
      }
    }
    return layers
  }
}

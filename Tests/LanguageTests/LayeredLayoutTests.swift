import Language
import TestSupport
import Testing

@Suite struct LayeredLayoutTests {
  @Test func nodesStandBehindTheLastTheyReadAndNearTheMiddleOfIt() {
    let layers = LayeredLayout.layers(
      inputs: [[], [], [0], [1], [0, 1, 2], []], names: ["b", "a", "x", "w", "end", "c"])
    #expect(layers == [[1, 0, 5], [3, 2], [4]])
  }

  @Test func withoutNodesThereAreNoLayers() {
    #expect(LayeredLayout.layers(inputs: [], names: []).isEmpty)
  }

  @Test func everyNodeStandsOnceAndBehindAllItReads() {
    var generator = SeededGenerator(seed: 4)
    for count in 1...60 {
      let inputs = (0..<count).map { node in
        (0..<node).filter { _ in Int.random(in: 0..<4, using: &generator) == 0 }
      }
      let layers = LayeredLayout.layers(inputs: inputs, names: (0..<count).map { "n\($0 % 7)" })
      #expect(layers.flatMap { $0 }.sorted() == Array(0..<count))
      let depth = layers.enumerated().reduce(into: [Int: Int]()) { result, layer in
        for node in layer.element { result[node] = layer.offset }
      }
      for (node, sources) in inputs.enumerated() {
        #expect(sources.allSatisfy { (depth[$0] ?? 0) < (depth[node] ?? 0) })
      }
    }
  }
}

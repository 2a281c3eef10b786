extension TreeDiagram {
  /// The tree with as many nodes as a drawing can show: of too many siblings the last ones become one that says how many.
  ///
  /// Those with most below them stay, ties in order; the order on the drawing is that of the list. A fold stands for two
  /// nodes or more, but at the edge of the columns, where it stands for whatever lies beyond.
  ///
  /// - Parameters:
  ///   - rows: The most nodes without any to their right.
  ///   - columns: The most generations.
  ///   - more: The words for so many siblings that are not shown.
  ///   - beyond: The words for so many nodes beyond the last column.
  /// - Complexity: O(n) a try, and at most ten tries.
  func folded(rows: Int, columns: Int, more: (Int) -> Phrase, beyond: (Int) -> Phrase) -> TreeDiagram {
    let (below, roots) = children
    var sizes = Array(repeating: 1, count: nodes.count)
    for place in nodes.indices.reversed() { sizes[place] += below[place].reduce(0) { $0 + sizes[$1] } }

    /// The children that are shown with so many at most, in order, and how many nodes the others are.
    func shown(_ places: [Int], most: Int) -> (places: [Int], rest: Int) {
      guard places.count > most else { return (places, 0) }
      let kept = Set(
        places.sorted { (sizes[$1], $0) < (sizes[$0], $1) }.prefix(max(0, most - 1)))
      let rest = places.lazy.filter { !kept.contains($0) }.reduce(0) { $0 + sizes[$1] }
      return (places.filter(kept.contains), rest)
    }
    func height(_ place: Int, most: Int, column: Int) -> Int {
      guard column + 1 < columns else { return 1 }
      let (kept, rest) = shown(below[place], most: most)
      return max(1, kept.reduce(rest > 0 ? 1 : 0) { $0 + height($1, most: most, column: column + 1) })
    }
    func height(_ places: [Int], most: Int) -> Int {
      places.reduce(0) { $0 + height($1, most: most, column: 0) }
    }

    let most = (2...10).reversed().first { height(roots, most: $0) <= rows } ?? 2
    var kept = roots
    if height(roots, most: most) > rows {
      var used = 1
      kept = []
      for place in roots.sorted(by: { (sizes[$1], $0) < (sizes[$0], $1) }) {
        used += height(place, most: most, column: 0)
        guard used <= rows || kept.isEmpty else { break }
        kept.append(place)
      }
      kept.sort()
    }
    var folded = TreeDiagram(titles: Array(titles.prefix(columns)), nodes: [])
    func add(_ place: Int, parent: Int?, column: Int) {
      var node = nodes[place]
      node.parent = parent
      let own = folded.nodes.count
      if column + 1 >= columns, sizes[place] > 1 {
        let words = beyond(sizes[place] - 1)
        node.detail = node.detail.map { .list(phrases: [$0, words], joint: .comma) } ?? words
      }
      folded.nodes.append(node)
      guard column + 1 < columns else { return }
      let (kept, rest) = shown(below[place], most: most)
      for child in kept { add(child, parent: own, column: column + 1) }
      if rest > 0 { folded.nodes.append(Node(name: more(rest), detail: nil, parent: own, mark: .none)) }
    }
    for place in kept { add(place, parent: nil, column: 0) }
    let rest = nodes.count - kept.reduce(0) { $0 + sizes[$1] }
    if rest > 0 { folded.nodes.append(Node(name: more(rest), detail: nil, parent: nil, mark: .none)) }
    return folded
  }
}

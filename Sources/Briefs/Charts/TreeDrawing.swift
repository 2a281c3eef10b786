/// A tree from the left to the right: a generation a column, each node between those that came from it.
///
/// Subtrees are set as close to each other as their outlines allow, so that a node without any below it stands beside
/// those of its neighbours (Reingold and Tilford 1981, with nodes of any height as van der Ploeg 2014). What is too much
/// for the size is folded, and the table of the figure has it all.
struct TreeDrawing {
  let tree: TreeDiagram
  let title: String
  let language: any PageLanguage
  var size = DrawingSize.page

  private static let lineHeight = LabelPlacement.lineHeight
  private static let gap = 5.0
  private static let mark = 13.0

  private var columns: Int { size.isWide ? 5 : 3 }
  private var rows: Int { size.isWide ? 56 : 36 }
  /// The room between columns for the lines.
  private var channel: Double { size.isWide ? 26 : 14 }

  /// A node with its words.
  private struct Box {
    /// The lines of words; what stands on one line has places of its own.
    var lines: [[(words: String, x: Double, role: DrawingRole)]]
    var column: Int
    var y = 0.0
    var height: Double { Double(lines.count) * TreeDrawing.lineHeight }
    /// The middle of the first line, where the mark stands and lines begin and end.
    var middle: Double { y - height / 2 + 6 }
    /// Where the words of the first line end, from the left of the column.
    var end: Double {
      (lines.first?.last).map {
        $0.x + TextWidth.width($0.words, weight: $0.role == .label ? .regular : .bold)
      } ?? 0
    }
  }

  /// How far a subtree reaches in each column, from the middle of its root.
  private struct Outline {
    var edges: [(top: Double, bottom: Double)]
  }

  /// The tree as shapes.
  func drawing() -> Drawing {
    let tree = self.tree.folded(
      rows: rows, columns: columns, more: { .trainers(.more(count: $0)) },
      beyond: { .trainers(.beyond(count: $0)) })
    let (below, roots) = tree.children
    var depths = Array(repeating: 0, count: tree.nodes.count)
    for (place, places) in below.enumerated() { for child in places { depths[child] = depths[place] + 1 } }
    let used = max(1, (depths.max() ?? 0) + 1)
    // A column is no wider than words need, so that a tree of one generation does not stand in a field of nothing.
    let width = min(260, size.width / Double(used))
    let room = width - channel - Self.mark
    var boxes = tree.nodes.enumerated().map { place, node in
      Box(lines: lines(node, room: room), column: depths[place])
    }
    let heads = (0..<used).map { column -> [String] in
      tree.titles.indices.contains(column)
        ? TextWidth.wrapped(language.text(tree.titles[column]), to: room + Self.mark, weight: .bold) : []
    }
    let top = Double(heads.map(\.count).max() ?? 0) * Self.lineHeight + (heads.allSatisfy(\.isEmpty) ? 2 : 8)
    let outline = place(roots, below, &boxes)
    let highest = outline.edges.map(\.top).min() ?? 0
    let lowest = outline.edges.map(\.bottom).max() ?? 0
    for root in roots { shift(root, by: top - highest, below, &boxes) }
    return Drawing(
      width: size.width, height: max(20, top + lowest - highest + 4), title: title,
      description: language.description(of: .tree(diagram: self.tree)),
      shapes: heads.enumerated().flatMap {
        Drawing.Shape.lines($1, Double($0) * width, 10, .heading)
      } + links(below, boxes, width) + marks(tree, boxes, width))
  }

  /// The words of a node: the name and what is said of it on one line where both fit.
  private func lines(
    _ node: TreeDiagram.Node, room: Double
  ) -> [[(words: String, x: Double, role: DrawingRole)]] {
    let start = node.mark == .none ? 0 : Self.mark
    let room = room + Self.mark - start
    let name = language.text(node.name)
    let detail = node.detail.map(language.text) ?? ""
    let role = node.mark == .none ? DrawingRole.label : node.mark == .full ? .value : .mutedValue
    let nameWidth = TextWidth.width(name, weight: .bold)
    if !detail.isEmpty, nameWidth + 6 + TextWidth.width(detail) <= room {
      return [[(name, start, role), (detail, start + nameWidth + 6, .label)]]
    }
    return TextWidth.wrapped(name, to: room, weight: .bold).map { [($0, start, role)] }
      + TextWidth.wrapped(detail, to: room).map { [($0, start, .label)] }
  }

  /// Sets the subtrees of siblings below each other and returns how far they reach together.
  private func place(_ places: [Int], _ below: [[Int]], _ boxes: inout [Box]) -> Outline {
    var whole = Outline(edges: [])
    for place in places {
      let one = self.place(place, below, &boxes)
      let distance =
        zip(whole.edges, one.edges).map { $0.bottom + Self.gap - $1.top }.max()
        ?? -(one.edges.first?.top ?? 0)
      shift(place, by: distance, below, &boxes)
      for (column, edge) in one.edges.enumerated() {
        let moved = (top: edge.top + distance, bottom: edge.bottom + distance)
        if whole.edges.indices.contains(column) {
          whole.edges[column].bottom = moved.bottom
        } else {
          whole.edges.append(moved)
        }
      }
    }
    return whole
  }

  /// Sets a subtree around the middle of its root, at zero.
  private func place(_ place: Int, _ below: [[Int]], _ boxes: inout [Box]) -> Outline {
    let half = boxes[place].height / 2
    boxes[place].y = 0
    guard let first = below[place].first, let last = below[place].last else {
      return Outline(edges: [(-half, half)])
    }
    let children = self.place(below[place], below, &boxes)
    let middle = (boxes[first].y + boxes[last].y) / 2
    for child in below[place] { shift(child, by: -middle, below, &boxes) }
    return Outline(
      edges: [(-half, half)] + children.edges.map { ($0.top - middle, $0.bottom - middle) })
  }

  private func shift(_ place: Int, by distance: Double, _ below: [[Int]], _ boxes: inout [Box]) {
    boxes[place].y += distance
    for child in below[place] { shift(child, by: distance, below, &boxes) }
  }

  private func links(_ below: [[Int]], _ boxes: [Box], _ width: Double) -> [Drawing.Shape] {
    var shapes: [Drawing.Shape] = []
    for (place, children) in below.enumerated() where !children.isEmpty {
      let box = boxes[place]
      let left = Double(box.column) * width
      let (turn, end) = (left + width - channel + 2, left + width - 3)
      let start = box.middle
      shapes.append(.line(min(left + box.end + 5, turn), start, turn, start, .arrow))
      for child in children {
        let y = boxes[child].middle
        let middle = (turn + end) / 2
        shapes.append(
          .path(
            [
              .move(turn, start),
              .curve(.init(x: middle, y: start), .init(x: middle, y: y), .init(x: end, y: y)),
            ], .arrow))
      }
    }
    return shapes
  }

  private func marks(_ tree: TreeDiagram, _ boxes: [Box], _ width: Double) -> [Drawing.Shape] {
    zip(tree.nodes, boxes).flatMap { node, box -> [Drawing.Shape] in
      let left = Double(box.column) * width
      var shapes: [Drawing.Shape] =
        switch node.mark {
        case .full: [.dot(left + 5, box.middle, radius: 4, .dot)]
        case .muted: [.dot(left + 5, box.middle, radius: 4, .rawDot)]
        case .hollow: [.rectangle(left + 1, box.middle - 4, width: 8, height: 8, .hiddenBox)]
        case .none: []
        }
      let first = box.y - box.height / 2 + 9.5
      for (number, line) in box.lines.enumerated() {
        for part in line {
          shapes.append(
            .text(part.words, left + part.x, first + Double(number) * Self.lineHeight, part.role))
        }
      }
      return shapes
    }
  }
}

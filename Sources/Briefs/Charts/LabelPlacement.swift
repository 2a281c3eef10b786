/// Labels in one column moved apart so that none covers another.
///
/// Each label wants a height; all are pushed apart by as little as order allows. What does not fit
/// is dropped, the lowest priority first.
struct LabelPlacement {
  /// A label.
  struct Label {
    /// The lines of text, first in bold.
    var lines: [String]
    /// The style of the first line.
    var style: String
    /// The height its middle wants, in pixels from the top.
    var wanted: Double
    /// Labels of lower priority are dropped first.
    var priority: Int
  }

  /// A label with the base line of its first line.
  struct Placed {
    var label: Label
    var baseline: Double
  }

  /// The distance of base lines, in pixels.
  static let lineHeight = 13.0
  /// What was placed, from the top down.
  private(set) var placed: [Placed] = []
  /// What did not fit, in order of priority.
  private(set) var dropped: [Label] = []

  /// Places labels between a top and a bottom, in pixels.
  init(_ labels: [Label], top: Double, bottom: Double) {
    var kept = labels.filter { !$0.lines.isEmpty }
    func height(_ label: Label) -> Double { Double(label.lines.count) * Self.lineHeight }
    while kept.map(height).reduce(0, +) > bottom - top, let lowest = kept.map(\.priority).min(),
      let place = kept.lastIndex(where: { $0.priority == lowest })
    {
      dropped.insert(kept.remove(at: place), at: 0)
    }
    let order = kept.indices.sorted { (kept[$0].wanted, $0) < (kept[$1].wanted, $1) }
    var edges: [(index: Int, start: Double)] = []
    var free = top
    for index in order {
      let start = max(free, kept[index].wanted - height(kept[index]) / 2)
      edges.append((index, start))
      free = start + height(kept[index])
    }
    var limit = bottom
    for place in edges.indices.reversed() {
      edges[place].start = min(edges[place].start, limit - height(kept[edges[place].index]))
      limit = edges[place].start
    }
    placed = edges.map { Placed(label: kept[$0.index], baseline: $0.start + 10) }
  }

  /// The labels as text at one edge.
  func markup(x: Double, anchor: StaticString = "start") -> [Markup] {
    placed.flatMap { placed in
      placed.label.lines.enumerated().map { line, text in
        SVG.text(
          text, x, placed.baseline + Double(line) * Self.lineHeight, anchor: anchor,
          line == 0 ? "b " + placed.label.style : "t")
      }
    }
  }
}

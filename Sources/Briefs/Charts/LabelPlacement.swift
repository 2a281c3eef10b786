/// Labels in one column moved apart so that none covers another.
///
/// Each label wants a height; all are pushed apart by as little as order allows. What does not fit
/// is dropped, the lowest priority first.
struct LabelPlacement {
  /// A line of a label.
  struct Line: Equatable {
    /// The words.
    var words: String
    /// Their look.
    var style: DrawingStyle

    init(_ words: String, _ role: DrawingRole = .label, _ tone: Tone = .neutral) {
      self.words = words
      style = DrawingStyle(role, tone)
    }

    /// The width of the words.
    var width: Double {
      TextWidth.width(words, weight: style.role == .label ? .regular : .bold)
    }
  }

  /// A label.
  struct Label {
    /// The lines of text.
    var lines: [Line]
    /// The height its middle wants, in pixels from the top.
    var wanted: Double
    /// Labels of lower priority are dropped first.
    var priority: Int

    /// The height of its lines.
    var height: Double { Double(lines.count) * LabelPlacement.lineHeight }
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
    while kept.map(\.height).reduce(0, +) > bottom - top, let lowest = kept.map(\.priority).min(),
      let place = kept.lastIndex(where: { $0.priority == lowest })
    {
      dropped.insert(kept.remove(at: place), at: 0)
    }
    let order = kept.indices.sorted { (kept[$0].wanted, $0) < (kept[$1].wanted, $1) }
    var edges: [(index: Int, start: Double)] = []
    var free = top
    for index in order {
      let start = max(free, kept[index].wanted - kept[index].height / 2)
      edges.append((index, start))
      free = start + kept[index].height
    }
    var limit = bottom
    for place in edges.indices.reversed() {
      edges[place].start = min(edges[place].start, limit - kept[edges[place].index].height)
      limit = edges[place].start
    }
    placed = edges.map { Placed(label: kept[$0.index], baseline: $0.start + 10) }
  }

  /// The labels as text at one edge.
  func shapes(x: Double, anchor: Drawing.Anchor = .start) -> [Drawing.Shape] {
    placed.flatMap { placed in
      placed.label.lines.enumerated().map { number, line in
        .text(
          words: line.words,
          place: .init(x: x, y: placed.baseline + Double(number) * Self.lineHeight), anchor: anchor,
          style: line.style)
      }
    }
  }
}

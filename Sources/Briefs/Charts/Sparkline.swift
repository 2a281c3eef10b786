/// A series in the height of a line of text; the last known value is marked, hidden ones are crosses.
///
/// Values that no line reaches are dots. A series with more points than the line has room for keeps the lowest
/// and the highest of each two pixels, so that a page of thousands stays small and no peak is lost.
struct Sparkline {
  static let width = 104.0
  static let height = 20.0

  let series: LineSeries
  let isClear: Bool
  let language: any PageLanguage

  /// The line as shapes; nil where there are so few values that words say more.
  func drawing() -> Drawing? {
    let points = series.points
    let hidden = points.count { $0.kind == .suppressed }
    let known = points.compactMap(\.drawnValue)
    // One stray dot says less than words do.
    guard known.count >= 3, hidden * 2 <= points.count else { return nil }
    let top = known.max() ?? 0
    let base = Self.height - 2
    // A tenth of a pixel is as fine as a screen shows, and half the bytes.
    func rounded(_ place: Double) -> Double { (place * 10).rounded() / 10 }
    let span = Double(max(1, points.count - 1))
    func x(_ index: Int) -> Double { rounded(3 + (Self.width - 7) * Double(index) / span) }
    func y(_ value: Double) -> Double {
      rounded(top > 0 ? min(base, base - (base - 3) * (value / top)) : base)
    }
    var steps: [Drawing.Step] = []
    var crosses: [Drawing.Step] = []
    var alone: [Drawing.Point] = []
    var run: [Drawing.Point] = []
    func end(_ run: inout [Drawing.Point]) {
      if run.count == 1 { alone += run }
      if run.count > 1 {
        for (number, point) in Self.thinned(run).enumerated() {
          steps.append(number == 0 ? .move(point) : .draw(point))
        }
      }
      run = []
    }
    var last: Drawing.Point?
    for (index, point) in points.enumerated() {
      if point.kind == .suppressed { crosses += Drawing.Shape.crossSteps(x(index), base - 2, reach: 1.8) }
      guard let value = point.drawnValue else {
        end(&run)
        continue
      }
      run.append(.init(x: x(index), y: y(value)))
      last = run.last
    }
    end(&run)
    var shapes: [Drawing.Shape] = [.line(0, base, Self.width, base, .grid)]
    if !steps.isEmpty { shapes.append(.path(steps, .spark)) }
    if !crosses.isEmpty { shapes.append(.path(crosses, .cross)) }
    if !alone.isEmpty { shapes.append(.dots(centres: alone, radius: 1, style: .init(.sparkDot))) }
    if let last { shapes.append(.dot(last.x, last.y, radius: 2.4, isClear ? .alertDot : .sparkDot)) }
    return Drawing(
      width: Self.width, height: Self.height, title: language.text(series.name),
      description: language.description(of: .line(series: series)), shapes: shapes
    ).inTime(of: language)
  }

  /// The first and the last of a run, the lowest and highest of each two pixels, and of a level piece its ends.
  private static func thinned(_ run: [Drawing.Point]) -> [Drawing.Point] {
    let ends = run.indices.filter { place in
      place == 0 || place == run.count - 1 || run[place].y != run[place - 1].y
        || run[place].y != run[place + 1].y
    }
    let run = ends.map { run[$0] }
    guard run.count > Int(width) / 2 else { return run }
    var kept: [Drawing.Point] = []
    var start = 0
    while start < run.count {
      let column = (run[start].x / 2).rounded(.down)
      var (low, high, next) = (start, start, start + 1)
      while next < run.count, (run[next].x / 2).rounded(.down) == column {
        if run[next].y > run[low].y { low = next }
        if run[next].y < run[high].y { high = next }
        next += 1
      }
      let ends = start == 0 ? [start] : next == run.count ? [next - 1] : []
      kept += Set([low, high] + ends).sorted().map { run[$0] }
      start = next
    }
    return kept
  }
}

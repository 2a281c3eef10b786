/// Looks at every single figure of a table beside the same one in the last published run.
///
/// Totals and shares hide what happens to a small category: 300 that became 3 in one country and year is
/// nothing in the sum.
enum FigureGate {
  /// A figure that differs by more than a gate allows.
  struct Difference: Sendable, Hashable {
    var figure: TableProfile.Figure
    var old: TableProfile.Bounds?
    var new: TableProfile.Bounds?
    /// The smallest difference beside the earlier figure that both can stand for.
    var share: Double

    /// The figure and both values, for people who may see them.
    var text: String { "\(figure.text): \(old?.text ?? "none") -> \(new?.text ?? "none")" }
  }

  /// The figures that differ too much, the largest difference first.
  ///
  /// A hidden figure is taken at whichever end is nearer to the other run. A figure that is no longer known
  /// has lost all of itself. One that was not known before is new only in a period that the earlier table
  /// has: that a month follows the last one is no change.
  static func differences(
    _ gate: GateSpecification.Each, now: TableProfile, then: TableProfile
  ) -> [Difference] {
    let periods = Set(then.figures.keys.map(\.period))
    let figures = Set(now.figures.keys).union(then.figures.keys).filter { periods.contains($0.period) }
    return figures.compactMap { figure in
      let (new, old) = (now.figures[figure], then.figures[figure])
      guard max(new?.high ?? 0, old?.high ?? 0) >= gate.floor, let share = share(new, old) else { return nil }
      return share > gate.change ? Difference(figure: figure, old: old, new: new, share: share) : nil
    }.sorted {
      $0.share == $1.share ? $0.figure.text < $1.figure.text : $0.share > $1.share
    }
  }

  private static func share(_ new: TableProfile.Bounds?, _ old: TableProfile.Bounds?) -> Double? {
    guard let old else { return new.map { $0.low > 0 ? .infinity : 0 } }
    guard let new else { return 1 }
    let distance = max(new.low - old.high, old.low - new.high, 0)
    guard distance > 0 else { return 0 }
    // The end that is nearer to the other is what it may have been.
    let base = new.low > old.high ? old.high : old.low
    return base == 0 ? .infinity : distance / abs(base)
  }
}

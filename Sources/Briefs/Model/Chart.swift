/// A chart as data.
public enum Chart: Sendable, Hashable, Codable {
  /// One line with an optional trend.
  case line(LineSeries)
  /// One panel a series side by side, all on one scale, the other series in grey.
  case multiples([LineSeries])
  /// Movements between columns of places.
  case flows(FlowDiagram)
}

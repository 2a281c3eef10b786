/// What is known of how the figures of an instance were recorded, beside the figures.
public struct RecordingContext: Sendable {
  /// The start of a breakdown or of one of its categories.
  public struct Start: Sendable, Hashable {
    /// The dimension.
    public var dimension: String
    /// The category; nil where it is the whole breakdown.
    public var code: String?
    /// The first period in which it is collected, as the series have it.
    public var period: String

    /// Creates a start.
    public init(dimension: String, code: String?, period: String) {
      self.dimension = dimension
      self.code = code
      self.period = period
    }
  }

  /// The dimension whose codes are the sources that recorded; nil where there is none.
  public var sourceDimension: String?
  /// The breakdowns and categories that are collected later than the rest.
  public var starts: [Start]
  /// The series by the periods in which events happened, where those explained are by the periods in which they were recorded, with
  /// equal keys; empty where there are none.
  public var byEventPeriod: [LabelledSeries]

  /// Creates a context.
  public init(
    sourceDimension: String? = nil, starts: [Start] = [], byEventPeriod: [LabelledSeries] = []
  ) {
    self.sourceDimension = sourceDimension
    self.starts = starts
    self.byEventPeriod = byEventPeriod
  }
}

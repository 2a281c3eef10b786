/// How the spread of a training is read.
public struct CascadeSettings: Sendable, Hashable {
  /// The codes of the chosen trainers, who are the first generation; nil where they are not known, so that those whom nobody of the
  /// file trained are.
  public var chosen: [String]?
  /// The month of the training of the chosen trainers (12 × year + month − 1), where their sessions do not say; nil if not known.
  public var trainedMonth: Int?
  /// The confidence level of the interval of the gain.
  public var level = 0.95

  /// Creates settings.
  public init(chosen: [String]? = nil, trainedMonth: Int? = nil) {
    self.chosen = chosen
    self.trainedMonth = trainedMonth
  }
}

/// What is known of one group of participants.
public struct GroupResult: Sendable, Hashable, Codable {
  /// The dimension, such as `sex`; nil for all together.
  public var dimension: String?
  /// The code of the group; nil for all together.
  public var code: String?
  /// Who was there, and of whom a score is missing.
  public var attendance: Attendance
  /// From before to after.
  public var gain: Gain
  /// From after to the follow-up; nil where there was none.
  public var retention: Gain?
  /// From before to the follow-up: what was gained and lasted; nil where there was none.
  public var lasting: Gain?
  /// What the numbers of the group cannot tell, the weightiest first.
  public var limits: [EvaluationLimit]

  /// Creates the result of a group.
  public init(
    dimension: String?, code: String?, attendance: Attendance, gain: Gain, retention: Gain?,
    limits: [EvaluationLimit], lasting: Gain? = nil
  ) {
    self.dimension = dimension
    self.code = code
    self.attendance = attendance
    self.gain = gain
    self.retention = retention
    self.lasting = lasting
    self.limits = limits
  }
}

/// How strong the evidence for a direction is.
public enum Evidence: String, Sendable, Hashable, Codable, CaseIterable {
  /// Adjusted p value below 0.01.
  case strong = "Strong evidence"
  /// Adjusted p value from 0.01 to below 0.05.
  case moderate = "Moderate evidence"
  /// Anything else that was tested.
  case weak = "Weak evidence"
  /// A recorded figure without a test.
  case untested = "Recorded, not tested"
}

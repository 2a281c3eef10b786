/// How strong the evidence for a direction is.
public enum Evidence: String, Sendable, Hashable, Codable, CaseIterable {
  /// Adjusted p value below 0.01.
  case strong
  /// Adjusted p value from 0.01 to below 0.05.
  case moderate
  /// Anything else that was tested.
  case weak
  /// A recorded figure without a test.
  case untested
}

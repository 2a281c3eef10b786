/// What moves along an arrow of a pipeline.
public enum PortType: String, Sendable, Hashable, Codable, CaseIterable {
  /// One row a case, person or event.
  case records = "Records"
  /// Measures by dimensions and period.
  case counts = "Counts"
  /// One row a series and finding.
  case findings = "Findings"
  /// Checks, scores, rejected rows by rule.
  case quality = "Quality"
  /// What differs from the last published run.
  case changes = "Changes"
  /// Rendered documents.
  case pages = "Pages"
  /// What a publication holds.
  case manifest = "Manifest"
}

/// What something published was made from, as its manifest names it.
public struct Provenance: Sendable, Hashable, Codable {
  /// The values of parameters.
  public var parameters: [String: ParameterValue]
  /// The files read, by role and path.
  public var lineage: [LineageFile]

  /// Creates an account.
  public init(parameters: [String: ParameterValue] = [:], lineage: [LineageFile] = []) {
    self.parameters = parameters
    self.lineage = lineage
  }
}

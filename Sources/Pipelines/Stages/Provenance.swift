/// What something published was made from, as its manifest names it.
public struct Provenance: Sendable, Hashable, Codable {
  /// The values of parameters.
  public var parameters: [String: ParameterValue]
  /// The files read, by role and path.
  public var lineage: [LineageFile]
  /// What was read of earlier runs, an entry an instance that remembers and had something to read.
  public var remembered: [Remembered] = []

  /// What an instance read of earlier runs.
  public struct Remembered: Sendable, Hashable, Codable {
    /// The instance, `known[AFG]`.
    public var stage: String
    /// How many releases the store had for it.
    public var releases: Int
    /// The day since which the first of them was known.
    public var first: String
    /// The day since which the last of them was known.
    public var last: String
  }

  /// Creates an account.
  public init(parameters: [String: ParameterValue] = [:], lineage: [LineageFile] = []) {
    self.parameters = parameters
    self.lineage = lineage
  }
}

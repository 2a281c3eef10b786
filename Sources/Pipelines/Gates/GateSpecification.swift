/// What a table must fulfil, beside the last published run, for anything to be made from it.
public struct GateSpecification: Sendable, Hashable {
  /// By which share the total of a measure may differ; nil is not looked at.
  public var volume: Double?
  /// By how much the share of a category of a dimension in the total may differ; nil is not looked at.
  public var share: Share?
  /// By how much a single figure may differ; nil is not looked at.
  public var each: Each?
  /// How many days before the day of the run the last period may end; nil is not looked at.
  public var freshness: Int?

  /// A bound on shares.
  public struct Share: Sendable, Hashable {
    /// The dimension.
    public var dimension: String
    /// The difference of a share that is allowed, 0.1 for ten points of a hundred.
    public var change: Double
  }

  /// A bound on single figures.
  public struct Each: Sendable, Hashable {
    /// The difference beside the earlier figure that is allowed, 0.5 for half of it.
    public var change: Double
    /// The larger of both figures from which on they are looked at.
    public var floor: Double
  }

  /// Nothing to fulfil.
  public init() {}
}

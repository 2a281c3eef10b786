/// The stages of a run and what flows between them.
public struct RunGraph: Sendable, Hashable, Codable {
  /// A stage.
  public struct Node: Sendable, Hashable, Codable {
    /// The name, unique in the graph.
    public var name: String
    /// The kind of stage.
    public var kind: String
    /// How many instances ran.
    public var instances: Int

    /// Creates a node.
    public init(name: String, kind: String, instances: Int = 1) {
      self.name = name
      self.kind = kind
      self.instances = instances
    }
  }

  /// An edge from a stage to one that reads its output.
  public struct Edge: Sendable, Hashable, Codable {
    /// The stage that writes.
    public var from: String
    /// The stage that reads.
    public var to: String

    /// Creates an edge.
    public init(from: String, to: String) {
      self.from = from
      self.to = to
    }
  }

  /// The stages.
  public var nodes: [Node]
  /// The edges; those that name no stage are not drawn.
  public var edges: [Edge]

  /// Creates a graph.
  public init(nodes: [Node], edges: [Edge]) {
    self.nodes = nodes
    self.edges = edges
  }
}

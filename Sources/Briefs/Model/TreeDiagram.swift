/// Who came from whom, such as trainers and those whom they trained.
public struct TreeDiagram: Sendable, Hashable, Codable {
  /// One of the tree.
  public struct Node: Sendable, Hashable, Codable {
    /// How its mark looks; the words beside it say the same.
    public enum Mark: String, Sendable, Hashable, Codable, CaseIterable {
      /// A full dot.
      case full
      /// A grey dot.
      case muted
      /// A dashed box.
      case hollow
      /// None: the node stands for several.
      case none
    }

    /// The name.
    public var name: Phrase
    /// What is said beside it; nil for nothing.
    public var detail: Phrase?
    /// The place of the one it came from in the list; nil for none.
    public var parent: Int?
    /// How its mark looks.
    public var mark: Mark

    /// Creates a node.
    public init(name: Phrase, detail: Phrase?, parent: Int?, mark: Mark) {
      self.name = name
      self.detail = detail
      self.parent = parent
      self.mark = mark
    }
  }

  /// The heads of the columns, the roots first; columns beyond them have none.
  public var titles: [Phrase]
  /// The nodes, a parent before those that came from it; one that names a later parent, or none of the list, is a root.
  public var nodes: [Node]

  /// Creates a tree.
  public init(titles: [Phrase], nodes: [Node]) {
    self.titles = titles
    self.nodes = nodes
  }

  /// The places of the children of each node, and those of the roots.
  var children: (of: [[Int]], roots: [Int]) {
    var (below, roots): ([[Int]], [Int]) = (Array(repeating: [], count: nodes.count), [])
    for (place, node) in nodes.enumerated() {
      if let parent = node.parent, (0..<place).contains(parent) {
        below[parent].append(place)
      } else {
        roots.append(place)
      }
    }
    return (below, roots)
  }
}

/// How many persons are in each crossing of groups: what an attacker who subtracts groups from each other could tell apart.
public struct Crossing: Sendable, Hashable, Codable {
  /// The dimensions, in order.
  public var dimensions: [String]
  /// The cells with anyone in them, in order of their codes and subsets.
  public var cells: [Cell]

  /// Persons who are alike in all groups and in what is known of them.
  public struct Cell: Sendable, Hashable, Codable {
    /// The code of each dimension; `_U` where it is not known.
    public var codes: [String]
    /// What is known of them, in the order of the cases.
    public var subsets: [Subset]
    /// How many they are.
    public var persons: Int

    /// Creates a cell.
    public init(codes: [String], subsets: [Subset], persons: Int) {
      self.codes = codes
      self.subsets = subsets
      self.persons = persons
    }
  }

  /// What may be known of a person, beside the groups.
  public enum Subset: String, Sendable, Hashable, Codable, CaseIterable {
    /// Scores before and after.
    case paired
    /// Scores after and at the follow-up.
    case retained
    /// A score on the occasion by which trainers were chosen.
    case candidate
    /// Such a score, and was chosen.
    case chosen
  }

  /// Creates a crossing.
  public init(dimensions: [String], cells: [Cell]) {
    self.dimensions = dimensions
    self.cells = cells
  }
}

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
    /// Scores before and at the follow-up.
    case lasting
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

extension Crossing {
  /// The crossing of the participants of a sheet, and of a choice of trainers among them.
  init(_ papers: [TestPaper], dimensions: [String], selection: TrainerSelection?) {
    func isChosen(_ paper: TestPaper, score: Double, in selection: TrainerSelection) -> Bool {
      switch selection.basis {
      case .declared: return paper.choice == .chosen
      case .best: return (try? selection.cut.get()).map { score >= $0 } ?? false
      }
    }
    var persons: [Cell: Int] = [:]
    for paper in papers {
      let score = selection.flatMap { paper.scores[$0.occasion] }
      let chosen = selection.flatMap { selection in score.map { isChosen(paper, score: $0, in: selection) } }
      let known: [(Subset, Bool)] = [
        (.paired, paper.isPaired), (.retained, paper.isRetained),
        (.lasting, paper.before != nil && paper.scores[.followUp] != nil), (.candidate, score != nil),
        (.chosen, chosen ?? false),
      ]
      persons[Cell(codes: paper.groups, subsets: known.filter(\.1).map(\.0), persons: 0), default: 0] += 1
    }
    self.init(
      dimensions: dimensions,
      cells: persons.map { Cell(codes: $0.key.codes, subsets: $0.key.subsets, persons: $0.value) }.sorted(
        by: <))
  }
}

extension Crossing.Cell: Comparable {
  /// By the codes, then by the subsets.
  public static func < (first: Self, second: Self) -> Bool {
    let (one, other) = (
      first.codes + first.subsets.map(\.rawValue), second.codes + second.subsets.map(\.rawValue)
    )
    return one.lexicographicallyPrecedes(other)
  }
}

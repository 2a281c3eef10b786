/// What is wrong with a source, all of it: up to 20 places a rule, and how many more there are.
public struct SourceProblems: Error, Sendable {
  /// How many places of a rule are named.
  public static let limit = 20

  /// The places, in order of the file, at most `limit` of a rule.
  public private(set) var faults: [SourceFault] = []
  private var counts: [String: Int] = [:]

  /// Creates a collection of one fault, or of none.
  public init(_ fault: SourceFault? = nil) {
    if let fault { add(fault) }
  }

  /// What to do about the first that says so.
  public var remedy: String? { faults.lazy.compactMap(\.remedy).first }

  /// Whether nothing is wrong.
  public var isEmpty: Bool { faults.isEmpty }

  /// Takes a fault.
  public mutating func add(_ fault: SourceFault) {
    counts[fault.rule, default: 0] += 1
    if counts[fault.rule, default: 0] <= Self.limit { faults.append(fault) }
  }

  /// Faults that say the same of other lines of a file, as one: the first of them, and the lines of the others.
  public var grouped: [(fault: SourceFault, others: [Int])] {
    var groups: [(fault: SourceFault, others: [Int])] = []
    var places: [SourceFault: Int] = [:]
    for fault in faults {
      var key = fault
      key.line = nil
      key.remedy = nil
      if let place = places[key], let line = fault.line {
        groups[place].others.append(line)
      } else {
        places[key] = groups.count
        groups.append((fault, []))
      }
    }
    return groups
  }

  /// One line a fault with all places that are named, and one for each rule of which more places are wrong than are named.
  public var lines: [String] {
    let more = counts.filter { $0.value > Self.limit }.sorted { $0.key < $1.key }.map {
      "and \($0.value - Self.limit) more (rule: \($0.key))"
    }
    let told = grouped.map { fault, others in
      let also = others.map(String.init).joined(separator: ", ")
      return fault.description
        + (others.isEmpty ? "" : "; the same on line\(others.count == 1 ? "" : "s") \(also)")
    }
    return told + more
  }
}

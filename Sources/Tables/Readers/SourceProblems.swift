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

  /// One line a fault, and one for each rule of which more places are wrong than are named.
  public var lines: [String] {
    let more = counts.filter { $0.value > Self.limit }.sorted { $0.key < $1.key }.map {
      "and \($0.value - Self.limit) more (rule: \($0.key))"
    }
    return faults.map(\.description) + more
  }
}

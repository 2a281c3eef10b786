/// What the methods that a stage names say of one series, or of several together.
///
/// Their p values are not adjusted, but for those of methods that adjust.
public struct MethodsFinding: FindingBody {
  /// The word of the kind.
  public static var kind: String { "methods" }

  /// A method and one of its quantities a line.
  public static var columns: [String] { ["method", "quantity", "value"] }

  /// What each method says, under its name and settings: `theilSen`, `mannKendallHamedRao:lag=3`.
  public var results: [String: MethodResult]
  /// How many series the methods took together; nil where they took the one series of the finding.
  public var seriesTogether: Int?

  /// Creates a body.
  public init(results: [String: MethodResult], seriesTogether: Int? = nil) {
    self.results = results
    self.seriesTogether = seriesTogether
  }

  /// Every quantity, in order of methods and of names; a number of a period has it behind its name.
  public var lines: [[FindingValue?]] {
    single.map { method, fact in [.word(method), .word(fact.name), fact.value] }
  }

  /// The same, each under the names of its method and itself.
  public var facts: [FindingFact] {
    single.map { method, fact in FindingFact("\(method) \(fact.name)", fact.value) }
  }

  private var single: [(method: String, fact: FindingFact)] {
    results.sorted { $0.key < $1.key }.flatMap { method, result in
      result.facts.map { (method: method, fact: $0) }
    }
  }
}

public import Statistics

/// What a finding of one kind says.
///
/// A kind is a file with a type of its own and a line in `FindingBodies.all`. The store, `show`, the CSV files and the
/// comparison of runs take it from there.
public protocol FindingBody: Codable, Hashable, Sendable {
  /// The word of the kind, such as `trend`: it stands before the body in JSON, and in the names of CSV files.
  static var kind: String { get }

  /// The names of the columns that it has in CSV, after those of every finding.
  static var columns: [String] { get }

  /// The lines that it has in CSV, each with a value for every column; nil is an empty cell.
  var lines: [[FindingValue?]] { get }

  /// What is compared from run to run, each with a name of its own.
  var facts: [FindingFact] { get }
}

extension FindingBody {
  /// Whether another body is of the same kind and says the same.
  func equals(_ other: any FindingBody) -> Bool { (other as? Self) == self }
}

/// The kinds of body.
public enum FindingBodies {
  /// Every kind, a line each.
  public static let all: [any FindingBody.Type] = [
    TrendFinding.self,
    MethodsFinding.self,
    AlertFinding.self,
    CompletenessFinding.self,
    EvaluationFinding.self,
  ]

  /// Where a decoder says which kinds it knows, as `[any FindingBody.Type]`.
  public static let userInfoKey = CodingUserInfoKey(rawValue: "findingBodies")

  static func known(to decoder: any Decoder) -> [any FindingBody.Type] {
    userInfoKey.flatMap { decoder.userInfo[$0] as? [any FindingBody.Type] } ?? all
  }
}

/// One thing that a finding says, as it is printed and compared.
public enum FindingValue: Sendable, Hashable {
  /// A number.
  case number(Double)
  /// A word, or the reason why there is no number.
  case word(String)

  /// The number or the word as it is written.
  public var text: String {
    switch self {
    case .number(let number): String(number)
    case .word(let word): word
    }
  }
}

/// A value that is compared from run to run.
public struct FindingFact: Sendable, Hashable {
  /// What it is, in words: `slope per year`.
  public var name: String
  /// What is said.
  public var value: FindingValue

  /// Creates a fact.
  public init(_ name: String, _ value: FindingValue) {
    self.name = name
    self.value = value
  }

  /// What an estimate says, or the reason why it says nothing.
  public init<Estimated>(
    _ name: String, _ estimate: Estimate<Estimated>, _ value: (Estimated) -> FindingValue
  ) {
    switch estimate {
    case .success(let estimated): self.init(name, value(estimated))
    case .failure(let reason): self.init(name, .word("not estimable: \(reason.rawValue)"))
    }
  }
}

import Language
import Pipelines
import Tables

/// What a condition asks of published figures that their source does not name.
///
/// A source that shows five nationalities says nothing of a sixth: its persons are inside `OTHER`, and a zero would be
/// an invention. Figures that are not published name every category they know of by their code lists.
struct UnpublishedCodes {
  /// Who asks.
  enum Asker {
    /// The pipeline or a parameter: nothing can be made of the stage.
    case pipeline
    /// The value of an instance of a fan-out: this instance has no figures, and says so.
    case instance
  }

  /// The dimension.
  var dimension: String
  /// The codes that the source does not name, in order.
  var codes: [String]
  /// What it does name, in order.
  var named: [String]
  /// Who asks.
  var asker: Asker

  /// How many codes a line names.
  private static let limit = 20

  /// The first condition of a filter that asks for such a code, or nil.
  ///
  /// - Parameters:
  ///   - filter: with parameters and bindings as written.
  ///   - bound: a condition with their values in place.
  ///   - named: the codes that the source has in a dimension.
  static func first<Failure: Error>(
    in filter: TypedExpression?, of schema: CountsSchema, bound: (TypedExpression) -> TypedExpression?,
    named: (String) throws(Failure) -> [String]
  ) throws(Failure) -> UnpublishedCodes? {
    guard !schema.citations.isEmpty else { return nil }
    for condition in filter?.conjuncts ?? [] {
      guard let (name, _) = asked(condition), let values = bound(condition).flatMap(asked)?.values,
        schema.dimensions.contains(where: { $0.name == name && !$0.isVintage })
      else { continue }
      let codes = values.compactMap { value -> String? in
        guard case .literal(.code(let code)) = value else { return nil }
        return code == CountsSchema.marginCode || code == CountsSchema.unknownCode ? nil : code
      }
      guard !codes.isEmpty else { continue }
      let known = try named(name)
      let unknown = codes.filter { !known.contains($0) }
      guard !unknown.isEmpty else { continue }
      let isBound =
        asked(condition)?.values.contains { if case .binding = $0 { true } else { false } } ?? false
      return UnpublishedCodes(
        dimension: name, codes: unknown, named: known, asker: isBound ? .instance : .pipeline)
    }
    return nil
  }

  /// Whether a filter asks for single codes at most, so that it leaves no row where the source does not name one.
  static func areSingle(in filter: TypedExpression?) -> Bool {
    (filter?.conjuncts ?? []).allSatisfy { condition in
      guard let values = asked(condition)?.values else { return true }
      if case .binary(.equal, _, _, _) = condition { return values.count == 1 }
      return false
    }
  }

  /// The column and the values of a condition that asks for some categories.
  private static func asked(_ condition: TypedExpression) -> (name: String, values: [TypedExpression])? {
    switch condition {
    case .binary(.equal, .column(let name, _), let value, _),
      .binary(.equal, let value, .column(let name, _), _):
      (name, [value])
    case .membership(.column(let name, _), let values, negated: false): (name, values)
    case .binary(.or, let left, let right, _):
      if let one = asked(left), let other = asked(right), one.name == other.name {
        (one.name, one.values + other.values)
      } else {
        nil
      }
    default: nil
    }
  }

  /// What is said of it, about a table of some contracts.
  func text(of contracts: [String]) -> String {
    let more = named.count > Self.limit ? ", ..." : ""
    return
      "\(contracts.joined(separator: ", ")) does not publish \(codes.map { "'\($0)'" }.joined(separator: ", ")) separately in '\(dimension)'; it names \(named.prefix(Self.limit).joined(separator: ", "))\(more)"
  }
}

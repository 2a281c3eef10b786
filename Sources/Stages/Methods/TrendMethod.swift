import Trends

/// A method that `waymark trend` and the key `methods` of a trend stage reach by its published name.
///
/// A family of methods is an extension in a file of its own with one list of them; `all` names every list.
struct TrendMethod: Sendable {
  /// What a method reads, and for how many series it answers.
  enum Computation: Sendable {
    /// One series after the other.
    case each(@Sendable (TrendMethodInput, TrendMethodSettings) -> MethodResult)
    /// Some series at once, with one answer for each, in order, which does not depend on the others.
    case blocks(@Sendable ([TrendMethodInput], TrendMethodSettings) -> [MethodResult])
    /// All series at once, with one answer for each, in order.
    case batch(@Sendable ([TrendMethodInput], TrendMethodSettings) -> [MethodResult])
    /// All series at once, with one answer for all.
    case together(@Sendable ([TrendMethodInput], TrendMethodSettings) -> MethodResult)
  }

  /// What must be there besides time and value.
  enum Need: Sendable, Hashable {
    case nothing
    /// The column that `--exposure` names, or the table that a stage reads as `exposure`.
    case exposure
  }

  /// What a method does with a series of which values are hidden.
  enum Hidden: Sendable, Hashable {
    /// It has no answer: a number would rest on what is left.
    case refused
    /// It takes the bounds, as the default verdict does.
    case asBounds
  }

  /// When a method runs.
  enum Use: Sendable, Hashable {
    /// Also when no method is asked for.
    case byDefault
    /// Only when it is asked for.
    case onRequest
  }

  /// The published name, in lower camel case.
  var name: String
  /// What can be set after the name, as in `mannKendallHamedRao:lag=3`.
  var parameters: [TrendMethodParameter]
  var need: Need
  var hidden: Hidden
  var use: Use
  var computation: Computation

  init(
    _ name: String, parameters: [TrendMethodParameter] = [], need: Need = .nothing,
    hidden: Hidden = .refused, use: Use = .onRequest, _ computation: Computation
  ) {
    self.name = name
    self.parameters = parameters
    self.need = need
    self.hidden = hidden
    self.use = use
    self.computation = computation
  }

  /// Every method, a family a line.
  static let all: [TrendMethod] = [
    verdicts,
    rankTests,
    robustSlopes,
    countModels,
    decompositions,
    regressions,
    changePoints,
    surveillance,
    multiplicity,
  ].flatMap(\.self)
}

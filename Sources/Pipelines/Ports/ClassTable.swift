/// The class of what a stage makes, proven before any data is read.
public enum ClassTable {
  /// Why a stage may not read what it reads.
  public struct Violation: Error, Sendable, Hashable {
    /// The class of the worst input.
    public var input: DataClass
    /// The highest class allowed.
    public var allowed: DataClass
  }

  /// The class of an output port of a stage.
  ///
  /// `inputs` are the classes of everything read. An audience refuses inputs above it, and
  /// confidential ones always.
  public static func outputClass(
    _ rule: KindSignature.ClassRule, inputs: [DataClass], evidence: ClassEvidence, type: PortType,
    readsRecords: Bool
  ) throws(Violation) -> DataClass {
    let highest = inputs.max() ?? .public
    switch rule {
    case .source:
      if case .source(isPublished: true) = evidence { return .public }
      return .confidential
    case .highest:
      // Counts of rejected rows are small cells too, but they are counts.
      if type == .quality, readsRecords { return .internal }
      return highest
    case .aggregation:
      if case .codedAggregation = evidence, highest == .confidential { return .internal }
      return highest
    case .protection:
      if highest == .confidential { throw Violation(input: highest, allowed: .internal) }
      return type == .counts ? .public : .internal
    case .finding: return highest == .public ? .public : .internal
    case .release:
      guard case .codedAggregation = evidence else { return max(highest, .internal) }
      return .public
    case .command: return type == .records ? .confidential : max(highest, .internal)
    case .audience:
      guard case .audience(let audience, _) = evidence else { return highest }
      let allowed = min(audience, .internal)
      if highest > allowed { throw Violation(input: highest, allowed: allowed) }
      return audience
    }
  }
}

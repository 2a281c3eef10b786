/// The ports and the class rule of a kind of stage; there is a row for every kind of the language.
public struct KindSignature: Sendable {
  /// An input port.
  public struct Input: Sendable {
    /// The name.
    public var name: String
    /// What it takes.
    public var types: [PortType]
    /// Whether several stages may feed it.
    public var takesSeveral = false
    /// Whether it may stay empty.
    public var isOptional = false
  }

  /// How the class of the outputs follows from that of the inputs.
  public enum ClassRule: Sendable {
    /// Confidential, or public where the contract declares a published source.
    case source
    /// The highest class of the inputs.
    case highest
    /// Confidential becomes internal where only coded columns are counted; else as the inputs.
    case aggregation
    /// Public: the only way down for tables.
    case protection
    /// Confidential and internal become internal, public stays public.
    case finding
    /// Public, where groups are told by coded columns alone: what a kind keeps back for its released port is its own affair.
    case release
    /// The highest class of the inputs, never below internal.
    case command
    /// The audience; an input above it is refused.
    case audience
  }

  /// The kind's name.
  public var name: String
  /// The input ports in order.
  public var inputs: [Input]
  /// The output ports and their types; nil stands for the type of the input.
  public var outputs: [(name: String, type: PortType?)]
  /// The class rule.
  public var rule: ClassRule
  /// The output port of what is left of the findings for everybody, or nil.
  public var released: String?
  /// The input port of which it also reads what earlier runs read there, or nil.
  public var remembered: String?

  /// The class rule of an output port.
  public func rule(of port: String) -> ClassRule { port == released ? .release : rule }

  /// The row of a kind, or nil.
  public static func named(_ name: String) -> KindSignature? { all.first { $0.name == name } }

  private static let tables: [PortType] = [.records, .counts]

  /// Every kind of the language, in its order.
  public static let all: [KindSignature] = [
    KindSignature(name: "load", inputs: [], outputs: [("table", .counts)], rule: .source),
    KindSignature(
      name: "clean", inputs: [Input(name: "table", types: [.records])],
      outputs: [("table", .records), ("rejects", .records), ("quality", .quality)], rule: .highest),
    KindSignature(
      name: "validate", inputs: [Input(name: "table", types: tables)],
      outputs: [("table", nil), ("quality", .quality)], rule: .highest),
    KindSignature(
      name: "disaggregate", inputs: [Input(name: "table", types: tables)],
      outputs: [("table", .counts)], rule: .aggregation),
    KindSignature(
      name: "protect", inputs: [Input(name: "counts", types: [.counts], takesSeveral: true)],
      outputs: [("table", .counts), ("quality", .quality)], rule: .protection),
    KindSignature(
      name: "remember", inputs: [Input(name: "counts", types: [.counts])], outputs: [("table", .counts)],
      rule: .highest, remembered: "counts"),
    KindSignature(
      name: "trend",
      inputs: [
        Input(name: "counts", types: [.counts]),
        Input(name: "exposure", types: [.counts], isOptional: true),
        Input(name: "by-event", types: [.counts], isOptional: true),
      ], outputs: [("findings", .findings)], rule: .highest),
    KindSignature(
      name: "evaluate",
      inputs: [
        Input(name: "table", types: [.records], isOptional: true),
        Input(name: "sessions", types: [.records], isOptional: true),
      ], outputs: [("findings", .findings), ("released", .findings)], rule: .finding, released: "released"),
    KindSignature(
      name: "estimate", inputs: [Input(name: "table", types: tables)], outputs: [("findings", .findings)],
      rule: .finding),
    KindSignature(
      name: "compare",
      inputs: [Input(name: "now", types: PortType.allCases), Input(name: "then", types: PortType.allCases)],
      outputs: [("changes", .changes)], rule: .highest),
    KindSignature(
      name: "render",
      inputs: [
        Input(name: "counts", types: [.counts], takesSeveral: true, isOptional: true),
        Input(name: "findings", types: [.findings], takesSeveral: true, isOptional: true),
        Input(name: "quality", types: [.quality], takesSeveral: true, isOptional: true),
        Input(name: "changes", types: [.changes], takesSeveral: true, isOptional: true),
        Input(name: "exposure", types: [.counts], takesSeveral: true, isOptional: true),
      ], outputs: [("pages", .pages)], rule: .audience),
    KindSignature(
      name: "publish", inputs: [Input(name: "pages", types: [.pages], takesSeveral: true)],
      outputs: [("manifest", .manifest)], rule: .audience),
    KindSignature(
      name: "run", inputs: [Input(name: "table", types: PortType.allCases, takesSeveral: true)],
      outputs: [("table", nil)], rule: .command),
  ]
}

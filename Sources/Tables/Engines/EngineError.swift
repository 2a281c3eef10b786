/// Why an engine could not do its work, in our own words: an engine's message may quote a record.
public enum EngineError: Error, Sendable, Hashable {
  /// No library was found in the places named.
  case notFound(searched: [String])
  /// A library was found and cannot be used.
  case unusable(library: String, reason: String)
  /// A statement failed; the kind is the engine's class of error without its text.
  case statement(kind: Kind)
  /// The work was stopped from outside.
  case interrupted
  /// The limit of memory was reached.
  case outOfMemory
  /// A name cannot stand in a statement.
  case invalidIdentifier
  /// A result has a column of a type that is not read.
  case unsupportedColumn(name: String)
  /// A stored table is not of the shape that its schema says.
  case malformedTable(reason: String)

  /// The class of a failed statement.
  public enum Kind: String, Sendable, Hashable {
    /// A value does not fit its type.
    case conversion
    /// The statement itself is wrong: a defect of ours.
    case syntax
    /// A file cannot be read or written.
    case inputOutput
    /// A file cannot be written, or what does not fit into memory put aside: the disk is full.
    case diskFull
    /// Something the sandbox does not allow.
    case permission
    /// Anything else.
    case other
  }
}

extension EngineError: CustomStringConvertible {
  /// The failure in words for people, with the remedy where there is one.
  public var description: String {
    switch self {
    case .notFound(let searched):
      "DuckDB was not found (searched: \(searched.joined(separator: ", "))); 'make report' installs it"
    case .unusable(let library, let reason): "the DuckDB library \(library) cannot be used: \(reason)"
    case .statement(let kind): "the engine refused a statement (\(kind.rawValue))"
    case .interrupted: "the engine was interrupted"
    case .outOfMemory: "the engine reached its limit of memory"
    case .invalidIdentifier: "a name cannot be used as a column"
    case .unsupportedColumn(let name): "column '\(name)' has a type that is not read"
    case .malformedTable(let reason): "a stored table is malformed: \(reason)"
    }
  }
}

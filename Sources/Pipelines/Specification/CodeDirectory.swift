public import Language

/// The code lists that a pipeline may name, as far as `Pipelines` needs to know them.
public struct CodeDirectory: Sendable {
  /// Looks a code up in a list.
  public var lookup: @Sendable (_ list: String, _ code: String) -> CodeLookup
  /// The codes of a list in its order, or nil where there is no such list.
  public var codes: @Sendable (_ list: String) -> [String]?

  /// Creates a directory.
  public init(
    lookup: @escaping @Sendable (_ list: String, _ code: String) -> CodeLookup,
    codes: @escaping @Sendable (_ list: String) -> [String]?
  ) {
    self.lookup = lookup
    self.codes = codes
  }
}

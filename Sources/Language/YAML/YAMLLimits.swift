/// How large a YAML text may be.
enum YAMLLimits {
  /// Bytes of a file: 1 MiB.
  static let bytes = 1_048_576
  /// Mappings and sequences inside one another.
  static let depth = 64
  /// Scalars, keys, mappings and sequences together.
  static let nodes = 100_000
  /// Errors after which the rest of a file is not read.
  static let diagnostics = 100
}

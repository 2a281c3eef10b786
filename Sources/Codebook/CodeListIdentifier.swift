/// The name of a code list, such as `countries`: its file is `codelists/<name>.csv`.
public struct CodeListIdentifier: Sendable, Hashable, CustomStringConvertible {
  /// The name.
  public let description: String

  /// Creates an identifier from lower-case letters, digits and hyphens, or returns nil.
  public init?(_ name: String) {
    let isPlain = name.utf8.allSatisfy {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
    }
    guard isPlain, !name.isEmpty else { return nil }
    description = name
  }
}

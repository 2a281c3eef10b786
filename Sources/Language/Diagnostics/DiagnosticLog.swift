import Synchronization

/// Collects what is reported while something is checked, in the order it was found.
public final class DiagnosticLog: Sendable {
  private let content = Mutex<[Diagnostic]>([])

  /// Creates an empty log.
  public init() {}

  /// Takes one diagnostic.
  public func append(_ diagnostic: Diagnostic) { content.withLock { $0.append(diagnostic) } }

  /// All of them.
  public var all: [Diagnostic] { content.withLock { $0 } }
}

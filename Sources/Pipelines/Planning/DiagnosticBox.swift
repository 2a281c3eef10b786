import Language
import Synchronization

/// Collects what a kind reports while it is checked.
final class DiagnosticBox: Sendable {
  private let content = Mutex<[Diagnostic]>([])

  func append(_ diagnostic: Diagnostic) { content.withLock { $0.append(diagnostic) } }

  var all: [Diagnostic] { content.withLock { $0 } }
}

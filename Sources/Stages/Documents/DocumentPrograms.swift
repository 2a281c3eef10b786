import Briefs
import Pipelines
import Tables

/// The programs outside that this machine has to make documents with.
struct DocumentPrograms: Sendable {
  /// The environment whose Python runs the worker; nil where none has a wheel that makes documents.
  var environment: PythonEnvironment?
  /// The versions, or places, of those that are here.
  var found: [DocumentProgram: String]

  /// Those of this machine; starts no process.
  static var current: DocumentPrograms {
    let all = PythonEnvironment.all()
    // The nearest environment that can do something; a plain one runs rsvg-convert as well.
    let environment =
      all.first { $0.version(of: "weasyprint") != nil || $0.version(of: "pypandoc_binary") != nil }
      ?? all.first
    var found: [DocumentProgram: String] = [:]
    for program in DocumentProgram.allCases { found[program] = program.found(in: environment) }
    return DocumentPrograms(environment: environment, found: found)
  }

  /// The first program that a kind of conversion needs and that is not here.
  func missing(for kind: DocumentConversion.Kind) -> DocumentProgram? {
    let missing = DocumentProgram.needed(for: kind).first { found[$0] == nil }
    // Without Python there is no wheel, and no worker.
    return environment == nil ? missing ?? .weasyprint : missing
  }

  /// The kinds of conversion that lack a program.
  var unmade: Set<DocumentConversion.Kind> {
    Set(DocumentConversion.Kind.allCases.filter { missing(for: $0) != nil })
  }

  /// What of them decides the bytes of some kinds of conversion, for the keys of pages.
  func keyFields(of kinds: Set<DocumentConversion.Kind>) -> [KeyField] {
    let needed = Set(kinds.flatMap(DocumentProgram.needed))
    return DocumentProgram.allCases.filter(needed.contains).map { program in
      let value: String =
        switch program {
        case .weasyprint, .pandoc: found[program] ?? "none"
        // Where it lies decides nothing.
        case .pango, .rsvg, .fonts: found[program] == nil ? "none" : "present"
        }
      return KeyField(name: program.rawValue, value: value)
    }
  }
}

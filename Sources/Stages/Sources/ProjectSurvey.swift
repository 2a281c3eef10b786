import Codebook
import Foundation
import Language
import Pipelines

/// What the pipelines of a project load that is not published, and what they publish for internal readers.
///
/// Files of a project may be wrong: a pipeline that is being written, a contract with a slip of the pen. What they load counts as
/// records until they say `unit: count` and can be read.
struct ProjectSurvey: Sendable {
  /// A file that some pipeline loads.
  struct PrivateFile: Sendable {
    /// The absolute path, as its pipeline names it.
    var path: String
    /// The name of the pipeline's file.
    var pipeline: String
    /// The stage that loads it, or nil where the pipeline cannot be read.
    var stage: String?
    /// Why it is not for everybody.
    var reason: Reason

    /// What it is called after its name.
    var isWhat: String {
      switch reason {
      case .records: "is loaded as records by '\(pipeline)'"
      case .notOfFigures:
        "is loaded by '\(pipeline)' under a contract that is broken or has another unit than 'count'"
      case .named: "is named by '\(pipeline)', which cannot be read"
      case .unpublished: "is loaded by '\(pipeline)' and not published"
      }
    }
  }

  /// Why a file is not for everybody.
  enum Reason: Sendable {
    /// Its contract is one of records.
    case records
    /// Its contract cannot be read, or does not say that it is one of figures.
    case notOfFigures
    /// A pipeline that cannot be read names it.
    case named
    /// It has figures that are not published.
    case unpublished
  }

  private(set) var files: [PrivateFile] = []
  /// The contracts that are of records, as far as is known.
  private(set) var contracts: [ContractFacts] = []
  /// The absolute folders of internal publications.
  private(set) var internalRoots: [String] = []
  /// The absolute folders of public publications.
  private(set) var publicRoots: [String] = []
  /// The absolute folders that pipelines of the project keep their stores in.
  private(set) var storeFolders: Set<String> = []
  /// Whether the project has no more files than are looked at.
  private(set) var isComplete = true
  private let library: CodeListLibrary

  /// Reads the YAML files of some walks and the given pipeline, with what they include.
  ///
  /// - Parameter library: the lists that contracts may take codes from.
  init(of walks: [ProjectDocuments], pipeline: String, library: CodeListLibrary) {
    self.library = library
    isComplete = walks.allSatisfy(\.areAll)
    var waiting = [pipeline] + walks.flatMap(\.paths)
    var seen: Set<String> = []
    while let path = waiting.popLast() {
      guard seen.insert(path).inserted else { continue }
      let contract = ContractFacts(path: path, library: library)
      if contract.kind == .records || contract.kind == .unknown { contracts.append(contract) }
      if let node = Self.document(path) {
        waiting += take(node, of: path)
      } else if let text = UnreadableDocument(path: path) {
        take(text, of: path)
      }
    }
  }

  /// The document in a regular file, or nil where it is not one.
  static func document(_ path: String) -> Node? {
    guard FileFacts(path: path) != nil else { return nil }
    return try? YAMLReader.read(path: path, name: AbsolutePath.lastComponent(path))
  }

  /// Notes what a pipeline loads and publishes, and returns the files that it takes stages from.
  private mutating func take(_ node: Node, of path: String) -> [String] {
    let keys = Set((node.entries ?? []).map { $0.key.lowercased() })
    guard !keys.isDisjoint(with: ["waymark", "pipeline", "stages", "include"]) else { return [] }
    let folder = AbsolutePath.resolve("..", in: path)
    storeFolders.insert(folder + "/.waymark")
    var waiting: [(stage: String, node: Node)] = (node.entries ?? []).map { ($0.key, $0.value) }
    while let next = waiting.popLast() {
      takeLoad(next.node, stage: next.stage, of: path)
      if let publish = next.node["publish"], let root = publish["to"]?.text {
        let root = AbsolutePath.resolve(root, in: folder)
        if publish["audience"]?.text == DataClass.public.rawValue {
          publicRoots.append(root)
        } else {
          internalRoots.append(root)
        }
      }
      // A load is the value of the key `load`, however that is spelt; its stage is the key above.
      waiting += (next.node.entries ?? []).map { entry in
        (entry.value["files"] ?? entry.value["file"] == nil ? entry.key : next.stage, entry.value)
      }
      waiting += (next.node.elements ?? []).map { (next.stage, $0) }
    }
    return (node["include"]?.elements ?? []).compactMap { include in
      include.text.map { AbsolutePath.resolve(String($0.prefix { $0 != "#" }), in: folder) }
    }
  }

  /// Notes the files of a mapping that names some, unless its contract says that they are published figures.
  private mutating func takeLoad(_ load: Node, stage: String, of path: String) {
    let names = (load.entries ?? []).filter { ["files", "file"].contains($0.key.lowercased()) }
      .flatMap { $0.value.elements ?? [$0.value] }.compactMap(\.text)
    guard !names.isEmpty else { return }
    let folder = AbsolutePath.resolve("..", in: path)
    let contract = load["contract"]?.text.map {
      ContractFacts(path: AbsolutePath.resolve($0, in: folder), library: library)
    }
    let reason: Reason
    switch contract?.kind {
    case .publishedFigures: return
    case .figures: reason = .unpublished
    case .records: reason = .records
    case .unknown, nil: reason = .notOfFigures
    }
    files += names.flatMap { SourceFiles.matches(AbsolutePath.resolve($0, in: folder)) }.map {
      PrivateFile(
        path: $0, pipeline: AbsolutePath.lastComponent(path), stage: stage,
        reason: reason)
    }
  }

  /// Notes the files that a text names which may be a pipeline.
  ///
  /// Where all contracts that it names are of figures, it loads no records.
  private mutating func take(_ text: UnreadableDocument, of path: String) {
    guard text.mayLoad else { return }
    let paths = text.paths
    let contracts = paths.filter(ProjectDocuments.isDocument).map {
      ContractFacts(path: $0, library: library).kind
    }
    var reason = Reason.named
    if !contracts.isEmpty, contracts.allSatisfy({ $0 == .publishedFigures || $0 == .figures }) {
      guard contracts.contains(.figures) else { return }
      reason = .unpublished
    }
    files += paths.filter { FileFacts(path: $0) != nil && !ProjectDocuments.isDocument($0) }.map {
      PrivateFile(path: $0, pipeline: AbsolutePath.lastComponent(path), stage: nil, reason: reason)
    }
  }
}

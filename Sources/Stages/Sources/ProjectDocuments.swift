import Foundation
import Pipelines

/// The YAML files of a project, as far as a walk through its folders finds them.
///
/// Folders whose names begin with a dot are not entered, nor are links that lead out of the project.
struct ProjectDocuments: Sendable {
  /// How deep folders are entered: those in the project are at 1.
  static let depth = 5
  /// The most YAML files of one project.
  static let mostFiles = 5_000
  /// The most names, whatever they name.
  static let mostNames = 200_000

  /// The absolute paths.
  private(set) var paths: [String] = []
  /// Whether there were no more than are looked at.
  private(set) var areAll = true
  private var entered: Set<String> = []
  private var names = 0

  /// Walks through a folder.
  ///
  /// - Parameter depth: how deep; 0 takes the files of the folder alone.
  init(in root: String, depth: Int = Self.depth) {
    let bound = ResolvedPath.of(root)
    var waiting = [(folder: root, depth: 0)]
    while let next = waiting.popLast(), areAll {
      let real = ResolvedPath.of(next.folder)
      guard ResolvedPath.contains(bound, real), entered.insert(real).inserted else { continue }
      for name in Self.names(in: next.folder) {
        names += 1
        let path = next.folder + "/" + name
        if Self.isFolder(path) {
          if next.depth < depth, !name.hasPrefix(".") { waiting.append((path, next.depth + 1)) }
        } else if Self.isDocument(name) {
          paths.append(path)
        }
      }
      areAll = paths.count <= Self.mostFiles && names <= Self.mostNames
    }
    paths.sort()
  }

  /// Whether a name is one of a YAML file, in small letters or capitals.
  static func isDocument(_ name: String) -> Bool {
    let name = name.lowercased()
    return name.hasSuffix(".yaml") || name.hasSuffix(".yml")
  }

  private static func names(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}

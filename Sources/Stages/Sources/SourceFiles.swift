import Foundation
import Language
import Pipelines

/// The files that a `load` names: one, several of one shape, or a pattern.
enum SourceFiles {
  /// The absolute paths of what stands under `files`, each once: those of a pattern in order of their names.
  ///
  /// A pattern has `*` or `?` in the name of the file; one that no file fits stays, as a source that is missing. Nil where something is
  /// no path, which is said.
  static func paths(_ configuration: StageConfiguration, in folder: String) -> [String]? {
    guard let names = configuration.texts("files"), !names.isEmpty,
      names.allSatisfy({ configuration.isPath($0.text, "files", at: $0.location) })
    else { return nil }
    var paths: [String] = []
    for name in names {
      let found = matches(AbsolutePath.resolve(name.text, in: folder))
      paths += found.filter { !paths.contains($0) }
    }
    return paths
  }

  /// The files that a path or a pattern stands for; a path stands for itself, whether or not a file is there.
  static func matches(_ path: String) -> [String] {
    let pattern = AbsolutePath.lastComponent(path)
    guard pattern.contains(where: { $0 == "*" || $0 == "?" }), FileFacts(path: path) == nil else {
      return [path]
    }
    let folder = AbsolutePath.resolve("..", in: path)
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter {
      // As in a shell, a file that is hidden fits no pattern; nor does what an office program leaves beside an open file.
      !$0.hasPrefix(".") && !$0.hasPrefix("~$") && fits(Array($0), Array(pattern))
    }
    return names.isEmpty ? [path] : names.sorted().map { folder + "/" + $0 }
  }

  /// Whether a name fits a pattern; linear but for a way back to the last `*`.
  private static func fits(_ name: [Character], _ pattern: [Character]) -> Bool {
    var (place, step) = (0, 0)
    var back: (place: Int, step: Int)?
    while place < name.count {
      if step < pattern.count, pattern[step] == "*" {
        back = (place, step)
        step += 1
      } else if step < pattern.count, pattern[step] == "?" || pattern[step] == name[place] {
        place += 1
        step += 1
      } else if let last = back {
        back = (last.place + 1, last.step)
        place = last.place + 1
        step = last.step + 1
      } else {
        return false
      }
    }
    return pattern[step...].allSatisfy { $0 == "*" }
  }
}

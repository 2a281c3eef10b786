import Foundation
import Language
import Pipelines

/// The arguments of a command that name what lies below the folder of its pipeline.
///
/// A command runs in a folder of its own, where such a path leads nowhere: it is made absolute where the command
/// may read it, and else the key that would allow it is named.
struct CommandPaths {
  /// The stage that runs the command.
  let configuration: StageConfiguration
  /// The absolute folder that its paths start at.
  let folder: String
  /// The real absolute path of the program where it is one of the project, else nil.
  let program: String?

  /// What a command finds in its own folder, whatever lies beside the pipeline.
  private static let own: Set<Substring> = ["inputs", "outputs"]

  /// The words of a command with such arguments made absolute, or nil where one cannot be read, which is reported.
  ///
  /// A file beside a program of the project is added to what the command may read: that file alone.
  func resolve(
    _ words: [(text: String, location: SourceLocation)], access: inout CommandAccess
  ) -> [String]? {
    var resolved = words.prefix(1).map(\.text)
    for word in words.dropFirst() {
      guard let path = path(word.text) else {
        resolved.append(word.text)
        continue
      }
      let isFolder = Self.isFolder(path)
      if path == program || access.folders.contains(where: { ResolvedPath.lies(path, in: $0.path) }) {
        resolved.append(path)
      } else if let program, Self.parent(path) == Self.parent(program), !isFolder {
        access.folders.append(.init(text: word.text, path: path, files: [path], location: word.location))
        resolved.append(path)
      } else if isFolder, !word.text.contains("/") {
        // A word that happens to be the name of a folder, which the command could not read anyway.
        resolved.append(word.text)
      } else {
        refuse(word.text, path, at: word.location)
      }
    }
    return resolved.count == words.count ? resolved : nil
  }

  /// The real path of what an argument names from the folder, or nil where that is not there.
  private func path(_ text: String) -> String? {
    let parts = text.split(separator: "/").filter { $0 != "." }
    guard !text.hasPrefix("-"), !text.hasPrefix("/"), let first = parts.first, !Self.own.contains(first),
      parts.contains(where: { $0 != ".." })
    else { return nil }
    let path = ResolvedPath.of(AbsolutePath.resolve(text, in: folder))
    return access(path, F_OK) == 0 ? path : nil
  }

  private func refuse(_ text: String, _ path: String, at location: SourceLocation) {
    let needed = Self.isFolder(path) ? text : text.split(separator: "/").dropLast().joined(separator: "/")
    configuration.fail(
      "the command may not read '\(text)'", at: location, help: remedy(needed, for: path))
  }

  /// What allows a command to read a path that stands, as written, in a folder.
  private func remedy(_ needed: String, for path: String) -> String {
    let written = AbsolutePath.resolve(needed, in: folder)
    if !ResolvedPath.lies(path, in: written) {
      return "it is a link: name what it leads to, under 'reads' too"
    }
    // The folder of the pipeline, and any above it, holds the store too.
    if ResolvedPath.lies(folder, in: written) {
      return "move it into a folder that holds only what the command needs, and add 'reads: [FOLDER]'"
    }
    return configuration["reads"] == nil ? "add 'reads: [\(needed)]'" : "add '\(needed)' to 'reads'"
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private static func parent(_ path: String) -> String { AbsolutePath.resolve("..", in: path) }
}

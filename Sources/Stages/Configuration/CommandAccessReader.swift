import Foundation
import Language
import Pipelines

/// Reads `reads` and `unconfined` of a command.
enum CommandAccessReader {
  /// The most files in all folders of one: each is hashed to see whether it changed.
  private static let mostFiles = 20_000

  /// What a command may reach beside its own; what is wrong is reported and gives nil.
  static func read(_ configuration: StageConfiguration, folder: String) -> CommandAccess? {
    var folders: [CommandAccess.Folder] = []
    for (text, location) in configuration["reads"] == nil ? [] : configuration.texts("reads") ?? [] {
      guard let found = open(text, in: folder, at: location, configuration) else { return nil }
      folders.append(found)
    }
    guard folders.reduce(0, { $0 + $1.files.count }) <= mostFiles else {
      configuration.fail(
        "'reads' holds more than \(mostFiles) files", at: configuration.location(of: "reads"),
        help: "name the folders below that the command needs")
      return nil
    }
    var walls = CommandAccess.Walls.needed
    if configuration["unconfined"] != nil {
      guard let word = configuration.choice("unconfined", of: ["true", "false"]) else { return nil }
      if word == "true" { walls = .waived }
    }
    return CommandAccess(folders: folders, walls: walls)
  }

  private static func open(
    _ text: String, in folder: String, at location: SourceLocation, _ configuration: StageConfiguration
  ) -> CommandAccess.Folder? {
    guard configuration.isPath(text, "reads", at: location) else { return nil }
    let path = ResolvedPath.of(AbsolutePath.resolve(text, in: folder))
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
      configuration.fail(
        "there is no folder '\(text)' for the command to read", at: location,
        help: "paths start at the folder of this file")
      return nil
    }
    guard path != "/" else {
      configuration.fail("a command may not read every folder", at: location)
      return nil
    }
    var files: [String] = []
    // Links are not followed: what they lead to is not in the folder, and the command cannot read it.
    for case let name as String in FileManager.default.enumerator(atPath: path) ?? .init() {
      guard files.count <= mostFiles else { break }
      var status = stat()
      guard lstat(path + "/" + name, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { continue }
      files.append(path + "/" + name)
    }
    return CommandAccess.Folder(text: text, path: path, files: files.sorted(), location: location)
  }
}

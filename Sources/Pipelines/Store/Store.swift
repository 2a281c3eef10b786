import Foundation
import Language

/// What was computed, by the hash of everything it was computed from.
///
/// An object is a folder that was renamed into place whole: a killed run leaves only its attempt.
struct Store: Sendable {
  /// What an object holds beside the folders of its ports.
  struct Record: Codable, Sendable {
    var address: String
    var outcome: StageOutcome
  }

  let folder: String

  init(folder: String) throws(StageFailure) {
    self.folder = folder
    for name in ["objects", "attempts"] {
      do {
        try FileManager.default.createDirectory(
          atPath: folder + "/" + name, withIntermediateDirectories: true,
          attributes: [.posixPermissions: 0o700])
      } catch {
        throw StageFailure(
          cause: .cannotWrite, message: "cannot make the folder \(folder)",
          help: "give the user who runs waymark the right to write there, or use --store FOLDER")
      }
    }
  }

  /// A store to read; the folder need not be there.
  init(existing folder: String) { self.folder = folder }

  /// The instances that have an object.
  func addresses() -> Set<String> {
    let keys = (try? FileManager.default.contentsOfDirectory(atPath: folder + "/objects")) ?? []
    return Set(keys.compactMap { record($0)?.address })
  }

  /// The folder of an object.
  func object(_ key: String) -> String { folder + "/objects/" + key }

  /// What an object holds, or nil where there is none or it is damaged.
  func record(_ key: String) -> Record? {
    guard let data = FileManager.default.contents(atPath: object(key) + "/outcome.json") else { return nil }
    return try? JSONDecoder().decode(Record.self, from: data)
  }

  /// Removes what killed runs left and says how much it was.
  func removeLeftovers() -> Int {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder + "/attempts")) ?? []
    for name in names { try? FileManager.default.removeItem(atPath: folder + "/attempts/" + name) }
    return names.count
  }

  /// Makes the private folder of an attempt.
  func makeAttempt(_ name: String) throws(StageFailure) -> String {
    let path = folder + "/attempts/" + name
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    } catch {
      throw StageFailure(cause: .cannotWrite, message: "cannot make the folder \(path)")
    }
    return path
  }

  /// Makes an attempt an object: everything reaches the disk before the name does.
  func commit(_ attempt: String, key: String, record: Record) throws(StageFailure) {
    let target = object(key)
    do {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys]
      let file = attempt + "/outcome.json"
      try encoder.encode(record).write(to: URL(filePath: file))
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
      for name in try FileManager.default.subpathsOfDirectory(atPath: attempt) {
        try FileSync.flush(attempt + "/" + name)
      }
      try FileSync.flush(attempt)
      // A damaged object of the same name gives way; a whole one would have been reused.
      if FileManager.default.fileExists(atPath: target) { try FileManager.default.removeItem(atPath: target) }
      try FileManager.default.moveItem(atPath: attempt, toPath: target)
      try FileSync.flush(folder + "/objects")
    } catch {
      throw StageFailure(cause: .cannotWrite, message: "cannot store the result in \(target)")
    }
  }
}

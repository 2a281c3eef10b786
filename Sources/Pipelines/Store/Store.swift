internal import CPlatform
import Foundation
import Language

/// What was computed, by the hash of everything it was computed from.
///
/// An object is a folder under its key, renamed into place whole; only a line in the log makes it
/// count. A killed run leaves attempts and objects without a line, which the next run removes.
struct Store: Sendable {
  let folder: String
  let secret: StoreSecret
  let log: LogFile

  /// Opens the store in a folder, making what is missing.
  init(folder: String) throws(StageFailure) {
    self.folder = folder
    log = LogFile(path: folder + "/log")
    for name in ["objects", "attempts", "fields", "sets"] {
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
    do throws(SystemFailure) {
      secret = try StoreSecret(folder: folder)
    } catch {
      throw error.stageFailure
    }
  }

  /// A store to read; the folder need not be there.
  init(existing folder: String) {
    self.folder = folder
    log = LogFile(path: folder + "/log")
    secret = StoreSecret(existing: folder)
  }

  /// The folder of an object.
  func object(_ key: String) -> String { folder + "/objects/" + key }

  /// The names in one folder of the store.
  func names(in name: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: folder + "/" + name)) ?? []
  }

  /// Makes the private folder of an attempt.
  func makeAttempt(_ name: String) throws(SystemFailure) -> String {
    let path = folder + "/attempts/" + name
    guard mkdir(path, 0o700) == 0 else { throw SystemFailure(path: path) }
    try Faults.reach(.attemptCreated, path: path)
    return path
  }

  /// Gives an attempt the name of its object.
  ///
  /// It counts once it is committed. Another run without a lock may have made the same object meanwhile, and read it already: equal
  /// contents stay what they are. Others, such as damaged ones, are exchanged in one step, so that there is never none.
  ///
  /// - Parameter digest: that of the files of the attempt.
  func adopt(_ attempt: String, digest: String, key: String) throws(SystemFailure) {
    try Faults.reach(.outputEnded, path: attempt)
    let target = object(key)
    if rename(attempt, target) != 0 {
      let number = errno
      guard [ENOTEMPTY, EEXIST, ENOTDIR].contains(number) else {
        throw SystemFailure(number: number, path: target)
      }
      if (try? ObjectFiles.digest(target)) != digest { try exchange(attempt, target) }
    }
    try Faults.reach(.outputRenamed, path: target)
  }

  /// Puts an attempt in the place of what is there, which takes the name of the attempt.
  private func exchange(_ attempt: String, _ target: String) throws(SystemFailure) {
    if wm_exchange_paths(attempt, target) == 0 { return }
    // Not every file system can exchange.
    guard (try? FileManager.default.removeItem(atPath: target)) != nil, rename(attempt, target) == 0 else {
      throw SystemFailure(path: target)
    }
  }

  /// Makes objects count: they reach the disk, then the lines that name them do.
  func commit(_ records: [StoreRecord]) throws(SystemFailure) {
    try Faults.reach(.commitBegun, path: folder + "/objects")
    var paths: [String] = []
    for record in records { paths += try ObjectFiles.paths(object(record.key)) }
    try FileSync.flush(paths + [folder + "/objects"])
    try Faults.reach(.commitSynced, path: folder + "/objects")
    try log.append(records.map(\.fields), point: .commitWritten)
    try Faults.reach(.commitEnded, path: log.path)
  }

  /// Keeps the fields that the instances of a stage share, for `why`.
  ///
  /// Runs that take no lock may keep the same ones at the same moment: each writes a file of its own before it takes the name,
  /// so that none cuts off what another is writing.
  func keep(_ fields: [KeyField], digest: String) throws(SystemFailure) {
    let path = "\(folder)/fields/\(digest)"
    guard access(path, F_OK) != 0 else { return }
    try DurableFile.replace(
      fields.flatMap { LogLine.bytes([$0.name, $0.value]) }, at: path, by: "\(path).\(getpid())", mode: 0o600,
      point: .fieldsWritten)
  }

  /// The fields kept under a digest; none where they were lost.
  func fields(digest: String) -> [KeyField] {
    let content = LogFile(path: "\(folder)/fields/\(digest)").read()
    return content.lines.compactMap { line in
      let fields = content.fields(line)
      guard fields.count == 2 else { return nil }
      return KeyField(name: fields[0], value: fields[1])
    }
  }
}

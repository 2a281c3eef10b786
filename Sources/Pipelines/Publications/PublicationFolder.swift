import Foundation

/// The folder that holds published runs.
enum PublicationFolder {
  /// A published run.
  struct Run {
    var name: String
    var day: String
    var number: Int
  }

  /// The name of the link to the run that readers see.
  static let latest = "latest"

  /// How the name of a run that is being written begins.
  static let incoming = ".incoming-"

  /// The runs, oldest first; whatever else lies in the folder is not ours and is left alone.
  static func runs(_ folder: String) -> [Run] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let runs = names.compactMap { name -> Run? in
      let parts = name.split(separator: ".", omittingEmptySubsequences: false)
      guard parts.count == 2, parts[0].count == 10, let number = Int(parts[1]),
        parts[0].allSatisfy({ "0123456789-".contains($0) }),
        FileManager.default.fileExists(atPath: folder + "/" + name + "/manifest.json")
      else { return nil }
      return Run(name: name, day: String(parts[0]), number: number)
    }
    return runs.sorted { ($0.day, $0.number) < ($1.day, $1.number) }
  }

  /// Holds the folder for one publication; closing the descriptor gives it up.
  ///
  /// Another publication is waited for, `patience` at most.
  static func lock(_ folder: String, patience: Duration = .zero) throws(StageFailure) -> Int32 {
    let descriptor = open(folder + "/.lock", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw cannotWrite(folder) }
    let deadline = ContinuousClock.now + patience
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      guard ContinuousClock.now >= deadline else {
        usleep(20_000)
        continue
      }
      close(descriptor)
      throw StageFailure(
        cause: .cannotWrite, message: "another run is publishing to \(folder)",
        help: "run again when it has ended; let two pipelines publish to two folders")
    }
    return descriptor
  }

  /// Removes what a killed publication left.
  static func removeLeftovers(_ folder: String) throws(StageFailure) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names where name.hasPrefix(incoming) {
      do {
        try FileManager.default.removeItem(atPath: folder + "/" + name)
      } catch {
        throw cannotWrite(folder + "/" + name)
      }
    }
  }

  /// Swaps the link `latest`.
  static func point(_ folder: String, to run: String) throws(StageFailure) {
    let link = folder + "/" + latest
    let fresh = folder + "/" + incoming + "latest"
    var state = stat()
    if lstat(link, &state) == 0, state.st_mode & S_IFMT != S_IFLNK {
      throw StageFailure(
        cause: .cannotWrite, message: "\(link) is not a link, so it was left as it is",
        help: "move it away, and run again")
    }
    guard symlink(run, fresh) == 0, rename(fresh, link) == 0 else { throw cannotWrite(link) }
    do { try FileSync.flush(folder) } catch { throw cannotWrite(folder) }
  }

  /// The regular files below a folder, by path, sorted.
  static func files(_ folder: String) throws(StageFailure) -> [String] {
    do {
      return try FileManager.default.subpathsOfDirectory(atPath: folder).filter {
        var state = stat()
        return lstat(folder + "/" + $0, &state) == 0 && state.st_mode & S_IFMT == S_IFREG
      }.sorted()
    } catch {
      throw StageFailure(cause: .engine, message: "stored pages cannot be read")
    }
  }

  static func cannotWrite(_ path: String) -> StageFailure {
    StageFailure(
      cause: .cannotWrite, message: "cannot write \(path)",
      help: "free space or give the user who runs waymark the right to write there")
  }
}

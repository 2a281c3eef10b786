import Foundation
import Language

/// The folder that holds the published runs of one audience, for ever, and the mark that says so.
public enum PublicationRoot {
  /// The name of the mark in a root.
  public static let markName = ".waymark-root"

  /// What a folder is to publications.
  enum State: Sendable {
    /// A root of an audience.
    case root(Mark)
    /// No root, and nothing in it that is not ours.
    case free
    /// No root: it holds something else, by name.
    case foreign(String)
    /// It has a mark that cannot be read.
    case damaged
  }

  /// What the mark says.
  struct Mark: Codable, Sendable, Hashable {
    /// The version of the form.
    var format = Mark.current
    /// Whom all runs of the root are for.
    var audience: DataClass
    /// The key of what its runs are about, where it lies in a root and is part of it; nil for a root.
    var key: String?
    /// Who may enter the root, as far as we decide it.
    var access = Access.kept

    /// Who may enter a root.
    enum Access: String, Codable, Sendable {
      /// Its owner alone, until there is something to read: we made it.
      case closed
      /// Whoever its mode lets in.
      case kept
    }

    static let current = "waymark-root/1"
  }

  /// Whom a folder publishes for, or nil where it is no root.
  ///
  /// A root of an earlier version has no mark; the manifests of its runs say it, and the most private holds.
  public static func audience(of folder: String) -> DataClass? {
    if case .root(let mark) = state(of: folder) { mark.audience } else { nil }
  }

  /// Whether a folder is a root, or has a mark that cannot be read.
  static func isRoot(_ folder: String) -> Bool {
    switch state(of: folder) {
    case .root, .damaged: true
    case .free, .foreign: false
    }
  }

  static func state(of folder: String) -> State {
    let path = folder + "/" + markName
    if ResolvedPath.kind(path) != nil {
      guard ResolvedPath.kind(path) == .typeRegular, let data = FileManager.default.contents(atPath: path),
        let mark = try? JSONDecoder().decode(Mark.self, from: data), mark.format == Mark.current
      else { return .damaged }
      return .root(mark)
    }
    let audiences = PublicationFolder.runs(folder).compactMap { audience(of: $0, in: folder) }
    if let audience = audiences.max() { return .root(Mark(audience: audience)) }
    return foreignNames(in: folder).first.map(State.foreign) ?? .free
  }

  /// The names in a folder that no publication made, sorted.
  ///
  /// What begins with a dot, or is made by a file system, is nobody's content.
  static func foreignNames(in folder: String) -> [String] {
    let runs = Set(PublicationFolder.runs(folder).map(\.name))
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { name in
      !name.hasPrefix(".") && name != "lost+found" && name != "status.json" && name != "status.json.new"
        && name != "latest" && !runs.contains(name)
    }.sorted()
  }

  /// The folders of keys in a root, by name: those that their marks make part of it, for its audience.
  static func places(in folder: String, audience: DataClass) -> [PublicationPlace] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.sorted().compactMap { name in
      let path = folder + "/" + name
      guard !name.hasPrefix("."), ResolvedPath.kind(path) == .typeDirectory,
        isPart(path, of: audience)
      else { return nil }
      return PublicationPlace(folder: path, key: name)
    }
  }

  /// Whether a folder is that of a key in the root that holds it, for an audience.
  static func isPart(_ folder: String, of audience: DataClass) -> Bool {
    guard ResolvedPath.kind(folder + "/" + markName) != nil, case .root(let mark) = state(of: folder) else {
      return false
    }
    return mark.audience == audience && mark.key == ResolvedPath.name(folder)
  }

  /// The keys under which a root has published something, by name.
  public static func keys(in folder: String) -> [String] {
    guard let audience = audience(of: folder) else { return [] }
    return places(in: folder, audience: audience).filter { PublicationState.latest(in: $0.folder) != nil }
      .compactMap(\.key)
  }

  /// Makes a root that is not there, with its mark, under its name at once; one that is there stays.
  ///
  /// It and the folders on the way are closed to all but their owner until `open(_:)`.
  ///
  /// - Parameter key: what a folder in a root is called whose runs are about one thing.
  static func make(_ folder: String, audience: DataClass, key: String? = nil) throws(StageFailure) {
    var missing: [String] = []
    var parent = folder
    while ResolvedPath.kind(parent) == nil, parent != "/" {
      missing.insert(parent, at: 0)
      parent = ResolvedPath.parent(parent)
    }
    guard let top = missing.first else { return }
    removeLeftovers(parent)
    let fresh = "\(parent)/\(leftover)\(getpid())-\(UUID().uuidString)"
    do {
      for path in missing {
        try makeFolder(fresh + path.dropFirst(top.count))
        guard path != folder else { continue }
        try DurableFile.write(
          [], to: "\(fresh)\(path.dropFirst(top.count))/\(closedName)", mode: 0o600, point: .publishMarked)
      }
      let mark = Mark(audience: audience, key: key, access: audience == .public ? .closed : .kept)
      try write(mark, in: fresh + folder.dropFirst(top.count))
      try FileSync.flush(missing.map { fresh + $0.dropFirst(top.count) })
      // Another run may have made it in the meantime: then that one stands.
      if rename(fresh, top) != 0 {
        let number = errno
        try? FileManager.default.removeItem(atPath: fresh)
        guard number == ENOTEMPTY || number == EEXIST else { throw SystemFailure(number: number, path: top) }
        if ResolvedPath.kind(folder) == nil { try make(folder, audience: audience, key: key) }
      }
      try FileSync.flush(parent)
    } catch {
      try? FileManager.default.removeItem(atPath: fresh)
      throw (error as? StageFailure) ?? (error as? SystemFailure)?.stageFailure
        ?? PublicationFolder.cannotWrite(folder)
    }
  }

  /// Writes the mark so that it is on the disk.
  static func write(_ mark: Mark, in folder: String) throws(SystemFailure) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    guard let data = try? encoder.encode(mark) else { throw SystemFailure(number: EINVAL, path: folder) }
    try DurableFile.replace(
      [UInt8](data) + [0x0A], at: folder + "/" + markName, mode: fileMode(mark.audience),
      point: .publishMarked)
    try FileSync.flush(folder)
  }

  /// Opens a public root, and the folders that were made on the way to it, once there is something to read.
  ///
  /// One that was made on the way to an internal root is opened by the first public one below it.
  static func open(_ folder: String) throws(SystemFailure) {
    guard case .root(var mark) = state(of: folder), mark.audience == .public else { return }
    var path = ResolvedPath.parent(folder)
    while ResolvedPath.kind("\(path)/\(closedName)") != nil {
      guard chmod(path, folderMode(.public)) == 0 else { throw SystemFailure(path: path) }
      // Two publications may open it at the same time.
      guard unlink("\(path)/\(closedName)") == 0 || errno == ENOENT else { throw SystemFailure(path: path) }
      path = ResolvedPath.parent(path)
    }
    guard case .closed = mark.access else { return }
    guard chmod(folder, folderMode(.public)) == 0 else { throw SystemFailure(path: folder) }
    mark.access = .kept
    try write(mark, in: folder)
  }

  /// The mode of files for an audience.
  static func fileMode(_ audience: DataClass) -> mode_t { audience == .public ? 0o644 : 0o600 }

  /// The mode of folders for an audience.
  static func folderMode(_ audience: DataClass) -> mode_t { audience == .public ? 0o755 : 0o700 }

  /// Makes a folder that its owner alone can enter, whatever the umask.
  static func makeFolder(_ path: String) throws(SystemFailure) {
    guard mkdir(path, 0o700) == 0, chmod(path, 0o700) == 0 else { throw SystemFailure(path: path) }
  }

  /// What lies in a folder that was made on the way and not opened yet.
  private static let closedName = ".waymark-closed"

  private static let leftover = ".waymark-new-"

  /// Removes what a run that was killed while it made a root left beside it.
  private static func removeLeftovers(_ folder: String) {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
      guard name.hasPrefix(leftover),
        let process = pid_t(name.dropFirst(leftover.count).prefix { $0 != "-" }), process != getpid(),
        kill(process, 0) != 0, errno == ESRCH
      else { continue }
      try? FileManager.default.removeItem(atPath: folder + "/" + name)
    }
  }

  private struct Manifest: Decodable { var audience: DataClass? }

  /// Whom a run is for: its manifest says so, or where it was withdrawn, who may enter its folder.
  private static func audience(of run: PublicationFolder.Run, in folder: String) -> DataClass? {
    let path = "\(folder)/\(run.name)"
    guard let data = FileManager.default.contents(atPath: path + "/manifest.json"),
      let manifest = try? JSONDecoder().decode(Manifest.self, from: data)
    else { return nil }
    if let audience = manifest.audience { return audience }
    let mode = (try? FileManager.default.attributesOfItem(atPath: path))?[.posixPermissions] as? Int
    return mode == 0o755 ? .public : .internal
  }
}

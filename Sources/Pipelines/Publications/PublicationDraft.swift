import Foundation
import Language

/// One place of a publication: what it will show, written and not shown yet.
struct PublicationDraft {
  /// What is to be done for readers to have it.
  private enum Step {
    /// They have it, or are meant not to.
    case none
    /// A run was named by a publication that was killed before it was pointed to.
    case point(run: String)
    /// It lies under a temporary name.
    case swap(run: String)
  }

  let result: Publication.Result
  private let folder: String
  private let keep: Int?
  private let step: Step
  private let folderMode: mode_t

  /// Finds out what a place will show, and writes it under a temporary name where that is new.
  init(_ request: PublicationRequest, key: String?) throws {
    let folder = key.map { request.folder + "/" + $0 } ?? request.folder
    self.folder = folder
    keep = request.keep
    folderMode = PublicationRoot.folderMode(request.audience)
    if let key {
      try PublicationRoot.make(folder, audience: request.audience, key: key)
      if ResolvedPath.kind(folder + "/" + PublicationRoot.markName) == nil {
        try PublicationRoot.write(.init(audience: request.audience, key: key), in: folder)
      }
      try PublicationFolder.removeLeftovers(folder)
    }
    try Faults.reach(.publishBegun, path: folder)
    let sources = request.sources.filter { $0.key == key }.map(\.folder)
    let files = try Self.files(sources)
    let manifest: String
    do {
      manifest = try request.manifest(key, files.map(\.file))
    } catch {
      throw StageFailure(cause: .engine, message: "the manifest cannot be written as JSON")
    }
    let hash = PublicationState.hash(of: Data(manifest.utf8))
    let content = PublicationState.content(of: files.map(\.file))
    func result(_ run: String?, _ text: String, _ hash: String) -> Publication.Result {
      Publication.Result(key: key, run: run, manifest: text, hash: hash)
    }
    let runs = PublicationFolder.runs(folder)
    let latest = PublicationState.latest(in: folder)
    if let held = PublicationCorrection.heldBack(manifestHash: hash, content: content, in: folder) {
      step = .none
      self.result = result(nil, manifest, held)
    } else if let (run, standing) = Self.standing([latest, runs.last?.name], content, in: folder) {
      step = run == latest ? .none : .point(run: run)
      self.result = result(run, standing, PublicationState.hash(of: Data(standing.utf8)))
    } else {
      let number = (runs.filter { $0.day == request.today }.map(\.number).max() ?? 0) + 1
      let run = "\(request.today).\(number)"
      let incoming = folder + "/" + PublicationFolder.incoming + run
      do {
        try Self.write(files, manifest: manifest, to: incoming, audience: request.audience)
      } catch {
        try? FileManager.default.removeItem(atPath: incoming)
        throw error
      }
      step = .swap(run: run)
      self.result = result(run, manifest, hash)
    }
  }

  /// The first of some runs that has these files, and its manifest.
  private static func standing(
    _ runs: [String?], _ content: String, in folder: String
  ) -> (run: String, manifest: String)? {
    runs.lazy.compactMap { run in
      run.flatMap { run in
        PublicationState.manifest(of: run, holding: content, in: folder).map { (run, $0) }
      }
    }.first
  }

  /// Lets readers see it.
  func show() throws {
    switch step {
    case .none: break
    case .point(let run): try PublicationFolder.point(folder, to: run)
    case .swap(let run):
      let path = folder + "/" + run
      guard chmod(incoming(run), folderMode) == 0, rename(incoming(run), path) == 0 else {
        throw SystemFailure(path: path)
      }
      try Faults.reach(.publishRenamed, path: folder)
      try PublicationFolder.point(folder, to: run)
      PublicationCorrection.clear(folder)
      try Faults.reach(.publishSwapped, path: folder)
    }
    if PublicationState.latest(in: folder) != nil { try PublicationRoot.open(folder) }
    prune()
  }

  /// Removes what lies under a temporary name.
  func discard() {
    if case .swap(let run) = step { try? FileManager.default.removeItem(atPath: incoming(run)) }
  }

  private func incoming(_ run: String) -> String { folder + "/" + PublicationFolder.incoming + run }

  /// Removes the oldest runs beyond the number kept; what cannot be removed stays, and so does what readers see.
  private func prune() {
    guard let keep else { return }
    let latest = PublicationState.latest(in: folder)
    for run in PublicationFolder.runs(folder).dropLast(keep) where run.name != latest {
      try? FileManager.default.removeItem(atPath: folder + "/" + run.name)
    }
  }

  /// A file of a publication and where it lies.
  private struct Found {
    var file: PublishedFile
    var path: String
  }

  /// The files of some folders, by their paths in them.
  private static func files(_ sources: [String]) throws(StageFailure) -> [Found] {
    var found: [Found] = []
    // Names that differ in case alone are one name where the pages may be copied to.
    var names: Set<String> = ["manifest.json"]
    for source in sources {
      for name in try PublicationFolder.files(source) {
        guard names.insert(name.lowercased()).inserted else {
          throw StageFailure(
            cause: .data, message: "two pages want the name \(name)",
            help: "publish them to folders of their own")
        }
        let path = source + "/" + name
        let bytes = try self.bytes(path)
        var hash = ContentHash()
        hash.update(bytes: bytes)
        found.append(
          Found(file: PublishedFile(path: name, bytes: bytes.count, sha256: hash.finish()), path: path))
      }
    }
    return found.sorted { $0.file.path < $1.file.path }
  }

  private static func bytes(_ path: String) throws(StageFailure) -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw StageFailure(cause: .engine, message: "a stored page cannot be read: \(ResolvedPath.name(path))")
    }
    return [UInt8](data)
  }

  /// Writes the files of a run under a temporary name so that they are on the disk.
  private static func write(
    _ files: [Found], manifest: String, to incoming: String, audience: DataClass
  ) throws {
    let mode = PublicationRoot.fileMode(audience)
    try PublicationRoot.makeFolder(incoming)
    for found in files {
      let parts = found.file.path.split(separator: "/").dropLast()
      for end in parts.indices {
        try makeFolder(([incoming] + parts[...end].map(String.init)).joined(separator: "/"), audience)
      }
      try DurableFile.write(
        bytes(found.path), to: incoming + "/" + found.file.path, mode: mode, point: .publishWritten)
    }
    try DurableFile.write(
      Array(manifest.utf8), to: incoming + "/manifest.json", mode: mode, point: .publishManifest)
    try FileSync.flush(ObjectFiles.paths(incoming))
    try Faults.reach(.publishSynced, path: incoming)
  }

  private static func makeFolder(_ path: String, _ audience: DataClass) throws(SystemFailure) {
    let mode = PublicationRoot.folderMode(audience)
    let made = mkdir(path, mode) == 0 || errno == EEXIST
    guard made, chmod(path, mode) == 0 else { throw SystemFailure(path: path) }
  }
}

import Foundation
import Language

/// A root of an earlier version, whose runs hold the pages of all keys, each in a folder of the run.
///
/// Its runs stay as they are. What readers see of each key is copied into the folder of that key, under the name of its
/// run, before the first new run of the root, so that none is lost when that has fewer keys.
struct EarlierLayout {
  private let folder: String
  private let audience: DataClass
  /// The run that readers see, where it is of the earlier layout.
  private let run: String?
  private let manifest: Manifest?

  private struct Manifest: Decodable {
    struct Input: Decodable { var stage: String }
    var parameters: [String: ParameterValue]?
    var inputs: [Input]?
    var files: [PublishedFile]
    var pages: [PublishedPage]?
    var withdrawn: String?
  }

  /// Looks at what readers of a root see.
  init(folder: String, audience: DataClass) {
    self.folder = folder
    self.audience = audience
    run = PublicationState.latest(in: folder)
    let data = run.flatMap { PublicationState.manifest(of: $0, in: folder) }
    let read = data.flatMap { try? JSONDecoder().decode(Manifest.self, from: $0) }
    manifest = read?.pages == nil && read?.withdrawn == nil ? read : nil
  }

  /// The keys of the run, by name: folders with a page of their own that are named for a code of the run.
  private func keys(including known: [String]) -> [String] {
    guard let manifest else { return [] }
    var codes = Set(known)
    for input in manifest.inputs ?? [] where input.stage.hasSuffix("]") {
      let values = input.stage.drop { $0 != "[" }.dropFirst().dropLast()
      codes.formUnion(values.split(separator: ",").map { PublicationSubject.key(of: [String($0)]) })
    }
    for case .scalar(let text) in (manifest.parameters ?? [:]).values {
      codes.insert(PublicationSubject.key(of: [text]))
    }
    let folders = manifest.files.compactMap { file -> String? in
      let parts = file.path.split(separator: "/")
      return parts.count == 2 && ["index.html", "report.json"].contains(parts[1]) ? String(parts[0]) : nil
    }
    return Set(folders).intersection(codes).sorted()
  }

  /// Copies what readers see of each key into a folder of its own; one that is there is left as it is.
  func move(including known: [String]) throws(StageFailure) {
    guard let run, let manifest else { return }
    for key in keys(including: known) where ResolvedPath.kind(folder + "/" + key) == nil {
      let files = manifest.files.filter { $0.path.hasPrefix(key + "/") }.map { file in
        var moved = file
        moved.path = String(file.path.dropFirst(key.utf8.count + 1))
        return moved
      }
      do {
        try copy(files, of: key, run)
      } catch {
        throw (error as? StageFailure) ?? (error as? SystemFailure)?.stageFailure
          ?? PublicationFolder.cannotWrite(folder + "/" + key)
      }
    }
  }

  /// Ends the link `latest` of a root all of whose pages are in folders of keys now: nothing would renew it.
  func leave() {
    guard let manifest else { return }
    let moved = Set(keys(including: PublicationRoot.keys(in: folder)))
    guard manifest.files.allSatisfy({ moved.contains(String($0.path.prefix { $0 != "/" })) }) else { return }
    unlink(folder + "/" + PublicationFolder.latest)
  }

  /// The root of the key comes under its name with its run in it, so that a kill leaves all or nothing of it.
  private func copy(_ files: [PublishedFile], of key: String, _ run: String) throws {
    let mode = PublicationRoot.fileMode(audience)
    let fresh = folder + "/" + PublicationFolder.incoming + key
    let path = fresh + "/" + run
    let folders = Set(files.map { file in file.path.split(separator: "/").dropLast() }).flatMap { parts in
      parts.indices.map { parts[...$0].joined(separator: "/") }
    }
    try PublicationRoot.makeFolder(fresh)
    try PublicationRoot.write(.init(audience: audience, key: key), in: fresh)
    for name in [""] + Set(folders).sorted() {
      try PublicationRoot.makeFolder(name.isEmpty ? path : path + "/" + name)
    }
    for file in files {
      guard let data = FileManager.default.contents(atPath: "\(folder)/\(run)/\(key)/\(file.path)") else {
        throw PublicationFolder.cannotWrite(folder + "/" + key)
      }
      try DurableFile.write([UInt8](data), to: path + "/" + file.path, mode: mode, point: .publishWritten)
    }
    try DurableFile.write(
      try manifest(files, run), to: path + "/manifest.json", mode: mode, point: .publishManifest)
    try FileSync.flush(ObjectFiles.paths(fresh))
    for name in [""] + Set(folders).sorted() + ["", ".."] {
      guard chmod(path + "/" + name, PublicationRoot.folderMode(audience)) == 0 else {
        throw SystemFailure(path: path)
      }
    }
    guard symlink(run, fresh + "/" + PublicationFolder.latest) == 0,
      rename(fresh, folder + "/" + key) == 0
    else { throw SystemFailure(path: folder + "/" + key) }
    try FileSync.flush(folder)
  }

  /// The manifest of a run with other files.
  private func manifest(_ files: [PublishedFile], _ run: String) throws -> [UInt8] {
    let data = PublicationState.manifest(of: run, in: folder) ?? Data()
    var object = (try JSONSerialization.jsonObject(with: data) as? [String: Any]) ?? [:]
    object["files"] = files.map {
      ["path": $0.path, "bytes": $0.bytes, "sha256": $0.sha256] as [String: Any]
    }
    let text = try JSONSerialization.data(
      withJSONObject: object, options: [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes])
    return Array((VisibleText.json(String(decoding: text, as: UTF8.self)) + "\n").utf8)
  }
}

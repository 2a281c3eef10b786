public import Foundation
import Language

/// What readers of a publication see now.
public enum PublicationState {
  private struct Manifest: Decodable {
    var files: [PublishedFile]
    var withdrawn: String?
  }

  /// The run that `latest` names, or nil where nothing is published.
  public static func latest(in folder: String) -> String? {
    guard
      let run = try? FileManager.default.destinationOfSymbolicLink(
        atPath: folder + "/" + PublicationFolder.latest),
      FileManager.default.fileExists(atPath: folder + "/" + run + "/manifest.json")
    else { return nil }
    return run
  }

  /// Whether the last run has this manifest, and every file that it lists in its size.
  ///
  /// `manifestHash` is the content hash of `manifest.json`, lower-case hexadecimal.
  public static func isLatest(manifestHash: String, in folder: String) -> Bool {
    guard let run = latest(in: folder), let data = manifest(of: run, in: folder) else { return false }
    return hash(of: data) == manifestHash && isComplete(data, run: run, in: folder)
  }

  /// Whether readers see what has this manifest, or are meant not to: it was rolled back or withdrawn.
  public static func stands(manifestHash: String, in folder: String) -> Bool {
    isLatest(manifestHash: manifestHash, in: folder)
      || PublicationCorrection.isHeldBack(manifestHash: manifestHash, in: folder)
  }

  /// Whether a run has every file that its manifest lists in its size.
  static func isComplete(run: String, in folder: String) -> Bool {
    manifest(of: run, in: folder).map { isComplete($0, run: run, in: folder) } ?? false
  }

  /// What the files of a run are, whatever else its manifest says: equal files have equal contents.
  static func content(of files: [PublishedFile]) -> String {
    var hash = ContentHash()
    for file in files.sorted(by: { $0.path < $1.path }) {
      hash.update(field: file.path)
      hash.update(field: file.sha256)
    }
    return hash.finish()
  }

  /// The manifest of a run that has these files and every one of them in its size; else nil.
  static func manifest(of run: String, holding content: String, in folder: String) -> String? {
    guard let data = manifest(of: run, in: folder), isComplete(data, run: run, in: folder),
      let read = try? JSONDecoder().decode(Manifest.self, from: data), read.withdrawn == nil,
      self.content(of: read.files) == content
    else { return nil }
    return String(decoding: data, as: UTF8.self)
  }

  /// The files of a run, as `RUN/PATH`, that are not what its manifest says; a run that is gone has none.
  static func damagedFiles(run: String, in folder: String) -> [String] {
    guard let data = manifest(of: run, in: folder) else { return [] }
    guard let files = try? JSONDecoder().decode(Manifest.self, from: data).files else {
      return ["\(run)/manifest.json"]
    }
    return files.filter { file in
      (try? ContentHash.file(path: "\(folder)/\(run)/\(file.path)")) != file.sha256
    }.map { "\(run)/\($0.path)" }
  }

  /// The manifest of a run as it lies there, or nil.
  static func manifest(of run: String, in folder: String) -> Data? {
    FileManager.default.contents(atPath: "\(folder)/\(run)/manifest.json")
  }

  private static func isComplete(_ manifest: Data, run: String, in folder: String) -> Bool {
    guard let files = try? JSONDecoder().decode(Manifest.self, from: manifest).files else { return false }
    return files.allSatisfy { file in
      var state = stat()
      return stat("\(folder)/\(run)/\(file.path)", &state) == 0 && Int(state.st_size) == file.bytes
    }
  }

  /// The files that a manifest lists.
  public static func files(of manifest: String) throws -> [PublishedFile] {
    try JSONDecoder().decode(Manifest.self, from: Data(manifest.utf8)).files
  }

  /// The content hash of a manifest.
  public static func hash(of manifest: Data) -> String {
    var hash = ContentHash()
    hash.update(bytes: [UInt8](manifest))
    return hash.finish()
  }
}

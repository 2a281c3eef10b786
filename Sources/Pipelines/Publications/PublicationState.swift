public import Foundation
import Language

/// What readers of a publication see now.
public enum PublicationState {
  private struct Manifest: Decodable {
    var files: [PublishedFile]
  }

  /// The run that `latest` names, or nil where nothing is published.
  public static func latest(in folder: String) -> String? {
    guard let run = try? FileManager.default.destinationOfSymbolicLink(atPath: folder + "/latest"),
      FileManager.default.fileExists(atPath: folder + "/" + run + "/manifest.json")
    else { return nil }
    return run
  }

  /// Whether the last run has this manifest, and every file that it lists in its size.
  ///
  /// `manifestHash` is the content hash of `manifest.json`, lower-case hexadecimal.
  public static func isLatest(manifestHash: String, in folder: String) -> Bool {
    guard let run = latest(in: folder),
      let data = FileManager.default.contents(atPath: "\(folder)/\(run)/manifest.json"),
      hash(of: data) == manifestHash,
      let manifest = try? JSONDecoder().decode(Manifest.self, from: data)
    else { return false }
    return manifest.files.allSatisfy { file in
      var state = stat()
      return stat("\(folder)/\(run)/\(file.path)", &state) == 0 && Int(state.st_size) == file.bytes
    }
  }

  /// The content hash of a manifest.
  public static func hash(of manifest: Data) -> String {
    var hash = ContentHash()
    hash.update(bytes: [UInt8](manifest))
    return hash.finish()
  }
}

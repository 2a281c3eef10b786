import Foundation
import Pipelines

/// A place from which nothing is published as it lies there.
enum PrivatePlace: String {
  case store = "a store"
  case internalPublication = "an internal publication"

  /// The name of the folder that holds stores beside pipelines.
  private static let storeName = ".waymark"
  /// The marker of a folder that is published to, which names its audience.
  private static let marker = ".waymark-root"

  /// The place that holds a file, by its path without links; nil where none is known.
  ///
  /// `stores` and `internalRoots` are folders that runs store in and that pipelines publish to
  /// internally, whether or not they did so yet.
  static func holding(_ path: String, stores: [String], internalRoots: [String]) -> PrivatePlace? {
    let parts = path.split(separator: "/")
    func lies(in folder: String) -> Bool { path.hasPrefix(ResolvedPath.of(folder) + "/") }
    if parts.dropLast().contains(Substring(storeName)) || stores.contains(where: lies) { return .store }
    if internalRoots.contains(where: lies) { return .internalPublication }
    for end in parts.indices.dropLast().reversed() {
      let folder = "/" + parts[...end].joined(separator: "/")
      if StoreFolder.isStore(folder) { return .store }
      if isInternal(folder) { return .internalPublication }
    }
    return nil
  }

  /// Whether a folder holds a run for internal readers, or is published to for them.
  private static func isInternal(_ folder: String) -> Bool {
    let manifests = [folder, folder + "/latest"].compactMap { ManifestFacts(path: $0 + "/manifest.json") }
    if manifests.contains(where: { $0.audience != DataClass.public.rawValue }) { return true }
    guard let marker = FileManager.default.contents(atPath: folder + "/" + marker) else { return false }
    return String(decoding: marker, as: UTF8.self).contains(DataClass.internal.rawValue)
  }
}

/// What a manifest of ours says of a publication.
struct ManifestFacts: Decodable {
  /// A published file.
  struct File: Decodable {
    var bytes: Int
    var sha256: String
  }

  var waymark: String
  var audience: String
  var files: [File]

  /// Reads a manifest; nil where there is none, or it is another program's.
  init?(path: String) {
    guard FileFacts(path: path) != nil, let data = FileManager.default.contents(atPath: path),
      let manifest = try? JSONDecoder().decode(Self.self, from: data)
    else { return nil }
    self = manifest
  }
}

import Foundation
public import Language

/// Proves that a store may lie where it is meant to, before anything is read from it or written to it.
///
/// It holds what is confidential: nobody else may enter it, no reader of a publication may reach it, and whoever
/// renews the files of a source must not meet it.
public struct StorePlace {
  private let given: String
  private let isChosen: Bool
  private let path: String
  private let pipeline: String
  private let places: DeclaredPlaces

  /// Why a store may not be used for a pipeline, or nil.
  ///
  /// - Parameters:
  ///   - store: the value of `--store`, or nil for the folder beside the pipeline.
  ///   - node: the document of the pipeline, which may be wrong otherwise; nil where it cannot be read.
  ///   - path: the absolute path of the pipeline.
  public static func objection(to store: String?, node: Node?, path: String) -> Diagnostic? {
    guard let place = StorePlace(store, node, path) else { return nil }
    guard let (message, help) = place.objection() else { return nil }
    return Diagnostic(code: "E087", message: "the store '\(place.given)' \(message)", help: help)
  }

  private init?(_ store: String?, _ node: Node?, _ path: String) {
    let folder = ResolvedPath.parent(path)
    if let store {
      given = store
      self.path =
        store.hasPrefix("/") ? store : FileManager.default.currentDirectoryPath + "/" + store
    } else {
      // A name with a slash in it is refused where it stands, and is no part of a path.
      guard let name = node?["pipeline"]?.text, !name.isEmpty, !name.contains("/") else { return nil }
      given = ".waymark/\(name)"
      self.path = "\(folder)/\(given)"
    }
    isChosen = store != nil
    pipeline = path
    places = node.map { DeclaredPlaces($0, of: path) } ?? DeclaredPlaces()
  }

  private func objection() -> (message: String, help: String)? {
    if AddressText.isAddress(given) {
      return ("is an address", "name a folder of this machine")
    }
    let folder = ResolvedPath.of(path)
    let kind = ResolvedPath.kind(folder)
    if kind == nil, ResolvedPath.isTaken(path) { return ("is a link that leads nowhere", elsewhere) }
    if let kind, kind != .typeDirectory { return ("is not a folder", elsewhere) }
    return published(folder) ?? data(folder) ?? content(folder) ?? access(folder)
  }

  private var elsewhere: String {
    isChosen
      ? "leave --store out, or name a folder of its own, apart from sources and reports"
      : "use --store FOLDER, or move the pipeline"
  }

  /// The folder, and the places of the links on the way to it.
  private var passed: [String] { ResolvedPath.links(on: path) + [ResolvedPath.of(path)] }

  /// The folders that pipelines beside this one publish to; a store that stands is not held up by a draft.
  private func neighbours(_ folder: String) -> [String] {
    guard isChosen, case .free = StoreFolder.state(of: folder) else { return [] }
    return PipelineChecker.neighbours(of: pipeline).map(\.folder)
  }

  private func published(_ folder: String) -> (String, String)? {
    // Those of the pipeline that the store beside it meets are refused where they are written.
    for root in (isChosen ? places.roots : []) + neighbours(folder) {
      let root = ResolvedPath.of(root)
      if passed.contains(where: { ResolvedPath.contains(root, $0) }) {
        return ("is or lies in a folder that is published to", elsewhere)
      }
      if ResolvedPath.contains(folder, root) { return ("holds a folder that is published to", elsewhere) }
    }
    for place in passed {
      var above = place
      while above != "/" {
        if PublicationRoot.isRoot(above) {
          return ("is or lies in a folder that is published to", elsewhere)
        }
        above = ResolvedPath.parent(above)
      }
    }
    return nil
  }

  private func data(_ folder: String) -> (String, String)? {
    let project = ResolvedPath.of(ResolvedPath.parent(pipeline))
    for source in places.sources {
      let name = ResolvedPath.name(source)
      for file in [ResolvedPath.of(ResolvedPath.parent(source)) + "/" + name, ResolvedPath.of(source)] {
        if ResolvedPath.contains(folder, file) { return ("holds the source '\(name)'", elsewhere) }
        let around = ResolvedPath.parent(file)
        // A folder that holds the pipeline too is a project, and a store may lie in it.
        if !ResolvedPath.contains(around, project),
          passed.contains(where: { ResolvedPath.contains(around, $0) })
        {
          return ("lies in the folder of the source '\(name)'", elsewhere)
        }
      }
    }
    return nil
  }

  private func content(_ folder: String) -> (String, String)? {
    guard case .foreign = StoreFolder.state(of: folder) else { return nil }
    return ("holds what is not of a store", "name a folder that is empty or not there yet")
  }

  private func access(_ folder: String) -> (String, String)? {
    // The folder of all stores beside a pipeline: who may write to it may put another store in place of this one.
    for place in isChosen ? [folder] : [ResolvedPath.of(ResolvedPath.parent(path)), folder] {
      var status = stat()
      guard stat(place, &status) == 0, status.st_mode & 0o077 != 0 else { continue }
      return (
        place == folder ? "is open to others" : "lies in '.waymark', which is open to others",
        "chmod 700 \(place); Waymark changes no mode of a folder that it finds"
      )
    }
    return nil
  }
}

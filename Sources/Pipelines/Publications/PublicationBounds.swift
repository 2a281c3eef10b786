import Foundation

/// What the publish roots of a pipeline must stay clear of, and where they may lie.
///
/// It is asked when a pipeline is checked, and again when it publishes.
public struct PublicationBounds: Sendable {
  /// A root of the pipeline.
  struct Root: Sendable, Hashable {
    var stage: String
    var folder: String
    var audience: DataClass
    /// The keys whose folders it publishes to, by name.
    var keys: [String] = []
  }

  /// Why a folder may not be the root.
  struct Objection: Sendable, Hashable {
    /// Which of the two things is wrong with it.
    enum Kind: String, Sendable {
      /// Where it lies, or what it is.
      case place = "E085"
      /// What it holds, or whom it is for.
      case content = "E086"
    }

    var kind: Kind
    var message: String
    var help: String
  }

  /// The folder of the pipeline, absolute.
  var pipelineFolder: String
  /// The folders that `roots` names, absolute.
  var allowed: [String]
  /// The sources of all stages, absolute.
  var sources: [String]
  /// The store of the run, absolute.
  var store: String
  /// The roots of the pipeline, this one included.
  var roots: [Root]
  /// The roots that pipelines beside this one declare.
  var neighbours: [Root] = []

  /// Why a stage may not publish to its root, or nil.
  func objection(to root: Root) -> Objection? {
    let kind = ResolvedPath.kind(root.folder)
    if kind == .typeSymbolicLink { return place("is a link", "name the folder that it leads to") }
    if let kind, kind != .typeDirectory {
      return place("is not a folder", "name a folder that is not there yet")
    }
    let folder = ResolvedPath.of(root.folder)
    return outside(folder) ?? sources(folder) ?? stores(folder) ?? roots(root, folder)
      ?? above(folder) ?? content(root, folder) ?? parts(root, folder) ?? neighbours(root, folder)
  }

  private func place(_ what: String, _ help: String) -> Objection {
    Objection(kind: .place, message: "the folder \(what)", help: help)
  }

  private func outside(_ folder: String) -> Objection? {
    let base = ResolvedPath.parent(ResolvedPath.of(pipelineFolder))
    if ResolvedPath.contains(base, folder)
      || allowed.contains(where: { ResolvedPath.contains(ResolvedPath.of($0), folder) })
    {
      return nil
    }
    return place(
      "lies outside of the folder above the pipeline's",
      "if that is meant, write 'roots: [FOLDER]' at the top of the pipeline")
  }

  private func sources(_ folder: String) -> Objection? {
    for source in sources {
      let name = ResolvedPath.name(source)
      let link = ResolvedPath.of(ResolvedPath.parent(source)) + "/" + name
      guard [link, ResolvedPath.of(source)].contains(where: { ResolvedPath.contains(folder, $0) }) else {
        continue
      }
      return place("holds the source '\(name)'", "publish to a folder of its own, beside the source")
    }
    return nil
  }

  private func stores(_ folder: String) -> Objection? {
    let help = "publish to a folder of its own, beside the store"
    let own = [ResolvedPath.of(store), ResolvedPath.of(pipelineFolder) + "/.waymark"]
    if own.contains(where: { ResolvedPath.contains($0, folder) }) {
      return place("is or lies in a store", help)
    }
    if own.contains(where: { ResolvedPath.contains(folder, $0) }) { return place("holds a store", help) }
    return nil
  }

  private func roots(_ root: Root, _ folder: String) -> Objection? {
    for other in roots where other.stage != root.stage {
      let path = ResolvedPath.of(other.folder)
      if ResolvedPath.contains(path, folder) || ResolvedPath.contains(folder, path) {
        return place("is, holds or lies in that of '\(other.stage)'", "publish each to a folder of its own")
      }
    }
    return nil
  }

  private func above(_ folder: String) -> Objection? {
    var path = folder
    while path != "/" {
      if Self.isStore(path) {
        return place("is or lies in a store", "publish to a folder of its own, beside the store")
      }
      if path != folder, PublicationRoot.audience(of: path) != nil {
        return place(
          "lies in a folder that is published to", "publish to a folder of its own, beside that one")
      }
      path = ResolvedPath.parent(path)
    }
    return nil
  }

  private func content(_ root: Root, _ folder: String) -> Objection? {
    switch PublicationRoot.state(of: folder) {
    case .damaged:
      return Objection(
        kind: .content, message: "the folder has a mark that cannot be read",
        help: "see who may read \(PublicationRoot.markName) in it; remove it only if no run in it is internal"
      )
    case .foreign(let name):
      if let nested = nested(root, folder) { return nested }
      return Objection(
        kind: .content, message: "the folder holds what was not published to it, such as '\(name)'",
        help: "publish to a folder that is empty or not there yet")
    case .root(let mark) where mark.audience != root.audience:
      return Objection(
        kind: .content,
        message:
          "the folder is \(mark.audience.rawValue) for ever, and this is for \(root.audience.rawValue)",
        help: "publish each audience to a folder of its own")
    case .root, .free: break
    }
    let mode = (try? FileManager.default.attributesOfItem(atPath: folder))?[.posixPermissions] as? Int ?? 0
    if root.audience != .public, mode & 0o077 != 0 {
      return Objection(
        kind: .content, message: "the folder is for \(root.audience.rawValue) pages, and others may enter it",
        help:
          "chmod 700 it, or publish to a folder that is not there yet; Waymark changes no mode of a folder that it finds"
      )
    }
    return nested(root, folder)
  }

  /// The folders of its keys: each is not there, empty, or part of the root.
  private func parts(_ root: Root, _ folder: String) -> Objection? {
    for key in root.keys {
      let path = folder + "/" + key
      guard let kind = ResolvedPath.kind(path) else { continue }
      guard kind == .typeDirectory else {
        return place("holds '\(key)', which is no folder", "move it away, and run again")
      }
      func content(_ message: String, _ help: String) -> Objection {
        Objection(kind: .content, message: "the folder holds '\(key)', which \(message)", help: help)
      }
      switch PublicationRoot.state(of: path) {
      case .damaged:
        return content(
          "has a mark that cannot be read",
          "see who may read \(PublicationRoot.markName) in it; remove it only if no run in it is internal")
      case .foreign(let name):
        return content("holds what was not published to it, such as '\(name)'", "move it away, and run again")
      case .root where !PublicationRoot.isPart(path, of: root.audience):
        return content("is a folder that is published to for itself", "move it away, and run again")
      case .root, .free: break
      }
      let mode = (try? FileManager.default.attributesOfItem(atPath: path))?[.posixPermissions] as? Int ?? 0
      if root.audience != .public, mode & 0o077 != 0 {
        return content("is for \(root.audience.rawValue) pages, and others may enter it", "chmod 700 it")
      }
    }
    return nil
  }

  /// A store or another root below what no publication made.
  private func nested(_ root: Root, _ folder: String) -> Objection? {
    var pending = PublicationRoot.foreignNames(in: folder).map { folder + "/" + $0 }
    pending.append(folder + "/.waymark")
    while let path = pending.popLast() {
      guard ResolvedPath.kind(path) == .typeDirectory else { continue }
      // Those of its keys are its own; what lies in them is looked at where they are published to.
      if ResolvedPath.parent(path) == folder, PublicationRoot.isPart(path, of: root.audience) { continue }
      if Self.isStore(path) {
        return place("holds a store", "publish to a folder of its own, beside the store")
      }
      if PublicationRoot.audience(of: path) != nil {
        return place("holds a folder that is published to", "publish to a folder of its own, beside that one")
      }
      let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
      pending += names.map { path + "/" + $0 }
    }
    return nil
  }

  /// Two pipelines that were never run must not disagree either; a root that stands is not held up by a draft.
  private func neighbours(_ root: Root, _ folder: String) -> Objection? {
    guard PublicationRoot.audience(of: folder) == nil else { return nil }
    for other in neighbours {
      let path = ResolvedPath.of(other.folder)
      if path.utf8.elementsEqual(folder.utf8) {
        guard other.audience != root.audience else { continue }
        return Objection(
          kind: .content,
          message: "'\(other.stage)' publishes to the same folder for \(other.audience.rawValue)",
          help: "publish each audience to a folder of its own")
      }
      if ResolvedPath.contains(path, folder) || ResolvedPath.contains(folder, path) {
        return place("holds or lies in that of '\(other.stage)'", "publish each to a folder of its own")
      }
    }
    return nil
  }

  /// Whether a folder is the store of some pipeline, wherever `--store` put it.
  private static func isStore(_ folder: String) -> Bool {
    folder.hasSuffix("/.waymark") || StoreFolder.isStore(folder)
  }
}

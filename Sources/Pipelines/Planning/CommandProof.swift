import Foundation
import Language

/// What the commands of a pipeline may not read, and what they need where the kernel has no walls.
struct CommandProof {
  let stages: [CheckedPipeline.Stage]
  let walls: KernelWalls

  /// What is wrong with the commands of the stages, once all stages are known.
  func diagnostics() -> [Diagnostic] {
    stages.flatMap { stage in
      stage.checked.commandAccess.map { folders($0, of: stage) + waiver($0, of: stage) } ?? []
    }
  }

  private func folders(_ access: CommandAccess, of stage: CheckedPipeline.Stage) -> [Diagnostic] {
    access.folders.compactMap { folder in
      reason(against: folder).map {
        access.refusal(of: folder, to: stage.declaration.name, since: $0)
      }
    }
  }

  private func reason(against folder: CommandAccess.Folder) -> String? {
    if Self.isInStore(folder.path) || folder.files.contains(where: { Self.isInStore($0) }) {
      return "it is a store, lies in one, or holds one"
    }
    if Self.isPublishedForInsiders(folder) { return "it is, holds or lies in an internal publication" }
    return nil
  }

  private func waiver(_ access: CommandAccess, of stage: CheckedPipeline.Stage) -> [Diagnostic] {
    guard let lacking = walls.lacking, access.walls == .needed else { return [] }
    guard let source = stages.first(where: { $0.classes.values.contains(.confidential) }) else { return [] }
    return [
      Diagnostic(
        code: "E089",
        message:
          "'\(stage.declaration.name)' cannot be confined, as this kernel has no \(lacking), and '\(source.declaration.name)' is confidential",
        location: stage.declaration.nameLocation,
        help: "run on a kernel with Landlock and seccomp, or accept it with 'run: {unconfined: true}'")
    ]
  }

  /// A store is named `.waymark`, or holds what every store does.
  private static func isInStore(_ path: String) -> Bool {
    var folder = path
    while folder.count > 1 {
      if folder.hasSuffix("/.waymark") || StoreFolder.isStore(folder) { return true }
      folder = String(folder[..<(folder.lastIndex(of: "/") ?? folder.startIndex)])
    }
    return false
  }

  /// Whether a manifest at, above or below a folder says that readers are insiders.
  private static func isPublishedForInsiders(_ folder: CommandAccess.Folder) -> Bool {
    var manifests = folder.files.filter { $0.hasSuffix("/manifest.json") }
    var above = folder.path
    while above.count > 1 {
      manifests += [above + "/manifest.json", above + "/latest/manifest.json"]
      above = String(above[..<(above.lastIndex(of: "/") ?? above.startIndex)])
    }
    return manifests.contains { path in
      guard let data = FileManager.default.contents(atPath: path) else { return false }
      struct Manifest: Decodable {
        var waymark: String
        var audience: DataClass
      }
      return (try? JSONDecoder().decode(Manifest.self, from: data)).map { $0.audience > .public } ?? false
    }
  }
}

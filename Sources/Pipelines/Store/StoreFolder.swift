import Foundation

/// Tells the folders of stores from others.
public enum StoreFolder {
  /// What a folder is to a store.
  enum State: Sendable {
    /// A store of ours, or one that a killed run had begun.
    case store
    /// Nothing is in it, or it is not there.
    case free
    /// It holds something else.
    case foreign
  }

  private static let folders: Set = ["objects", "attempts", "fields", "sets"]
  private static let files: Set = ["log", "history", "releases", "sources.json", "secret", "lock"]

  /// Whether a folder is a store of some pipeline, wherever `--store` put it.
  public static func isStore(_ folder: String) -> Bool {
    func has(_ name: String) -> Bool { ResolvedPath.kind(folder + "/" + name) != nil }
    return has("objects") && has("attempts") && (has("secret") || has("log"))
  }

  static func state(of folder: String) -> State {
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
      .filter { $0 != "lost+found" }
    if names.isEmpty { return .free }
    if isStore(folder) { return .store }
    // What a run makes first; of the rest nothing that no store has.
    let isBegun =
      names.contains("objects")
      && names.allSatisfy { name in
        let kind = ResolvedPath.kind(folder + "/" + name)
        if folders.contains(name) { return kind == .typeDirectory }
        return kind == .typeRegular
          && files.contains(name.hasSuffix(".new") ? String(name.dropLast(4)) : name)
      }
    return isBegun ? .store : .foreign
  }
}

import Foundation

/// Paths as the kernel would follow them, of what need not be there yet.
public enum ResolvedPath {
  /// The links that are followed before a path counts as a loop, as many as the kernel follows.
  private static let mostLinks = 40

  /// An absolute path without links, `.` and `..`; what is not there stays as it is written.
  public static func of(_ path: String) -> String { followed(path).path }

  /// The places of the links that are followed on the way to a path, each without links above it.
  static func links(on path: String) -> [String] { followed(path).links }

  private static func followed(_ path: String) -> (path: String, links: [String]) {
    var rest = parts(path)
    var resolved: [String] = []
    var links: [String] = []
    while !rest.isEmpty {
      let part = rest.removeFirst()
      if part == "." { continue }
      if part == ".." {
        _ = resolved.popLast()
        continue
      }
      let next = "/" + (resolved + [part]).joined(separator: "/")
      guard links.count < mostLinks,
        let target = try? FileManager.default.destinationOfSymbolicLink(atPath: next)
      else {
        resolved.append(part)
        continue
      }
      links.append(next)
      if target.hasPrefix("/") { resolved = [] }
      rest = parts(target) + rest
    }
    return ("/" + resolved.joined(separator: "/"), links)
  }

  /// The folder that holds a path, `/` for itself.
  static func parent(_ path: String) -> String { "/" + parts(path).dropLast().joined(separator: "/") }

  /// The last part of a path.
  static func name(_ path: String) -> String { parts(path).last ?? "/" }

  /// Whether a resolved path is another or lies below it; over bytes, since a mark could join a `/`.
  public static func contains(_ folder: String, _ path: String) -> Bool {
    let start = folder == "/" ? Array("/".utf8) : Array((folder + "/").utf8)
    return Array(path.utf8) == Array(folder.utf8) || path.utf8.starts(with: start)
  }

  /// Whether a path, its links followed, is a folder or lies in it.
  public static func lies(_ path: String, in folder: String) -> Bool { contains(of(folder), of(path)) }

  /// Whether one of two folders, their links followed, is the other or holds it.
  public static func overlap(_ one: String, _ other: String) -> Bool {
    lies(one, in: other) || lies(other, in: one)
  }

  /// Whether something stands at a path, a link that leads nowhere included.
  public static func isTaken(_ path: String) -> Bool { kind(path) != nil }

  /// The kind of what stands at a path, itself and not what a link names; nil where nothing does.
  static func kind(_ path: String) -> FileAttributeType? {
    (try? FileManager.default.attributesOfItem(atPath: path))?[.type] as? FileAttributeType
  }

  private static func parts(_ path: String) -> [String] {
    path.utf8.split(separator: 0x2F).map { String(decoding: $0, as: UTF8.self) }
  }
}

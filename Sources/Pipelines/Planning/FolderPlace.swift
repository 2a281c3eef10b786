import Glibc

/// Where a folder or file stands among others; paths are absolute.
public enum FolderPlace {
  /// The path without links; of what is not there, that of the nearest folder above it and the rest.
  public static func real(_ path: String) -> String {
    if let resolved = realpath(path, nil) {
      defer { free(resolved) }
      return String(cString: resolved)
    }
    guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return path }
    return real(String(path[..<slash])) + path[slash...]
  }

  /// Whether something is there, a link that leads nowhere included.
  public static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// Whether a path is a folder or lies in it.
  public static func lies(_ path: String, in folder: String) -> Bool {
    let (path, folder) = (real(path), real(folder))
    return folder == "/" || path == folder || path.hasPrefix(folder + "/")
  }

  /// Whether one of two folders is the other, or holds it.
  public static func overlap(_ one: String, _ other: String) -> Bool {
    lies(one, in: other) || lies(other, in: one)
  }
}

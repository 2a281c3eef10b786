import Glibc

/// Finds programs in the places where systems keep them, whatever the search path of the caller.
public enum ProgramSearch {
  /// The absolute path of a program, or nil; a name with a slash stands for itself.
  public static func path(of name: String, in folder: String = "/") -> String? {
    if name.contains("/") {
      let path = name.hasPrefix("/") ? name : folder + "/" + name
      return access(path, X_OK) == 0 ? path : nil
    }
    return ["/usr/local/bin", "/usr/bin", "/bin", "/usr/sbin", "/sbin"].map { $0 + "/" + name }
      .first { access($0, X_OK) == 0 }
  }
}

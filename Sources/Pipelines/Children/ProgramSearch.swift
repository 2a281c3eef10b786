import Glibc

/// Finds programs in the places where systems keep them, whatever the search path of the caller.
public enum ProgramSearch {
  /// The absolute path of a program, or nil; a name with a slash starts at the folder.
  public static func path(of name: String, in folder: String = "/") -> String? {
    if name.contains("/") {
      let path = name.hasPrefix("/") ? name : folder + "/" + name
      return isProgram(path) ? path : nil
    }
    return ["/usr/local/bin", "/usr/bin", "/bin", "/usr/sbin", "/sbin"].map { $0 + "/" + name }
      .first(where: isProgram)
  }

  /// Folders can be entered, which the system calls execution too.
  private static func isProgram(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
  }
}

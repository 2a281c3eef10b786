import Glibc

/// Opens files, and nothing that only looks like one.
///
/// A named pipe would keep the reader waiting, and a device may never end.
public enum RegularFile {
  /// What is done about a link in place of the file.
  public enum Links: Sendable {
    /// What it leads to is opened.
    case followed
    /// It is no file.
    case refused
  }

  /// Opens a file to be read; the caller closes the descriptor.
  public static func open(_ path: String, links: Links = .followed) throws(FileReadError) -> Int32 {
    var status = stat()
    // Looked at before it is opened: whoever writes into a pipe would meet a reader that goes away.
    let found = links == .followed ? stat(path, &status) : lstat(path, &status)
    guard found == 0 else { throw FileReadError(path: path, cause: .system(errno)) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw FileReadError(path: path, cause: .notAFile) }
    let noLinks = links == .refused ? O_NOFOLLOW : 0
    let file = Glibc.open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY | noLinks)
    guard file >= 0 else { throw FileReadError(path: path, cause: .system(errno)) }
    // Looked at again: it may be another by now.
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(file)
      throw FileReadError(path: path, cause: .notAFile)
    }
    return file
  }
}

/// Why a file could not be read.
public struct FileReadError: Error, Sendable, CustomStringConvertible {
  /// Why.
  public enum Cause: Sendable, Hashable {
    /// The system refused it, with a number.
    case system(Int32)
    /// It is a folder, a named pipe, a device, a socket, or a link where none is followed.
    case notAFile
  }

  /// The path of the file.
  public let path: String
  /// Why.
  public let cause: Cause

  /// Creates an error.
  public init(path: String, cause: Cause) {
    self.path = path
    self.cause = cause
  }

  /// The reason in words, which follow the name of the file.
  public var reason: String {
    switch cause {
    case .notAFile: "is not a file"
    case .system(ENOENT), .system(ENOTDIR): "does not exist"
    case .system(EACCES), .system(EPERM): "may not be read by this user"
    case .system(let number): "cannot be read: \(String(cString: strerror(number)))"
    }
  }

  /// The path and the reason in words.
  public var description: String { "file '\(path)' \(reason)" }
}

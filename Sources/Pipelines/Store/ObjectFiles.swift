import Foundation
import Language

/// The files of an object.
enum ObjectFiles {
  /// Every file and folder below a folder, and the folder itself, last.
  static func paths(_ folder: String) throws(SystemFailure) -> [String] {
    do {
      return try FileManager.default.subpathsOfDirectory(atPath: folder).map { folder + "/" + $0 } + [folder]
    } catch {
      throw SystemFailure(number: EIO, path: folder)
    }
  }

  /// The hash of the names and contents of all files below a folder.
  static func digest(_ folder: String) throws(SystemFailure) -> String {
    var hash = ContentHash()
    for path in try paths(folder).sorted() {
      var status = stat()
      guard lstat(path, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else { continue }
      hash.update(field: String(path.dropFirst(folder.count)))
      guard status.st_mode & S_IFMT == S_IFREG, let content = try? ContentHash.file(path: path) else {
        throw SystemFailure(number: EIO, path: path)
      }
      hash.update(field: content)
    }
    return hash.finish()
  }
}

public import Foundation

/// The folders that tests read.
public enum SharedFolder {
  /// The root of the package that holds this source file.
  public static let packageRoot = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The folder of shared test inputs beside the package, or nil where there is none.
  public static var url: URL? {
    let folder = packageRoot.deletingLastPathComponent().appending(path: "shared")
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }
}

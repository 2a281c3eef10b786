internal import Foundation

/// The file that each input is written to, since readers take paths; one for this process.
enum ScratchFile {
  private static let folder: URL = {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "waymark-fuzz-\(ProcessInfo.processInfo.processIdentifier)")
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      Fuzz.violated("there is no folder for the file of an input")
    }
    return folder
  }()

  /// Writes bytes and gives the path.
  static func path(_ bytes: some Collection<UInt8>, name: String) -> String {
    let file = folder.appending(path: name)
    do { try Data(bytes).write(to: file) } catch { Fuzz.violated("an input cannot be written") }
    return file.path
  }
}

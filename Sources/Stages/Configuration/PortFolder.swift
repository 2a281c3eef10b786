import Foundation
import Pipelines

/// The private folder of an output port.
enum PortFolder {
  /// Makes the folder of a port in an attempt's folder and returns its path.
  static func make(_ port: String, of attempt: StageAttempt) throws(StageFailure) -> String {
    let path = attempt.folder + "/" + port
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw cannotWrite(path, error)
    }
    return path
  }

  /// Whether a file is there.
  static func holds(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  /// Writes a file that its owner alone can read, making the folders on its way.
  static func write(_ bytes: [UInt8], to path: String) throws(StageFailure) {
    let url = URL(filePath: path)
    do {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
      try Data(bytes).write(to: url)
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    } catch {
      throw cannotWrite(path, error)
    }
  }

  private static func cannotWrite(_ path: String, _ error: any Error) -> StageFailure {
    let code = (error as? CocoaError)?.code
    let reason =
      switch code {
      case .fileWriteOutOfSpace: "the disk is full"
      case .fileWriteNoPermission: "there is no permission"
      default: "the file system refused"
      }
    return StageFailure(
      cause: .cannotWrite, message: "cannot write \(path): \(reason)",
      help: "free space or give the user who runs waymark the right to write there")
  }
}

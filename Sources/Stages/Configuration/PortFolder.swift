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
      throw DiskProbe.failure(at: attempt.folder)
    }
    return path
  }

  /// Whether a file is there.
  static func holds(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  /// Writes a file that its owner alone can read, making the folders on its way.
  static func write(_ bytes: [UInt8], to path: String) throws(StageFailure) {
    let folder = URL(filePath: path).deletingLastPathComponent().path
    do {
      try Faults.reach(.outputBegun, path: path)
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      try DurableFile.write(bytes, to: path, mode: 0o600, point: .outputWritten)
    } catch {
      throw (error as? SystemFailure)?.stageFailure ?? DiskProbe.failure(at: folder)
    }
  }
}

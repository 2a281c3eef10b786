import Glibc

/// Finds out why something could not be written, by writing a little beside it.
public enum DiskProbe {
  /// The size of what is written: more than the rest of a block.
  private static let size = 1 << 16

  /// The failure of a stage that could not write in a folder.
  public static func failure(at folder: String) -> StageFailure {
    let path = folder + "/.probe"
    defer { unlink(path) }
    do throws(SystemFailure) {
      try DurableFile.write(
        [UInt8](repeating: 0, count: size), to: path, mode: 0o600, point: .outputWritten)
      return SystemFailure(number: EIO, path: folder).stageFailure
    } catch {
      return error.stageFailure
    }
  }
}

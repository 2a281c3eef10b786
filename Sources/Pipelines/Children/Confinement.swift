internal import CPlatform
import Glibc

/// What a command may reach: a folder of its own, its program, the system's programs, and folders to read.
///
/// Everything else is refused by the kernel, networks and other processes too. Where the kernel lacks a
/// wall the others are put up all the same; where a wall that is there cannot be put up, the command does
/// not start.
public struct Confinement: Sendable, Hashable {
  /// The absolute folder that the command may change.
  public var folder: String
  /// Absolute folders whose files it may read, and whose programs it may run.
  public var reads: [String]
  /// The walls to put up.
  public var walls: KernelWalls

  /// Creates a confinement.
  public init(folder: String, reads: [String] = [], walls: KernelWalls = .current) {
    self.folder = folder
    self.reads = reads
    self.walls = walls
  }

  /// Where systems keep programs, libraries, and what these read of the machine as they start.
  ///
  /// Nothing of it belongs to a person. Documentation/Reliability.md lists it.
  static let systemPaths = [
    "/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32",
    "/etc/ld.so.cache", "/etc/ld.so.conf", "/etc/ld.so.conf.d", "/etc/ld.so.preload", "/etc/localtime",
    "/etc/timezone", "/etc/alternatives", "/etc/fonts", "/etc/perl", "/etc/python3", "/etc/R",
    "/proc/cpuinfo", "/proc/meminfo", "/proc/stat", "/sys/devices/system/cpu",
    "/dev/zero", "/dev/random", "/dev/urandom",
  ]

  /// The set of rules for a command, to be closed by the caller; -1 where the kernel knows none.
  func ruleset(program: String) throws(SystemFailure) -> Int32 {
    guard walls.landlock > 0 else { return -1 }
    let version = Int32(clamping: walls.landlock)
    let ruleset = wm_make_ruleset(version)
    guard ruleset >= 0 else { throw SystemFailure(path: "Landlock") }
    do throws(SystemFailure) {
      func allow(_ path: String, _ access: WMAccess, isOptional: Bool = false) throws(SystemFailure) {
        if wm_allow_path(ruleset, version, path, access) == 0 { return }
        if isOptional, errno == ENOENT || errno == EACCES { return }
        throw SystemFailure(path: path)
      }
      try allow(folder, WM_ACCESS_OWN)
      try allow(program, WM_ACCESS_PROGRAMS)
      for path in reads { try allow(path, WM_ACCESS_PROGRAMS) }
      for path in Self.systemPaths { try allow(path, WM_ACCESS_PROGRAMS, isOptional: true) }
      try allow("/dev/null", WM_ACCESS_DEVICE)
    } catch {
      close(ruleset)
      throw error
    }
    return ruleset
  }
}

/// Why a command did not start.
public enum StartFailure: Error, Sendable, Hashable {
  /// A wall could not be put up.
  case notConfined(SystemFailure)
  /// The program, or the folder it runs in, cannot be used.
  case notStarted(SystemFailure)
}

internal import CPlatform

/// What this kernel can keep a command from.
public struct KernelWalls: Sendable, Hashable {
  /// The version of Landlock, which keeps files apart; 0 where the kernel has none.
  public var landlock: Int
  /// Whether the kernel takes filters of calls (seccomp), which keep networks and other processes apart.
  public var filtersCalls: Bool

  /// Creates walls; those of this kernel are `current`.
  public init(landlock: Int, filtersCalls: Bool) {
    self.landlock = landlock
    self.filtersCalls = filtersCalls
  }

  /// Those of the kernel that runs.
  public static let current = KernelWalls(
    landlock: Int(wm_landlock_version()), filtersCalls: wm_filters_calls() != 0)

  /// Whether commands can have a network of their own, with nothing in it; starts a process to find out.
  ///
  /// It is a second wall: nothing rests on it.
  public static func separatesNetworks() -> Bool { wm_separates_networks() != 0 }

  /// What is missing for a command to be confined, in words; nil where it is.
  public var lacking: String? {
    let names = (landlock > 0 ? [] : ["Landlock"]) + (filtersCalls ? [] : ["seccomp"])
    return names.isEmpty ? nil : names.joined(separator: " and ")
  }
}

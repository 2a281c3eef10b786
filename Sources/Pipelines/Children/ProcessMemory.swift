internal import CPlatform

/// What the system keeps of the memory of this process.
public enum ProcessMemory {
  /// Leaves no core file, of this process and of what it starts, and prints nothing of memory at a crash.
  ///
  /// Called first of all. Debuggers of other users than root cannot attach from then on. Nothing changes
  /// where a sanitizer watches.
  public static func keepPrivate() { wm_keep_memory_private() }
}

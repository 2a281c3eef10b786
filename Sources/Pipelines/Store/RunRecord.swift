/// A run as the history of a store keeps it.
public struct RunRecord: Codable, Sendable, Hashable {
  /// How a run ended.
  public enum Result: String, Codable, Sendable {
    /// Something was computed.
    case computed
    /// Everything was up to date.
    case unchanged
    /// Something failed.
    case failed
    /// It was ended before it was done: it noted so itself, or where it was killed the run after it.
    case interrupted
    /// Readers were pointed back to an earlier report.
    case rolledBack
    /// A report was withdrawn.
    case withdrawn
  }

  /// What a run published.
  public struct Publication: Codable, Sendable, Hashable {
    /// The absolute folder.
    public var folder: String
    /// The name of the run in it, `2026-11-24.1`.
    public var name: String
    /// The key of what it is about, `AFG`, where the folder is that of a key in a publish root.
    public var key: String?

    /// The publish root.
    public var root: String { key == nil ? folder : ResolvedPath.parent(folder) }
    /// The report as people name it, `2026-11-24.1` or `AFG/2026-11-24.1`.
    public var title: String { key.map { $0 + "/" + name } ?? name }
  }

  /// The number, counted from 1.
  public var number: Int
  /// The day the run was made for, the parameter `today`.
  public var today: String
  /// When it began, in UTC.
  public var started: String
  /// How long it took, in milliseconds.
  public var milliseconds: Int
  /// How it ended.
  public var result: Result
  /// The exit code.
  public var exitCode: Int32
  /// How many instances were computed.
  public var computed: Int
  /// How many were up to date.
  public var reused: Int
  /// How many could not run.
  public var skipped: Int
  /// The instances that failed.
  public var failed: [String]
  /// What readers saw after it, one a publication folder.
  public var published: [Publication]
  /// The number of the run that `previous` meant in it; 0 for none.
  public var comparedWith = 0
  /// The version of Waymark that made it; nil where an earlier one did, which did not say.
  public var version: String?
  /// The digest of the list of its instances and their keys; empty where it had none.
  public var instances: String

  /// The entry of a run that was killed.
  static func interrupted(_ lost: StoreLock.Holder, committed: Int) -> RunRecord {
    RunRecord(
      number: lost.run, today: "", started: lost.since, milliseconds: 0, result: .interrupted,
      exitCode: 137, computed: committed, reused: 0, skipped: 0, failed: [], published: [], instances: "")
  }
}

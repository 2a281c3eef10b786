import Foundation
import Language

/// `status.json` beside the published runs: the only published file that holds wall time.
public struct PublicationStatus: Codable, Sendable {
  /// How a run ended for its readers.
  public enum Result: String, Codable, Sendable {
    /// A new run was published.
    case published
    /// What was published is still right.
    case unchanged
    /// The run failed; the last published run stays.
    case failed
  }

  /// The last time a run ended.
  public struct Attempt: Codable, Sendable {
    /// When, in UTC, `2026-11-24T02:30:00Z`.
    public var time: String
    /// How.
    public var result: Result
  }

  /// The last time that what is published was found right.
  public struct Success: Codable, Sendable {
    /// When, in UTC.
    public var time: String
    /// The run that `latest` names.
    public var run: String
  }

  /// The pipeline.
  public var pipeline: String
  /// The last attempt.
  public var lastAttempt: Attempt
  /// The last success, or nil.
  public var lastSuccess: Success?
  /// The day of the newest release among the sources, or nil.
  public var dataDate: String?
  /// The keys whose last runs the last attempt had no pages for and left as they are; nil for none.
  public var left: [String]?

  /// The status in a root; nil where there is none that can be read.
  public static func read(folder: String) -> PublicationStatus? {
    FileManager.default.contents(atPath: folder + "/status.json").flatMap {
      try? JSONDecoder().decode(PublicationStatus.self, from: $0)
    }
  }

  /// Brings the status in a root up to date; where nothing was published yet nothing happens.
  ///
  /// - Parameter time: the end of the run in UTC, `2026-11-24T02:30:00Z`.
  public static func update(
    folder: String, pipeline: String, time: String, result: Result, dataDate: String?,
    left: [String] = []
  ) throws(StageFailure) {
    guard ResolvedPath.kind(folder) == .typeDirectory, let audience = PublicationRoot.audience(of: folder)
    else {
      return
    }
    let path = folder + "/status.json"
    let earlier = read(folder: folder)
    var status = PublicationStatus(
      pipeline: pipeline, lastAttempt: Attempt(time: time, result: result),
      lastSuccess: earlier?.lastSuccess, dataDate: dataDate ?? earlier?.dataDate,
      left: left.isEmpty ? nil : left)
    if result != .failed, let run = PublicationState.latest(in: folder) {
      status.lastSuccess = Success(time: time, run: run)
      status.dataDate = dataDate
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(status) else { throw PublicationFolder.cannotWrite(path) }
    do throws(SystemFailure) {
      try DurableFile.replace(
        Array((VisibleText.json(String(decoding: data, as: UTF8.self)) + "\n").utf8), at: path,
        mode: PublicationRoot.fileMode(audience), point: .statusWritten)
    } catch {
      throw error.stageFailure
    }
  }
}

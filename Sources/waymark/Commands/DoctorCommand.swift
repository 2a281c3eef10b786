import Foundation
import Language
import Pipelines
import Stages

/// `waymark doctor` and `waymark --version`.
enum DoctorCommand {
  /// Prints every part with its version or what installs it, and the space on the disk.
  static func run(_ words: [String]) throws(CommandArguments.Fault) -> ExitCode {
    let arguments = try CommandArguments(
      words,
      options: PipelineLoading.options + [
        .init(name: "--last", form: .value), .init(name: "--expect", form: .value),
      ], command: "doctor")
    if let path = arguments.value("--last") { return try last(path, arguments) }
    guard arguments.operands.isEmpty else {
      throw CommandArguments.Fault(
        message: "doctor takes no file", help: "waymark doctor, or waymark doctor --last FILE")
    }
    let report = InstallationReport.current(.opened)
    for part in report.parts {
      let state = part.found == nil ? "missing" : "ok"
      Terminal.print("\(pad(state)) \(part.name): \(part.found ?? part.remedy)")
    }
    let folder = FileManager.default.currentDirectoryPath
    let free = (try? FileManager.default.attributesOfFileSystem(forPath: folder)[.systemFreeSize]) as? Int
    if let free { Terminal.print("\(pad("ok")) disk: \(free >> 20) MiB free at \(folder)") }
    return report.canRun ? .success : .stageFailed
  }

  /// Says of each publication of a pipeline whether its last complete run is as recent as is expected.
  private static func last(
    _ path: String, _ arguments: CommandArguments
  ) throws(CommandArguments.Fault) -> ExitCode {
    let words = PublicationExpectation.allCases.map(\.rawValue)
    let asked = try arguments.choice("--expect", of: words).flatMap(PublicationExpectation.init)
    let pipeline: CheckedPipeline
    switch try PipelineLoading.load(path, arguments: arguments) {
    case .failure(let error):
      PipelineLoading.report(error.diagnostics)
      return .usage
    case .success(let checked): pipeline = checked
    }
    let publications = pipeline.stages.filter { $0.checked.publicationFolder != nil }
    guard !publications.isEmpty else {
      throw CommandArguments.Fault(
        message: "'\(pipeline.name)' publishes nothing",
        help: "add a stage with 'publish', or ask another pipeline")
    }
    var isRecent = true
    for stage in publications {
      guard let root = stage.checked.publicationFolder else { continue }
      let expectation = asked ?? stage.checked.publicationExpectation ?? .daily
      let places = pipeline.places(of: stage)
      for place in places {
        let name = stage.declaration.name + (place.key.map { "[\($0)]" } ?? "")
        // A run may have been asked for fewer keys than the pipeline names; the places that it did publish tell of it.
        if place.key != nil, !ResolvedPath.isTaken(place.folder),
          places.contains(where: { ResolvedPath.isTaken($0.folder) })
        {
          Terminal.print("\(pad("none")) \(name): nothing was ever published of it")
          continue
        }
        let recency = PublicationRecency.of(folder: place.folder, at: Date(), expecting: expectation)
        isRecent = isRecent && recency.isRecent
        Terminal.print("\(pad(recency.isRecent ? "ok" : "late")) \(name): \(text(recency, expectation))")
        if let attempt = PublicationStatus.read(folder: place.folder)?.lastAttempt, attempt.result == .failed
        {
          Terminal.note("\(pad("failed")) \(name): the last attempt, at \(attempt.time), failed")
        }
      }
      // What the pipeline has no pages of as it is now is told, and not waited for.
      let keys = Set(places.compactMap(\.key))
      for key in PublicationRoot.keys(in: root) where !keys.contains(key) {
        let recency = PublicationRecency.of(folder: root + "/" + key, at: Date(), expecting: expectation)
        Terminal.print("\(pad("left")) \(stage.declaration.name)[\(key)]: \(text(recency, expectation))")
      }
    }
    if !isRecent { Terminal.note("run it, and read what it says: waymark run \(path)") }
    return isRecent ? .success : .stageFailed
  }

  private static func text(_ recency: PublicationRecency, _ expectation: PublicationExpectation) -> String {
    let rule = "\(expectation.rawValue) is late after \(expectation.longestHours) hours"
    switch recency {
    case .recent(let run, let time, let hours), .late(let run, let time, let hours):
      return "run \(run) was found right at \(time), \(hours) hour\(hours == 1 ? "" : "s") ago; \(rule)"
    case .ahead(let run, let time):
      return "run \(run) was found right at \(time), which is still to come: a clock is wrong"
    case .absent: return "nothing whole is published; \(rule)"
    }
  }

  /// Prints the versions that results can depend on.
  static func printVersions() {
    for part in InstallationReport.current(.stated).parts where part.need == .required {
      Terminal.print("\(part.name) \(part.found ?? "not found; install it with: \(part.remedy)")")
    }
  }

  private static func pad(_ word: String) -> String {
    word + String(repeating: " ", count: max(0, 8 - word.count))
  }
}

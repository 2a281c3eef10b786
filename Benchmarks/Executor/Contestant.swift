import Foundation
import Measurement

/// One of those that run the same graph: chains of ten steps, each of which makes one small file.
///
/// Waymark and `targets` compute a step in their own process; `ninja` and `make` start `cp` for it. All
/// find out by themselves that nothing is to be done; `ninja` and `make` look at times alone.
enum Contestant: String, CaseIterable {
  case waymark, ninja, make, targets

  /// What is asked of a contestant.
  enum Task: String, CaseIterable {
    /// Everything is made, in an empty folder.
    case cold = "cold"
    /// Nothing is to be done.
    case again = "nothing to do"
    /// What would be made is said, in an empty folder.
    case plan = "plan as text"
  }

  /// Whether it is asked at all: `targets` takes minutes for ten thousand steps, and has no plan as text.
  func takesPart(_ task: Task, count: Int) -> Bool {
    self != .targets || (count <= 1_000 && task != .plan)
  }

  /// Writes what it reads into a folder that is empty but for that.
  func prepare(count: Int, in folder: String) throws {
    func write(_ text: String, _ name: String) throws {
      try Data(text.utf8).write(to: URL(filePath: folder + "/" + name))
    }
    let steps = (0..<count).map { ($0 % 10 == 0 ? "source" : "out/\($0 - 1)", "out/\($0)") }
    switch self {
    case .waymark: try write(ChainPipeline.text(instances: count), "chains.yaml")
    case .ninja:
      let lines = ["rule cp", " command = cp $in $out"] + steps.map { "build \($1): cp \($0)" }
      try write(lines.joined(separator: "\n") + "\n", "build.ninja")
      try write("x", "source")
    case .make:
      let all = "all: " + steps.map(\.1).joined(separator: " ")
      let lines = [all, "out:", "\tmkdir out"] + steps.map { "\($1): \($0) | out\n\tcp $< $@" }
      try write(lines.joined(separator: "\n") + "\n", "Makefile")
      try write("x", "source")
    case .targets:
      let lines = steps.enumerated().map { place, _ in
        let value = place % 10 == 0 ? "0" : "t\(place - 1) + 1"
        return "  tar_target_raw(\"t\(place)\", quote(\(value)))"
      }
      try write("library(targets)\nlist(\n" + lines.joined(separator: ",\n") + "\n)\n", "_targets.R")
    }
  }

  /// Removes what it made.
  func reset(_ folder: String) {
    for name in ["out", ".ninja_log", ".ninja_deps", ".waymark", "_targets"] {
      try? FileManager.default.removeItem(atPath: folder + "/" + name)
    }
  }

  /// Does what is asked with a program; a wrong answer is an error.
  func run(_ task: Task, program: String, count: Int, in folder: String) throws -> MeasuredProcess {
    let jobs = "-j\(ProcessInfo.processInfo.activeProcessorCount)"
    let words: [String] =
      switch (self, task) {
      case (.waymark, .plan): ["plan", folder + "/chains.yaml"]
      case (.waymark, _): ["run", folder + "/chains.yaml"]
      case (.ninja, .plan), (.make, .plan): ["-n", jobs]
      case (.ninja, _), (.make, _): [jobs]
      case (.targets, _):
        ["--vanilla", "-e", "targets::tar_make(callr_function = NULL, reporter = 'silent')"]
      }
    let process = try MeasuredProcess.run(program, words, in: folder)
    let made = (try? FileManager.default.contentsOfDirectory(atPath: folder + "/out").count) ?? 0
    let isRight =
      switch (self, task) {
      case (.waymark, .cold): process.output == "\(count) computed, 0 up to date\n"
      case (.waymark, .again): process.output == "0 computed, \(count) up to date\n"
      case (_, .plan): process.output.split(separator: "\n").count >= count
      case (.ninja, .again): process.output == "ninja: no work to do.\n"
      case (.make, .again): process.output.contains("Nothing to be done")
      case (.ninja, .cold), (.make, .cold): made == count
      case (.targets, _): FileManager.default.fileExists(atPath: folder + "/_targets/meta/meta")
      }
    guard process.exitCode == 0, isRight else {
      throw MeasuredProcess.Failure(
        description: "wrong answer of \(rawValue) to '\(task.rawValue)': \(process.output.suffix(300))")
    }
    return process
  }
}

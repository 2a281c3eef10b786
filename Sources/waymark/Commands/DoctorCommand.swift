import Foundation
import Stages

/// `waymark doctor` and `waymark --version`.
enum DoctorCommand {
  /// Prints every part with its version or what installs it, and the space on the disk.
  static func run(_ words: [String]) throws(CommandArguments.Fault) -> ExitCode {
    let arguments = try CommandArguments(words, options: [], command: "doctor")
    guard arguments.operands.isEmpty else {
      throw CommandArguments.Fault(message: "doctor takes no file", help: "waymark doctor")
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

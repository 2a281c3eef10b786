import Foundation

/// What a run of the built executable printed and how it ended.
struct CommandRun {
  let exitCode: Int32
  let output: String
  let messages: String

  /// The executable that `swift build` put beside the tests.
  static var executable: URL {
    let folder = Bundle.main.executableURL?.deletingLastPathComponent() ?? URL(filePath: ".build/debug")
    return folder.appending(path: "waymark")
  }

  /// Runs the executable in a folder and waits for it.
  static func waymark(
    _ arguments: [String], in folder: URL, environment: [String: String] = [:]
  ) throws -> CommandRun {
    try run(executable, arguments, in: folder, environment: environment)
  }

  /// Runs a script of the shell, whose `$0` is the executable.
  static func shell(_ script: String, in folder: URL) throws -> CommandRun {
    try run(URL(filePath: "/bin/bash"), ["-c", script, executable.path], in: folder, environment: [:])
  }

  static func run(
    _ program: URL, _ arguments: [String], in folder: URL, environment: [String: String]
  ) throws -> CommandRun {
    let process = Process()
    if !environment.isEmpty {
      process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    }
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    // Files, not pipes: a full pipe that nobody reads stops the child.
    let scratch = FileManager.default.temporaryDirectory.appending(path: "waymark-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    let files = ["out", "err"].map { scratch.appending(path: $0) }
    for file in files { try Data().write(to: file) }
    process.standardOutput = try FileHandle(forWritingTo: files[0])
    process.standardError = try FileHandle(forWritingTo: files[1])
    try process.run()
    process.waitUntilExit()
    let texts = try files.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
    return CommandRun(exitCode: process.terminationStatus, output: texts[0], messages: texts[1])
  }
}

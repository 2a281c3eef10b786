import Foundation
import TestSupport
import Testing

/// Runs that are killed at a random moment, and the run after each.
@Suite(.serialized) struct KillTests {
  /// 200 moments under `make soak`; else a few.
  static let seeds: Range<Int> = 0..<(ProcessInfo.processInfo.environment["WAYMARK_SOAK"] == nil ? 4 : 200)

  /// The published tree of a run that nothing disturbed, and how long that run took.
  static let undisturbed: Result<(tree: [String: Data], duration: Duration), any Error> = Result {
    let workspace = try SmallWorkspace()
    let clock = ContinuousClock()
    let begin = clock.now
    let run = try workspace.run()
    #expect(run.exitCode == 0, "\(run.messages)")
    return (try workspace.published(), begin.duration(to: clock.now))
  }

  @Test(arguments: seeds)
  func aKilledRunIsEndedByTheNextOne(_ seed: Int) throws {
    let expected = try Self.undisturbed.get()
    let workspace = try SmallWorkspace()
    var generator = SeededGenerator(seed: UInt64(seed))
    let limit = Int(expected.duration / .microseconds(1))
    let process = Process()
    process.executableURL = CommandRun.executable
    process.arguments = ["run", SmallWorkspace.pipeline, "--param", "today=2026-11-24"]
    process.currentDirectoryURL = workspace.url
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    usleep(UInt32(Int.random(in: 0..<max(1, limit), using: &generator)))
    let number = process.processIdentifier
    // Every other time its whole group, as a machine that goes down; else the driver alone.
    if seed % 2 == 0 || kill(-number, SIGKILL) != 0 { kill(number, SIGKILL) }
    process.waitUntilExit()
    let committed = try FaultTests.committed(workspace)
    let again = try workspace.run()
    #expect(again.exitCode == 0, "\(again.messages)")
    for address in committed where address != "publish" {
      #expect(!again.messages.contains("done     \(address)\n"), "\(address) was committed and ran again")
    }
    #expect(again.messages.split(separator: "\n").count { $0.hasPrefix("recovered") } <= 1)
    #expect(try workspace.published() == expected.tree)
    #expect(try workspace.waymark("gc", "--keep-runs", "1").exitCode == 0)
    #expect(try workspace.stored("attempts").isEmpty)
    #expect(try workspace.stored("objects").count == 7)
  }
}

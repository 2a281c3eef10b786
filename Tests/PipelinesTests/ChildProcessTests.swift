import Foundation
import Pipelines
import Testing

@Suite struct ChildProcessTests {
  private func shell(_ script: String, timeout: Duration? = nil, memory: Int? = nil) async throws -> ChildEnd
  {
    try await ChildProcess.run(
      ChildCommand(
        arguments: ["/bin/sh", "-c", script], folder: "/", timeout: timeout, memory: memory, keptBytes: 1_000)
    )
  }

  @Test func outputMessagesAndExitCodeComeBack() async throws {
    let end = try await shell("echo out; echo err >&2; exit 7")
    #expect(end.exitCode == 7 && String(decoding: end.output, as: UTF8.self) == "out\n")
    #expect(end.messages == "err\n" && !end.isTimedOut)
  }

  @Test func aSignalIsAnExitCodeOf128AndItsNumber() async throws {
    #expect(try await shell("kill -SEGV $$").exitCode == 139)
  }

  @Test func aProgramThatIsNotThereEndsWith127() async throws {
    let end = try await ChildProcess.run(ChildCommand(arguments: ["/nowhere"], folder: "/"))
    #expect(end.exitCode == 127)
  }

  @Test func muchOutputIsReadToTheEndAndKeptInPart() async throws {
    let end = try await shell("head -c 50000000 /dev/zero >&2; printf '\\377\\376'; exit 3")
    #expect(end.exitCode == 3 && end.messages.utf8.count == 1_000 && end.output == [255, 254])
  }

  @Test func aClosedOutputDoesNotEndTheWait() async throws {
    #expect(try await shell("exec >&- 2>&-; sleep 0.3; exit 5").exitCode == 5)
  }

  @Test func aCommandThatHeedsTermEndsAtItsTimeout() async throws {
    let end = try await shell("trap 'exit 9' TERM; sleep 60 & wait", timeout: .milliseconds(300))
    #expect(end.isTimedOut && end.exitCode == 9)
  }

  @Test func aCommandThatIgnoresTermIsKilledWithItsGroup() async throws {
    let mark = FileManager.default.temporaryDirectory.appending(path: "waymark-\(UUID().uuidString)").path
    let end = try await shell(
      "trap '' TERM; (trap '' TERM; sleep 8; echo late > \(mark)) & sleep 60", timeout: .milliseconds(200))
    #expect(end.isTimedOut && end.exitCode == 137)
    try await Task.sleep(for: .seconds(4))
    #expect(!FileManager.default.fileExists(atPath: mark))
  }

  @Test func whatACommandLeavesRunningGoesWithIt() async throws {
    let end = try await shell("sleep 300 & echo $!")
    let child = try #require(
      Int32(String(decoding: end.output, as: UTF8.self).trimmingCharacters(in: .newlines)))
    for _ in 0..<50 where kill(child, 0) == 0 { try await Task.sleep(for: .milliseconds(20)) }
    // A zombie that nobody reaps still answers; what matters is that it no longer runs.
    let state = (try? String(contentsOfFile: "/proc/\(child)/stat", encoding: .utf8)) ?? ") Z"
    #expect(state.contains(") Z"))
  }

  @Test func memoryIsBounded() async throws {
    let end = try await shell("head -c 400000000 /dev/zero | tail -c 300000000 | wc -c", memory: 100 << 20)
    #expect(String(decoding: end.output, as: UTF8.self) != "300000000\n")
  }

  @Test func cancellingEndsTheCommand() async throws {
    let task = Task { try await shell("sleep 60") }
    try await Task.sleep(for: .milliseconds(200))
    task.cancel()
    let end = try await task.value
    #expect(end.exitCode == 143)
  }
}

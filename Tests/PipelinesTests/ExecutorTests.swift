import Foundation
import Pipelines
import Synchronization
import TestSupport
import Testing

@Suite struct ExecutorTests {
  /// The instances that events name as computed, and as up to date.
  private final class Told: Sendable {
    private let state = Mutex<(computed: Set<String>, reused: Set<String>)>(([], []))
    var computed: Set<String> { state.withLock { $0.computed } }
    var reused: Set<String> { state.withLock { $0.reused } }

    func take(_ event: RunEvent) {
      state.withLock { state in
        switch event {
        case .computed(let address, _, _): state.computed.insert(address.description)
        case .reused(let address): state.reused.insert(address.description)
        default: break
        }
      }
    }
  }

  /// A plan names what a run computes, but for what turns out as before; that the run tells.
  @Test(arguments: 0..<40) func aRunComputesWhatThePlanSaysButForCutOffs(seed: UInt64) async throws {
    var generator = SeededGenerator(seed: seed)
    let count = Int.random(in: 2...14, using: &generator)
    let inputs = (0..<count).map { stage in
      (0..<stage).filter { _ in Int.random(in: 0..<3, using: &generator) == 0 }
    }
    let workspace = try SummingWorkspace(inputs: inputs)
    var values = [Int](repeating: 0, count: count)
    for _ in 0..<4 {
      for stage in values.indices where Int.random(in: 0..<3, using: &generator) == 0 {
        values[stage] = Int.random(in: 0..<5, using: &generator)
      }
      let plan = try await workspace.executor(values).plan()
      let told = Told()
      let report = try await workspace.executor(
        values, jobs: Int.random(in: 1...4, using: &generator)
      ) { told.take($0) }.run()
      #expect(report.exitCode == 0)
      let due = Set(plan.filter { $0.action != .reuse }.map(\.address.description))
      let certain = Set(
        plan.filter { if case .follow = $0.action { false } else { $0.action != .reuse } }
          .map(\.address.description))
      #expect(told.computed.isSubset(of: due) && certain.isSubset(of: told.computed))
      // What was planned and not computed was told to be up to date, as was everything else.
      let all = Set(plan.map(\.address.description))
      #expect(told.reused == all.subtracting(told.computed))
      #expect(try await workspace.executor(values).plan().allSatisfy { $0.action == .reuse })
    }
  }

  @Test func aCutOffIsSeen() async throws {
    let workspace = try SummingWorkspace(inputs: [[], [0], [1]])
    #expect(try await workspace.executor([0, 0, 0]).run().computed == 3)
    // 3 leaves the same remainder as 0, so that nothing behind it runs.
    #expect(try await workspace.executor([3, 0, 0]).plan().count { $0.action != .reuse } == 3)
    let report = try await workspace.executor([3, 0, 0]).run()
    #expect(report.computed == 1 && report.reused == 2)
  }

  @Test func anotherVersionOfTheEngineIsAReasonToComputeThatIsNamed() async throws {
    let workspace = try SummingWorkspace(inputs: [[], [0]])
    #expect(try await workspace.executor([0, 0]).run().computed == 2)
    let newer = SummingStage.kinds(engine: "v2")
    let plan = try await workspace.executor([0, 0], kinds: newer).plan()
    #expect(plan[0].reason == "changed: engine Abacus" && plan[0].reasonKind == "engine version changed")
    let why = try await workspace.executor([0, 0], kinds: newer).explain("s0")
    #expect(why?.changes.map { [$0.name, $0.old, $0.new] } == [["engine Abacus", "v1", "v2"]])
    #expect(try await workspace.executor([0, 0], kinds: newer).run().computed == 2)
  }

  @Test func anAttemptWhoseTimeIsOverCannotTakeThePermit() async throws {
    let workspace = try SummingWorkspace(inputs: [[]], keys: "timeout: 100ms")
    let (ends, end) = AsyncStream.makeStream(of: Bool.self)
    let kinds = SummingStage.kinds { attempt in
      // It heeds no cancellation.
      let clock = ContinuousClock()
      let late = clock.now + .milliseconds(400)
      while clock.now < late { await Task.yield() }
      end.yield(attempt.permit.take())
    }
    let report = try await workspace.executor([0], kinds: kinds).run()
    #expect(report.exitCode == 124)
    for await isTaken in ends {
      #expect(!isTaken)
      break
    }
    let store = workspace.folder.appending(path: ".waymark/sums")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: store.appending(path: "objects").path).isEmpty)
    #expect(FileManager.default.contents(atPath: store.appending(path: "log").path) ?? Data() == Data())
  }

  @Test func anAttemptThatHasTakenThePermitIsWaitedFor() async throws {
    let workspace = try SummingWorkspace(inputs: [[]], keys: "timeout: 100ms")
    let kinds = SummingStage.kinds { attempt in
      #expect(attempt.permit.take())
      try? await Task.sleep(for: .milliseconds(300))
    }
    let report = try await workspace.executor([0], kinds: kinds).run()
    #expect(report.exitCode == 0 && report.computed == 1)
  }

  @Test func aCancelledRunKeepsWhatIsDoneAndSaysThatItWasInterrupted() async throws {
    let workspace = try SummingWorkspace(inputs: [[], [0], [1]])
    let (starts, start) = AsyncStream.makeStream(of: Void.self)
    let interruption = Interruption()
    let executor = try workspace.executor(
      [0, 0, 0],
      kinds: SummingStage.kinds { attempt in
        guard attempt.address.stage == "s1" else { return }
        start.yield()
        try await Task.sleep(for: .seconds(60))
      }, interruption: interruption)
    let run = Task { await executor.run() }
    for await _ in starts { break }
    #expect(interruption.note(SIGTERM) == .first && interruption.note(SIGINT) == .later)
    run.cancel()
    let report = await run.value
    #expect(report.exitCode == 143 && report.computed == 1 && report.failures.isEmpty)
    let runs = try StoreMaintenance(folder: workspace.folder.path + "/.waymark/sums").runs
    #expect(runs.map(\.result) == [.interrupted] && runs[0].exitCode == 143)
    let told = Told()
    let again = try await workspace.executor([0, 0, 0]) { told.take($0) }.run()
    #expect(again.exitCode == 0 && told.reused == ["s0"] && told.computed == ["s1", "s2"])
  }
}

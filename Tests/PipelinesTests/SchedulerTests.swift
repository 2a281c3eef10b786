import Pipelines
import TestSupport
import Testing

@Suite struct SchedulerTests {
  /// What a made-up run over a random graph did.
  private struct Simulation {
    var inputs: [[Int]]
    var jobs: Int
    var retries: [Int]
    var starts: [Int: Int] = [:]
    var startTimes: [Int: [Int]] = [:]
    var succeeded: Set<Int> = []
    var failed: Set<Int> = []
    var skipped: Set<Int> = []
    var mostRunning = 0
    var startedBeforeInputs = false

    /// Runs a random graph to its end on a clock of its own.
    init(seed: UInt64, failures: Int, keepsGoing: Bool) {
      var generator = SeededGenerator(seed: seed)
      let count = Int.random(in: 1...40, using: &generator)
      inputs = (0..<count).map { instance in
        (0..<instance).filter { _ in Int.random(in: 0..<5, using: &generator) == 0 }
      }
      jobs = Int.random(in: 1...5, using: &generator)
      retries = (0..<count).map { _ in Int.random(in: 0...3, using: &generator) }
      var scheduler = Scheduler(inputs: inputs, jobs: jobs, keepsGoing: keepsGoing, retries: retries)
      var running: [(end: Int, instance: Int)] = []
      var now = 0
      while true {
        for instance in scheduler.starts(at: now) {
          starts[instance, default: 0] += 1
          startTimes[instance, default: []].append(now)
          if !inputs[instance].allSatisfy(succeeded.contains) { startedBeforeInputs = true }
          running.append((now + Int.random(in: 1...9_000, using: &generator), instance))
        }
        mostRunning = max(mostRunning, running.count)
        let nextEnd = running.map(\.end).min()
        guard let next = [nextEnd, scheduler.nextStart].compactMap({ $0 }).min() else { break }
        now = max(now, next)
        guard let place = running.firstIndex(where: { $0.end <= now }) else { continue }
        let instance = running.remove(at: place).instance
        let event: Scheduler.Event
        switch Int.random(in: 0..<100, using: &generator) {
        case ..<failures: event = .failed(instance)
        case ..<(2 * failures): event = .failedForNow(instance)
        default:
          event = .succeeded(instance)
          succeeded.insert(instance)
        }
        for action in scheduler.handle(event, at: now) {
          switch action {
          case .fail(let instance): failed.insert(instance)
          case .skip(let instance): skipped.insert(instance)
          case .retry: break
          }
        }
      }
    }

    /// Everything that reads an instance, by any number of steps.
    func readers(of instances: Set<Int>) -> Set<Int> {
      var found: Set<Int> = []
      for instance in inputs.indices
      where inputs[instance].contains(where: { instances.contains($0) || found.contains($0) }) {
        found.insert(instance)
      }
      return found
    }
  }

  @Test(arguments: 0..<300)
  func aRunWithoutFailuresStartsEachInstanceOnceAfterItsInputsWithinTheBound(seed: UInt64) {
    let run = Simulation(seed: seed, failures: 0, keepsGoing: true)
    #expect(run.succeeded == Set(run.inputs.indices))
    #expect(run.starts.values.allSatisfy { $0 == 1 })
    #expect(!run.startedBeforeInputs && run.mostRunning <= run.jobs)
  }

  @Test(arguments: 0..<300)
  func aFailureLosesItsReadersAndNothingElse(seed: UInt64) {
    let run = Simulation(seed: seed, failures: 8, keepsGoing: true)
    #expect(run.skipped == run.readers(of: run.failed).subtracting(run.failed))
    #expect(run.succeeded.union(run.failed).union(run.skipped) == Set(run.inputs.indices))
    #expect(run.succeeded.isDisjoint(with: run.failed) && run.succeeded.isDisjoint(with: run.skipped))
    #expect(!run.startedBeforeInputs && run.mostRunning <= run.jobs)
    #expect(run.starts.allSatisfy { $0.value <= 1 + run.retries[$0.key] })
  }

  @Test(arguments: 0..<100)
  func attemptsFollowEachOtherWithGrowingDelays(seed: UInt64) {
    let run = Simulation(seed: seed, failures: 30, keepsGoing: true)
    for times in run.startTimes.values {
      for (attempt, pair) in zip(times, times.dropFirst()).enumerated() {
        #expect(pair.1 - pair.0 >= min(Scheduler.firstDelay << attempt, 60_000))
      }
    }
  }

  @Test(arguments: 0..<100)
  func decisionsAreTheSameForTheSameEvents(seed: UInt64) {
    let one = Simulation(seed: seed, failures: 10, keepsGoing: true)
    let two = Simulation(seed: seed, failures: 10, keepsGoing: true)
    #expect(one.startTimes == two.startTimes)
  }

  @Test func withoutKeepGoingNothingStartsAfterAFailure() {
    var scheduler = Scheduler(inputs: [[], [], [0]], jobs: 1, keepsGoing: false)
    #expect(scheduler.starts() == [0])
    #expect(scheduler.handle(.failed(0)) == [.fail(0), .skip(2)])
    #expect(scheduler.starts().isEmpty && scheduler.isFinished)
  }

  @Test func theLongestWayToTheEndComesFirst() {
    var scheduler = Scheduler(inputs: [[], [], [1], [2]], jobs: 1, keepsGoing: false)
    #expect(scheduler.starts() == [1])
  }

  @Test func aLostResultIsMadeAgainBeforeWhatReadsIt() {
    var scheduler = Scheduler(inputs: [[], [0]], jobs: 1, keepsGoing: false)
    #expect(scheduler.starts() == [0])
    _ = scheduler.handle(.succeeded(0))
    #expect(scheduler.starts() == [1])
    _ = scheduler.handle(.returned(1))
    _ = scheduler.handle(.lost(0))
    #expect(scheduler.starts() == [0])
    _ = scheduler.handle(.succeeded(0))
    #expect(scheduler.starts() == [1])
  }
}

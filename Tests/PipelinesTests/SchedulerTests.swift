import Pipelines
import Testing

@Suite struct SchedulerTests {
  struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 33)
    }
  }

  @Test(arguments: 0..<200)
  func randomGraphsRunEachInstanceOnceAfterItsInputsWithinTheBound(seed: UInt64) {
    var generator = Generator(state: seed)
    let count = Int.random(in: 1...30, using: &generator)
    let inputs = (0..<count).map { instance in
      (0..<instance).filter { _ in Int.random(in: 0..<4, using: &generator) == 0 }
    }
    let jobs = Int.random(in: 1...4, using: &generator)
    var scheduler = Scheduler(inputs: inputs, jobs: jobs, keepsGoing: true)
    var running: Set<Int> = []
    var done: Set<Int> = []
    var lost: Set<Int> = []
    var started: Set<Int> = []
    while true {
      for instance in scheduler.starts() {
        #expect(started.insert(instance).inserted)
        #expect(inputs[instance].allSatisfy(done.contains))
        running.insert(instance)
      }
      #expect(running.count <= jobs)
      guard let next = running.sorted().randomElement(using: &generator) else { break }
      running.remove(next)
      if Int.random(in: 0..<10, using: &generator) == 0 {
        lost.insert(next)
        lost.formUnion(scheduler.handle(.failed(next)))
      } else {
        done.insert(next)
        #expect(scheduler.handle(.succeeded(next)).isEmpty)
      }
    }
    #expect(done.union(lost) == Set(0..<count) && done.isDisjoint(with: lost))
  }

  @Test func withoutKeepGoingNothingStartsAfterAFailure() {
    var scheduler = Scheduler(inputs: [[], [], [0]], jobs: 1, keepsGoing: false)
    #expect(scheduler.starts() == [0])
    #expect(scheduler.handle(.failed(0)) == [2])
    #expect(scheduler.starts().isEmpty)
  }
}

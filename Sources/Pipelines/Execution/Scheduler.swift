/// Decides what runs next: events in, actions out; it knows no clock, no disk and no thread.
///
/// Time is a number of milliseconds that the caller passes in, so that a test can make it up. Each
/// decision costs the logarithm of the number of instances.
public struct Scheduler: Sendable {
  /// What happened to an instance.
  public enum Event: Sendable, Hashable {
    /// It is done; its output is known.
    case succeeded(Int)
    /// It failed in a way that another attempt cannot mend.
    case failed(Int)
    /// It failed in a way that may pass; it is tried again while its attempts last.
    case failedForNow(Int)
    /// It was done, and its output turned out to be damaged: it must run again.
    case lost(Int)
    /// It was started and cannot run yet, since something it reads was lost.
    case returned(Int)
    /// It is not to run; its readers go on without it.
    case excluded(Int)
  }

  /// What is to be done about an event.
  public enum Action: Sendable, Hashable {
    /// The instance can no longer run.
    case skip(Int)
    /// The instance is tried again at a time.
    case retry(Int, at: Int)
    /// The instance failed for good.
    case fail(Int)
  }

  private enum State { case waiting, running, done, failed, skipped }

  private let inputs: [[Int]]
  private let readers: [[Int]]
  private let jobs: Int
  private let retries: [Int]
  private let keepsGoing: Bool
  private var states: [State]
  private var missing: [Int]
  private var attempts: [Int]
  private var ready: ReadyQueue
  private var delayed: [(time: Int, instance: Int)] = []
  private var running = 0
  private var isStopping = false

  /// The delay before the second attempt; each further one takes twice as long, a minute at most.
  public static let firstDelay = 1_000

  /// Creates a scheduler over instances, each listed after those it reads.
  ///
  /// `inputs` holds for each instance the positions of those it reads, and `retries` how often each
  /// is tried again; left out, never.
  public init(inputs: [[Int]], jobs: Int, keepsGoing: Bool, retries: [Int]? = nil) {
    self.inputs = inputs
    self.jobs = max(1, jobs)
    self.keepsGoing = keepsGoing
    self.retries = retries ?? Array(repeating: 0, count: inputs.count)
    states = Array(repeating: .waiting, count: inputs.count)
    attempts = Array(repeating: 0, count: inputs.count)
    missing = inputs.map(\.count)
    var readers = [[Int]](repeating: [], count: inputs.count)
    for (instance, sources) in inputs.enumerated() {
      for source in sources { readers[source].append(instance) }
    }
    self.readers = readers
    // The longest way to the end; from the back, since readers stand behind what they read.
    var ranks = [Int](repeating: 0, count: inputs.count)
    for instance in inputs.indices.reversed() {
      for reader in readers[instance] { ranks[instance] = max(ranks[instance], ranks[reader] + 1) }
    }
    ready = ReadyQueue(ranks: ranks)
    for instance in inputs.indices where inputs[instance].isEmpty { ready.insert(instance) }
  }

  /// The instances to start now: those on the longest way first, ties in order.
  public mutating func starts(at now: Int = 0) -> [Int] {
    guard !isStopping else { return [] }
    while let first = delayed.first, first.time <= now {
      delayed.removeFirst()
      if states[first.instance] == .waiting, missing[first.instance] == 0 { ready.insert(first.instance) }
    }
    var chosen: [Int] = []
    while running < jobs, let instance = ready.removeFirst() {
      guard states[instance] == .waiting, missing[instance] == 0 else { continue }
      states[instance] = .running
      running += 1
      chosen.append(instance)
    }
    return chosen
  }

  /// When something that waits for another attempt may start, or nil when nothing does.
  public var nextStart: Int? { isStopping ? nil : delayed.first?.time }

  /// Whether nothing runs and nothing ever will.
  public var isFinished: Bool { running == 0 && (isStopping || (ready.isEmpty && delayed.isEmpty)) }

  /// Takes an event that happened at a time; returns what follows from it.
  public mutating func handle(_ event: Event, at now: Int = 0) -> [Action] {
    switch event {
    case .succeeded(let instance), .excluded(let instance):
      leave(instance, as: .done)
      for reader in readers[instance] {
        missing[reader] -= 1
        if missing[reader] == 0, states[reader] == .waiting { ready.insert(reader) }
      }
      return []
    case .failedForNow(let instance) where attempts[instance] < retries[instance] && !isStopping:
      leave(instance, as: .waiting)
      let delay = min(Self.firstDelay << min(attempts[instance], 6), 60_000)
      attempts[instance] += 1
      let place = delayed.firstIndex { ($0.time, $0.instance) > (now + delay, instance) }
      delayed.insert((now + delay, instance), at: place ?? delayed.count)
      return [.retry(instance, at: now + delay)]
    case .failed(let instance), .failedForNow(let instance):
      leave(instance, as: .failed)
      if !keepsGoing { isStopping = true }
      return [.fail(instance)] + skipReaders(of: instance).map { .skip($0) }
    case .lost(let instance):
      guard states[instance] == .done else { return [] }
      states[instance] = .waiting
      for reader in readers[instance] { missing[reader] += 1 }
      if missing[instance] == 0 { ready.insert(instance) }
      return []
    case .returned(let instance):
      leave(instance, as: .waiting)
      if missing[instance] == 0 { ready.insert(instance) }
      return []
    }
  }

  private mutating func leave(_ instance: Int, as state: State) {
    if states[instance] == .running { running -= 1 }
    states[instance] = state
  }

  private mutating func skipReaders(of instance: Int) -> [Int] {
    var skipped: [Int] = []
    var queue = readers[instance]
    while let next = queue.popLast() {
      guard states[next] == .waiting else { continue }
      states[next] = .skipped
      skipped.append(next)
      queue += readers[next]
    }
    return skipped.sorted()
  }
}

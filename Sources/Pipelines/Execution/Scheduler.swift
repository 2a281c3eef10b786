/// Decides what runs next: events in, actions out; it knows no clock, no disk and no thread.
public struct Scheduler: Sendable {
  /// What happened to an instance.
  public enum Event: Sendable, Hashable {
    /// It is done; its output is known.
    case succeeded(Int)
    /// It failed.
    case failed(Int)
  }

  private enum State { case waiting, running, done, failed, skipped }

  private let inputs: [[Int]]
  private let readers: [[Int]]
  private let ranks: [Int]
  private let jobs: Int
  private var states: [State]
  private var isStopping = false
  private let keepsGoing: Bool

  /// Creates a scheduler over instances, each listed after those it reads.
  ///
  /// `inputs` holds for each instance the positions of those it reads.
  public init(inputs: [[Int]], jobs: Int, keepsGoing: Bool) {
    self.inputs = inputs
    self.jobs = max(1, jobs)
    self.keepsGoing = keepsGoing
    states = Array(repeating: .waiting, count: inputs.count)
    var readers = [[Int]](repeating: [], count: inputs.count)
    for (instance, sources) in inputs.enumerated() {
      for source in sources { readers[source].append(instance) }
    }
    self.readers = readers
    // The longest way to the end; from the back, since readers stand behind what they read.
    var ranks = [Int](repeating: 0, count: inputs.count)
    for instance in inputs.indices.reversed() {
      ranks[instance] = (readers[instance].map { ranks[$0] }.max() ?? -1) + 1
    }
    self.ranks = ranks
  }

  /// The instances to start now: those on the longest way first, ties in order.
  public mutating func starts() -> [Int] {
    guard !isStopping else { return [] }
    let running = states.count { $0 == .running }
    let ready = states.indices.filter { instance in
      states[instance] == .waiting && inputs[instance].allSatisfy { states[$0] == .done }
    }.sorted { (-ranks[$0], $0) < (-ranks[$1], $1) }
    let chosen = Array(ready.prefix(max(0, jobs - running)))
    for instance in chosen { states[instance] = .running }
    return chosen
  }

  /// Takes an event; returns the instances that can no longer run.
  public mutating func handle(_ event: Event) -> [Int] {
    switch event {
    case .succeeded(let instance):
      states[instance] = .done
      return []
    case .failed(let instance):
      states[instance] = .failed
      if !keepsGoing { isStopping = true }
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
}

/// Puts stages behind those they read.
enum StageOrder {
  /// The stages in order, ties in order of the file, and those that are part of a cycle or behind one.
  static func ordered(
    _ stages: [PipelineSpecification.Stage]
  ) -> (ordered: [PipelineSpecification.Stage], rest: [PipelineSpecification.Stage]) {
    let positions = Dictionary(
      stages.enumerated().map { ($0.element.name, $0.offset) }, uniquingKeysWith: { first, _ in first })
    let sources = stages.map { Set($0.references.compactMap { positions[$0.stage] }) }
    var missing = sources.map(\.count)
    var readers = [[Int]](repeating: [], count: stages.count)
    for (position, read) in sources.enumerated() {
      for source in read { readers[source].append(position) }
    }
    var ready = ReadyQueue(ranks: Array(repeating: 0, count: stages.count))
    for position in stages.indices where missing[position] == 0 { ready.insert(position) }
    var order: [Int] = []
    while let next = ready.removeFirst() {
      order.append(next)
      for reader in readers[next] {
        missing[reader] -= 1
        if missing[reader] == 0 { ready.insert(reader) }
      }
    }
    let done = Set(order)
    return (order.map { stages[$0] }, stages.indices.filter { !done.contains($0) }.map { stages[$0] })
  }
}

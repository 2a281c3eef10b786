/// Turns a selection into instances.
struct SelectionResolver {
  let graph: InstanceGraph
  /// The instances that a run would compute.
  let stale: Set<Int>
  /// The instances that failed in the last run.
  let failed: Set<String>

  /// The instances to run: those selected with all they need, without those excluded and what needs them.
  func instances(_ selection: Selection) -> Set<Int> {
    var wanted =
      selection.included.isEmpty
      ? Set(graph.instances.indices) : union(selection.included)
    let excluded = union(selection.excluded)
    var lost = excluded
    for instance in graph.instances.indices
    where graph.instances[instance].inputs.contains(where: { lost.contains($0.source) }) {
      lost.insert(instance)
    }
    wanted.subtract(lost)
    for instance in graph.instances.indices.reversed() where wanted.contains(instance) {
      for input in graph.instances[instance].inputs { wanted.insert(input.source) }
      wanted.formUnion(graph.instances[instance].awaited)
    }
    return wanted
  }

  private func union(_ words: [[Selection.Part]]) -> Set<Int> {
    words.reduce(into: []) { $0.formUnion(intersection($1)) }
  }

  private func intersection(_ parts: [Selection.Part]) -> Set<Int> {
    guard let first = parts.first else { return [] }
    return parts.dropFirst().reduce(into: instances(first)) { $0.formIntersection(instances($1)) }
  }

  private func instances(_ part: Selection.Part) -> Set<Int> {
    let base = Set(graph.instances.indices.filter { isMeant($0, part.base) })
    var result = base
    if part.up > 0 {
      result.formUnion(around(base, steps: part.up) { graph.instances[$0].inputs.map(\.source) })
    }
    if part.down > 0 {
      var readers: [Int: [Int]] = [:]
      for (reader, instance) in graph.instances.enumerated() {
        for input in instance.inputs { readers[input.source, default: []].append(reader) }
      }
      result.formUnion(around(base, steps: part.down) { readers[$0] ?? [] })
    }
    return result
  }

  private func around(_ base: Set<Int>, steps: Int, next: (Int) -> [Int]) -> Set<Int> {
    var found = base
    var edge = base
    var left = steps
    while !edge.isEmpty, left > 0 {
      edge = Set(edge.flatMap(next)).subtracting(found)
      found.formUnion(edge)
      left -= 1
    }
    return found
  }

  private func isMeant(_ index: Int, _ base: Selection.Base) -> Bool {
    let instance = graph.instances[index]
    switch base {
    case .stage(let name): return instance.address.stage == name
    case .instance(let text): return instance.address.description == text
    case .kind(let name): return graph.stages[instance.stage].kind.name == name
    case .stale: return stale.contains(index)
    case .fresh: return !stale.contains(index)
    case .failed: return failed.contains(instance.address.description)
    case .binding(let name, let value):
      return instance.address.bindings.contains { $0.name == name && $0.value == value }
    }
  }
}

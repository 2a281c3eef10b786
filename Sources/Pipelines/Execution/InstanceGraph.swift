import Language

/// The instances of a pipeline, each after those it reads.
struct InstanceGraph: Sendable {
  /// One instance.
  struct Instance: Sendable {
    var address: InstanceAddress
    /// The position of its stage among those of the pipeline.
    var stage: Int
    /// For each thing read: the position of the edge in the stage and of the instance that makes it.
    var inputs: [(edge: Int, source: Int)]
    /// The instances that have to be known before it can be told what an earlier run means to it.
    var awaited: [Int] = []
  }

  let instances: [Instance]
  let stages: [CheckedPipeline.Stage]
  /// The stages that some stage reads as they were in an earlier run.
  let comparedStages: Set<String>
  /// The instances of these stages.
  let compared: [Int]

  /// Expands every stage of a pipeline.
  init(_ pipeline: CheckedPipeline) {
    stages = pipeline.stages
    comparedStages = Set(
      pipeline.stages.flatMap(\.edges).filter(\.isPrevious).map(\.stage))
    var made: [Instance] = []
    var positions: [String: [Int]] = [:]
    for (position, stage) in pipeline.stages.enumerated() {
      let matches = stage.edges.map { edge in
        Matches(
          edge: edge, names: stage.declaration.bindings.map(\.name),
          sources: (positions[edge.stage] ?? []).map { ($0, made[$0].address.bindings) })
      }
      for bindings in stage.instances {
        var inputs: [(edge: Int, source: Int)] = []
        var lacksInput = false
        for (edge, match) in matches.enumerated() where !stage.edges[edge].isPrevious {
          let sources = match.sources(of: bindings)
          lacksInput = lacksInput || (sources.isEmpty && !stage.edges[edge].isOptional)
          for source in sources { inputs.append((edge, source)) }
        }
        // What it reads is left out by a `when`, and so is it.
        guard !lacksInput else { continue }
        positions[stage.declaration.name, default: []].append(made.count)
        made.append(
          Instance(
            address: InstanceAddress(stage: stage.declaration.name, bindings: bindings), stage: position,
            inputs: inputs))
      }
    }
    let comparedStages = comparedStages
    let compared = made.indices.filter { comparedStages.contains(made[$0].address.stage) }
    for index in made.indices where stages[made[index].stage].edges.contains(where: \.isPrevious) {
      made[index].awaited = compared
    }
    self.compared = compared
    instances = made
  }

  /// The stage of an instance.
  func stage(of instance: Int) -> CheckedPipeline.Stage { stages[instances[instance].stage] }

  /// For each instance the kinds that read each of its ports, in order, beside the readers left out.
  func readers(without left: Set<Int>) -> [[String: [String]]] {
    var readers = [[String: [String]]](repeating: [:], count: instances.count)
    for (reader, instance) in instances.enumerated() where !left.contains(reader) {
      let stage = stages[instance.stage]
      for (edge, source) in instance.inputs {
        readers[source][stage.edges[edge].sourcePort, default: []].append(stage.kind.name)
      }
    }
    return readers
  }

  /// Which instances of a stage are read, found by the values of the names that both sides bind.
  private struct Matches {
    private let shared: [String]
    private let byValues: [[String]: [Int]]

    init(edge: CheckedPipeline.Edge, names: [String], sources: [(position: Int, bindings: [Binding])]) {
      let sourceNames = sources.first?.bindings.map(\.name) ?? []
      let shared = edge.pairing.isAll ? [] : names.filter(sourceNames.contains)
      self.shared = shared
      byValues = Dictionary(grouping: sources) { Self.values($0.bindings, shared) }
        .mapValues { $0.map(\.position) }
    }

    func sources(of bindings: [Binding]) -> [Int] { byValues[Self.values(bindings, shared)] ?? [] }

    private static func values(_ bindings: [Binding], _ names: [String]) -> [String] {
      names.map { name in bindings.first { $0.name == name }?.value ?? "" }
    }
  }
}

extension CheckedPipeline.Edge.Pairing {
  var isAll: Bool { if case .all = self { true } else { false } }
}

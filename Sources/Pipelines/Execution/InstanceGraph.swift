import Language

/// The instances of a pipeline, each after those it reads.
struct InstanceGraph: Sendable {
  /// One instance.
  struct Instance: Sendable {
    var address: InstanceAddress
    var stage: CheckedPipeline.Stage
    /// For each thing read: the edge and the position of the instance that makes it.
    var inputs: [(edge: CheckedPipeline.Edge, source: Int)]
  }

  let instances: [Instance]

  /// Expands stages; a selection keeps the named stages and all they read.
  init(_ pipeline: CheckedPipeline, selection: Set<String>?) {
    var wanted = selection ?? Set(pipeline.stages.map(\.declaration.name))
    for stage in pipeline.stages.reversed() where wanted.contains(stage.declaration.name) {
      for edge in stage.edges { wanted.insert(edge.stage) }
    }
    var instances: [Instance] = []
    var positions: [String: [Int]] = [:]
    for stage in pipeline.stages where wanted.contains(stage.declaration.name) {
      for bindings in stage.instances {
        var inputs: [(edge: CheckedPipeline.Edge, source: Int)] = []
        for edge in stage.edges {
          for position in positions[edge.stage] ?? []
          where edge.pairing.isAll || Self.agree(bindings, instances[position].address.bindings) {
            inputs.append((edge, position))
          }
        }
        positions[stage.declaration.name, default: []].append(instances.count)
        instances.append(
          Instance(
            address: InstanceAddress(stage: stage.declaration.name, bindings: bindings), stage: stage,
            inputs: inputs))
      }
    }
    self.instances = instances
  }

  private static func agree(_ left: [Binding], _ right: [Binding]) -> Bool {
    left.allSatisfy { binding in
      right.allSatisfy { $0.name != binding.name || $0.value == binding.value }
    }
  }
}

extension CheckedPipeline.Edge.Pairing {
  var isAll: Bool { if case .all = self { true } else { false } }
}

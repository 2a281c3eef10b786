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
  /// For each instance the kinds that read each of its ports, in order.
  let readers: [[String: [String]]]

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
    var readers = [[String: [String]]](repeating: [:], count: instances.count)
    for instance in instances {
      for (edge, source) in instance.inputs {
        readers[source][edge.sourcePort, default: []].append(instance.stage.kind.name)
      }
    }
    self.instances = instances
    self.readers = readers
  }

  /// The way of computing that the kind of an instance chooses, or nil.
  func variant(of instance: Int) -> String? {
    let stage = instances[instance].stage
    return stage.kind.variant(of: stage.checked, readers: readers[instance])
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

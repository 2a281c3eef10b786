import Language

/// What a stage of a kind that is not built would make, as far as its row says.
enum UnbuiltStage {
  static func checked(
    _ stage: PipelineSpecification.Stage, _ signature: KindSignature, _ inputs: [CheckContext.Input]
  ) -> CheckedStage {
    let first = inputs.first?.output
    let outputs = signature.outputs.map { output in
      CheckedOutput(port: output.name, type: output.type ?? first?.type ?? .counts, schema: first?.schema)
    }
    var evidence = ClassEvidence.none
    if let node = stage.configuration["audience"], let audience = node.text.flatMap(DataClass.init(rawValue:))
    {
      evidence = .audience(audience, node.location)
    }
    return CheckedStage(outputs: outputs, evidence: evidence, canonicalConfiguration: "")
  }
}

extension KindSignature.ClassRule {
  var isAudience: Bool { if case .audience = self { true } else { false } }
}

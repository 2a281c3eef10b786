import Language

/// The key of an instance: the hash of everything that its output follows from.
enum InstanceKey {
  /// What an input contributes.
  struct Input {
    var port: String
    var stage: String
    var sourcePort: String
    var bindings: [Binding]
    var hash: String

    /// The input as `why` names it, `counts < series[AFG].table`.
    var name: String {
      "\(port) < \(InstanceAddress(stage: stage, bindings: bindings)).\(sourcePort)"
    }
  }

  /// What all instances of a stage share, in the order in which it enters their keys.
  static func fields(
    of stage: CheckedPipeline.Stage, in pipeline: CheckedPipeline, summary: PipelineSummary,
    hash: (_ file: String) -> String
  ) -> [KeyField] {
    let checked = stage.checked
    var fields = [
      KeyField(name: "language", value: "waymark/1"),
      KeyField(name: "stage", value: stage.declaration.name),
      KeyField(name: "kind", value: stage.kind.name),
      KeyField(name: "method version", value: String(stage.kind.version)),
    ]
    fields += stage.kind.versions(of: checked)
    for line in checked.canonicalConfiguration.split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
      fields.append(KeyField(name: String(parts[0]), value: parts.count > 1 ? String(parts[1]) : ""))
    }
    for name in checked.parameters.sorted() {
      let value: String =
        switch pipeline.parameters[name] {
        case .scalar(let value): value
        case .list(let values): values.joined(separator: ",")
        case nil: ""
        }
      fields.append(KeyField(name: "parameter \(name)", value: value))
    }
    if let field = checked.calendarUse.field, case .scalar(let today)? = pipeline.parameters["today"] {
      fields.append(KeyField(name: field.name, value: String(today.prefix(field.length))))
    }
    if checked.summaryUse == .shown { fields += shown(summary) }
    let folder = pipeline.path.split(separator: "/").dropLast().map(String.init)
    for (role, files) in [
      ("definition", checked.definitionFiles + checked.vocabularyFiles), ("source", checked.sourceFiles),
    ] {
      for file in files {
        fields.append(
          KeyField(name: "\(role) \(Lineage.relative(file, to: folder))", value: hash(file)))
      }
    }
    return fields
  }

  /// The hash of the fields of a stage; files enter with their content and not with their place, so
  /// that a checkout that moves keeps its results.
  static func digest(_ fields: [KeyField]) -> String {
    var hash = ContentHash()
    for field in fields {
      let isFile = field.name.hasPrefix("definition ") || field.name.hasPrefix("source ")
      hash.update(field: isFile ? "file" : field.name)
      hash.update(field: field.value)
    }
    return hash.finish()
  }

  /// The key of one instance.
  static func key(stageFields: String, bindings: [Binding], inputs: [Input]) -> String {
    var hash = ContentHash()
    hash.update(field: stageFields)
    for binding in bindings {
      hash.update(field: binding.name)
      hash.update(field: binding.value)
    }
    for input in inputs {
      for part in [input.port, input.stage, input.sourcePort] { hash.update(field: part) }
      for binding in input.bindings { hash.update(field: binding.value) }
      hash.update(field: input.hash)
    }
    return hash.finish()
  }

  /// The key of an instance that computes in one of several ways.
  static func key(of content: String, variant: String) -> String {
    var hash = ContentHash()
    hash.update(field: content)
    hash.update(field: variant)
    return hash.finish()
  }

  private static func shown(_ summary: PipelineSummary) -> [KeyField] {
    var fields = [
      KeyField(name: "pipeline name", value: summary.name),
      KeyField(name: "pipeline title", value: summary.title.tagged.joined(separator: "\n")),
    ]
    for stage in summary.stages {
      let inputs = stage.inputs.joined(separator: ",")
      let lists = stage.lists.sorted { $0.key < $1.key }.map { " \($0.key) of \($0.value)" }.joined()
      fields.append(
        KeyField(
          name: "shown stage \(stage.name)",
          value: "\(stage.kind) x\(stage.instances) \(stage.dataClass.rawValue) < \(inputs)\(lists)"))
    }
    return fields
  }
}

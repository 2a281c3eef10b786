public import Language

/// Reads a pipeline and proves, before any data is read, that it fits and cannot leak.
public struct PipelineChecker {
  private let kinds: [any StageKind]
  private let codes: CodeDirectory
  private var diagnostics: [Diagnostic] = []
  private var earlier = EarlierClasses()

  /// What is known of a stage once it was visited.
  private struct Visited {
    var outputs: [CheckedOutput]
    var classes: [String: DataClass]
    var bindingNames: [String]
    /// Why its class is higher than what it reads today gives, or nil.
    var reason: String?
  }

  /// What a stage reads: its class, and where it says so.
  private struct ReadClass {
    var stage: String
    var dataClass: DataClass
    var location: SourceLocation
    var reason: String?
  }

  /// Checks the pipeline in a file; all that is wrong is reported at once.
  ///
  /// `kinds` are the kinds that are built; the others take part in the proof and are then refused.
  /// `today` (`2026-11-24`) is the value of the parameter of that name unless an override gives another.
  /// The store, nil for the one beside the pipeline, is asked for the classes of what `previous` reads;
  /// `walls` are those of the kernel that will run the commands.
  public static func check(
    path: String, name: String, profile: String? = nil, overrides: [ParameterOverride], today: String,
    store: String? = nil, absence: ParameterAbsence = .refused, kinds: [any StageKind], codes: CodeDirectory,
    walls: KernelWalls = .current
  ) -> Result<CheckedPipeline, DiagnosticsError> {
    let node: Node
    do {
      node = try YAMLReader.read(path: path, name: name)
    } catch {
      return .failure(error)
    }
    var reader = PipelineReader()
    var specification = reader.read(node)
    let included = IncludedStages.add(to: &specification, of: path, name: name, reader: &reader)
    specification.parameters.append(
      PipelineSpecification.Parameter(
        name: "today", type: ParameterType(element: .date, isList: false), defaultValue: nil, minimum: nil,
        maximum: nil, location: node.location))
    var binding = ParameterBinding(codes: codes, absence: absence)
    binding.apply(profile, to: &specification)
    let values = binding.bind(
      specification.parameters,
      overrides: [ParameterOverride(name: "today", value: today)] + overrides)
    var checker = PipelineChecker(kinds: kinds, codes: codes)
    checker.diagnostics = reader.diagnostics + binding.diagnostics
    var stages = checker.stages(specification, values: values, path: path)
    if specification.stages.contains(where: { $0.references.contains(where: \.isPrevious) }) {
      // Where it publishes is known once it was checked; what an earlier run was for its readers, only then.
      checker.earlier = EarlierClasses(
        store: store ?? Executor.storeFolder(beside: path, pipeline: specification.name),
        publishedTo: CheckedPipeline.publishedFolders(
          of: stages, among: stages, parameters: values))
      checker.diagnostics = reader.diagnostics + binding.diagnostics
      stages = checker.stages(specification, values: values, path: path)
    }
    checker.diagnostics += CommandProof(stages: stages, walls: walls).diagnostics()
    let objection = StorePlace.objection(to: store, node: node, path: path)
    checker.diagnostics += [objection].compactMap(\.self)
    // What is said of the store is not said of each root again.
    let bounds = bounds(
      stages, of: specification, values: values, path: path, store: objection == nil ? store : nil)
    checker.diagnostics += objections(bounds, stages, path: path)
    checker.diagnostics += openInstances(stages, of: specification, codes: codes)
    guard checker.diagnostics.allSatisfy({ $0.severity == .warning }) else {
      return .failure(DiagnosticsError(checker.diagnostics))
    }
    var pipeline = CheckedPipeline(
      name: specification.name, title: specification.title, path: path, stages: stages,
      parameters: values, warnings: checker.diagnostics)
    pipeline.control = specification.control
    pipeline.includedFiles = included
    pipeline.publicationBounds = bounds
    pipeline.unsetParameters = specification.parameters.map(\.name).filter { values[$0] == nil }
    return .success(pipeline)
  }

  private init(kinds: [any StageKind], codes: CodeDirectory) {
    self.kinds = kinds
    self.codes = codes
  }

  private mutating func fail(
    _ code: String, _ message: String, at location: SourceLocation?, note: String? = nil,
    help: String? = nil
  ) {
    diagnostics.append(
      Diagnostic(code: code, message: message, location: location, caretNote: note, help: help))
  }

  private mutating func stages(
    _ specification: PipelineSpecification, values: [String: ParameterValue], path: String
  ) -> [CheckedPipeline.Stage] {
    let names = specification.stages.map(\.name)
    for stage in specification.stages {
      for reference in stage.references where !names.contains(reference.stage) && !reference.isOptional {
        fail(
          "E021", "stage '\(stage.name)' reads '\(reference.stage)', which is not there",
          at: reference.location, note: Suggestion.note(for: reference.stage, in: names),
          help: "stages: \(names.joined(separator: ", "))")
      }
    }
    let types = Dictionary(
      specification.parameters.map { ($0.name, $0.type) }, uniquingKeysWith: { first, _ in first })
    let folder = path.split(separator: "/").dropLast().map { "/" + $0 }.joined()
    var visited: [String: Visited] = [:]
    var result: [CheckedPipeline.Stage] = []
    for stage in ordered(specification.stages) {
      let bindings = self.bindings(stage, types)
      let declaration = StageDeclaration(
        name: stage.name, nameLocation: stage.nameLocation, configuration: stage.configuration,
        filter: stage.filter, bindings: bindings, folder: stage.folder ?? folder)
      if let checked = check(stage, declaration, types, values, &visited) { result.append(checked) }
    }
    return result
  }

  /// The stages, each after those it reads, ties in order of the file; a cycle is reported.
  private mutating func ordered(
    _ stages: [PipelineSpecification.Stage]
  ) -> [PipelineSpecification.Stage] {
    let (result, rest) = StageOrder.ordered(stages)
    guard let first = rest.first else { return result }
    // Every stage left reads another one left, so that following them must come round.
    var path = [first.name]
    while true {
      let stage = rest.first { $0.name == path[path.count - 1] } ?? first
      let next = stage.references.first { reference in rest.contains { $0.name == reference.stage } }
      guard let next, !path.contains(next.stage) else {
        let start = path.firstIndex(of: next?.stage ?? "") ?? 0
        let cycle = path[start...].reversed() + [path[path.count - 1]]
        fail(
          "E070", "stages form a cycle: \(cycle.joined(separator: " -> "))",
          at: next?.location ?? first.nameLocation, help: "take one of these arrows out")
        return result
      }
      path.append(next.stage)
    }
  }

  private mutating func bindings(
    _ stage: PipelineSpecification.Stage, _ types: [String: ParameterType]
  ) -> [(name: String, type: ScalarType)] {
    stage.bindings.compactMap { binding in
      switch binding.source {
      case .parameter(let name):
        if let type = types[name], type.isList { return (binding.name, type.element) }
        fail(
          "E018", "stage '\(stage.name)': '\(name)' is not a parameter with a list",
          at: binding.location, note: Suggestion.note(for: name, in: types.keys.sorted()))
      case .codeList(let name):
        if codes.codes(name) != nil { return (binding.name, .code(list: name)) }
        fail("E062", "stage '\(stage.name)': there is no code list '\(name)'", at: binding.location)
      }
      return nil
    }
  }

  private mutating func check(
    _ stage: PipelineSpecification.Stage, _ declaration: StageDeclaration,
    _ types: [String: ParameterType], _ values: [String: ParameterValue],
    _ visited: inout [String: Visited]
  ) -> CheckedPipeline.Stage? {
    guard let signature = KindSignature.named(stage.kind) else { return nil }
    var edges: [CheckedPipeline.Edge] = []
    var inputs: [CheckContext.Input] = []
    var classes: [ReadClass] = []
    for reference in stage.references {
      guard let source = visited[reference.stage],
        let (port, output) = match(reference, source, signature, stage)
      else { continue }
      let extra = source.bindingNames.filter { name in !declaration.bindings.contains { $0.name == name } }
      if !extra.isEmpty, !reference.isAll {
        fail(
          "E031",
          "'\(stage.name)' reads '\(reference.stage)' once, but it has an instance for each \(extra.joined(separator: ", "))",
          at: reference.location,
          help: "write 'all \(reference.stage)' to gather them, or give '\(stage.name)' the same 'for'")
      }
      var edge = CheckedPipeline.Edge(
        port: port, stage: reference.stage, sourcePort: output.port,
        pairing: reference.isAll ? .all : .byBinding)
      edge.isPrevious = reference.isPrevious
      edge.isOptional = reference.isOptional
      var read = ReadClass(
        stage: reference.stage, dataClass: source.classes[output.port] ?? .confidential,
        location: reference.location, reason: source.reason)
      if reference.isPrevious {
        let recorded = earlier.dataClass(of: reference.stage, port: output.port)
        if recorded > read.dataClass {
          read.dataClass = recorded
          read.reason = "'\(reference.stage)' was \(recorded.rawValue) in the run that 'previous' means"
        }
        edge.provenClass = read.dataClass
      }
      edges.append(edge)
      inputs.append(.init(port: port, stage: reference.stage, output: output, location: reference.location))
      classes.append(read)
    }
    for port in signature.inputs where !port.isOptional && !edges.contains(where: { $0.port == port.name }) {
      if stage.references.isEmpty {
        fail(
          "E022", "stage '\(stage.name)': port '\(port.name)' is not connected", at: stage.nameLocation,
          help: "add 'from: STAGE'")
      }
    }
    let problems = DiagnosticLog()
    var context = CheckContext(inputs: inputs, parameters: types) { problems.append($0) }
    context.isIncomplete = inputs.count < stage.references.count
    guard let kind = kinds.first(where: { $0.name == stage.kind }) else {
      fail(
        "E012", "stage kind '\(stage.kind)' is not built in this version", at: stage.kindLocation,
        help: "kinds that run: \(kinds.map(\.name).joined(separator: ", "))")
      prove(
        stage, signature, inputs, classes, UnbuiltStage.checked(stage, signature, inputs), &visited,
        declaration)
      return nil
    }
    let checked = kind.check(declaration, in: context)
    diagnostics += problems.all
    guard let checked else { return nil }
    let proven = prove(stage, signature, inputs, classes, checked, &visited, declaration)
    var result = CheckedPipeline.Stage(
      declaration: declaration, kind: kind, checked: checked, classes: proven, edges: edges,
      instances: instances(stage, values))
    result.control = stage.control
    result.gate = stage.gate
    result.includedFrom = stage.includedFrom
    result.parameters = checked.parameters
    for binding in stage.bindings {
      if case .parameter(let name) = binding.source { result.parameters.insert(name) }
    }
    if let condition = condition(stage, declaration, types) {
      result.parameters.formUnion(condition.mentionedParameters)
      let parameters = values.typed(types)
      result.instances = result.instances.filter { instance in
        let bound = condition.substituting(
          parameters: parameters, bindings: declaration.typed(instance))
        // What cannot be decided is not true.
        return ExpressionEvaluator().truth(bound) == true
      }
    }
    return result
  }

  /// The checked `when` of a stage.
  private mutating func condition(
    _ stage: PipelineSpecification.Stage, _ declaration: StageDeclaration, _ types: [String: ParameterType]
  ) -> TypedExpression? {
    guard let condition = stage.condition else { return nil }
    let scope = ExpressionScope(
      columns: [:], parameters: types.mapValues { (type: $0.element, isList: $0.isList) },
      bindings: Dictionary(
        declaration.bindings.map { ($0.name, $0.type) }, uniquingKeysWith: { first, _ in first }),
      codes: codes.lookup, tableName: "'when', which reads no data")
    switch TypeChecker.check(condition, expecting: .boolean, in: scope) {
    case .success(let typed): return typed
    case .failure(let error):
      diagnostics += error.diagnostics
      return nil
    }
  }

  @discardableResult
  private mutating func prove(
    _ stage: PipelineSpecification.Stage, _ signature: KindSignature, _ inputs: [CheckContext.Input],
    _ classes: [ReadClass], _ checked: CheckedStage,
    _ visited: inout [String: Visited], _ declaration: StageDeclaration
  ) -> [String: DataClass] {
    var result: [String: DataClass] = [:]
    for output in checked.outputs {
      do {
        result[output.port] = try ClassTable.outputClass(
          signature.rule(of: output.port), inputs: classes.map(\.dataClass), evidence: checked.evidence,
          type: output.type,
          readsRecords: inputs.contains { $0.output.type == .records })
      } catch {
        let worst = classes.filter { $0.dataClass > error.allowed }
        for read in worst {
          let subject =
            signature.rule.isAudience
            ? "shows or publishes what is \(error.allowed.rawValue) at most"
            : "takes what is \(error.allowed.rawValue) at most"
          fail(
            "E080", "'\(stage.name)' \(subject), but '\(read.stage)' is \(read.dataClass.rawValue)",
            at: read.location, note: read.reason ?? "these cells have not been through disclosure control",
            help: remedy(read))
        }
        if case .audience(let audience, _) = checked.evidence { result[output.port] = audience }
      }
    }
    let highest = classes.map(\.dataClass).max()
    visited[stage.name] = Visited(
      outputs: checked.outputs, classes: result, bindingNames: declaration.bindings.map(\.name),
      reason: classes.first { $0.dataClass == highest }?.reason)
    return result
  }

  /// What can be done about an input above its class, with the kinds that are built.
  private func remedy(_ read: ReadClass) -> String {
    if read.dataClass == .confidential {
      return
        "count '\(read.stage)' with 'disaggregate', by columns of codes that are neither keys nor sensitive"
    }
    let isBuilt = kinds.contains { $0.name == "protect" }
    return isBuilt
      ? "put a 'protect' stage after '\(read.stage)', or write 'audience: internal'"
      : "write 'audience: internal'; this version makes no table public that was counted from records"
  }

  private mutating func match(
    _ reference: PipelineSpecification.Reference, _ source: Visited, _ signature: KindSignature,
    _ stage: PipelineSpecification.Stage
  ) -> (port: String, output: CheckedOutput)? {
    let outputs = source.outputs.filter { reference.sourcePort == nil || $0.port == reference.sourcePort }
    let ports = signature.inputs.filter { reference.port == nil || $0.name == reference.port }
    for port in ports {
      if let output = outputs.first(where: { port.types.contains($0.type) }) { return (port.name, output) }
    }
    let wanted = ports.flatMap(\.types).map(\.rawValue)
    let given = outputs.map(\.type.rawValue)
    fail(
      "E024",
      "stage '\(stage.name)' takes \(wanted.isEmpty ? "no such port" : wanted.joined(separator: " or ")), but '\(reference.stage)' gives \(given.joined(separator: ", "))",
      at: reference.location,
      help: "ports of '\(stage.kind)': \(signature.inputs.map(\.name).joined(separator: ", "))")
    return nil
  }

  private func instances(
    _ stage: PipelineSpecification.Stage, _ values: [String: ParameterValue]
  ) -> [[Binding]] {
    var result: [[Binding]] = [[]]
    for binding in stage.bindings {
      let items: [String]
      switch binding.source {
      case .parameter(let name):
        guard case .list(let values)? = values[name] else { continue }
        items = values
      case .codeList(let name): items = codes.codes(name) ?? []
      }
      result = result.flatMap { before in items.map { before + [Binding(name: binding.name, value: $0)] } }
    }
    return result
  }
}

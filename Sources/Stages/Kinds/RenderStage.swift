import Codebook
import Language
public import Pipelines

/// `render`: pages and tables for an audience, from a named template.
public struct RenderStage: StageKind {
  /// The key that names the kind in a pipeline.
  public let name = "render"
  /// Raised when equal inputs would give different outputs.
  public let version = 3
  private let codes: CodeSource

  init(codes: CodeSource) { self.codes = codes }

  /// Checks one stage and says what it will make.
  public func check(_ declaration: StageDeclaration, in context: CheckContext) -> CheckedStage? {
    guard
      let configuration = StageConfiguration(
        declaration, kind: name, keys: ["template", "formats", "audience", "country"],
        required: ["template", "formats", "audience"], report: context.report)
    else { return nil }
    let template = configuration.choice("template", of: PageTemplate.allCases.map(\.rawValue))
      .flatMap(PageTemplate.init(rawValue:))
    let words = PageFormat.allCases.map(\.rawValue)
    let formats = configuration.texts("formats")?.filter {
      configuration.checkedChoice($0.text, of: words, key: "formats", at: $0.location)
    }.compactMap { PageFormat(rawValue: $0.text) }
    guard let template, let formats, let audience = Audience.read(configuration) else { return nil }
    var parameters: Set<String> = []
    if template == .countryBrief {
      guard let source = countrySource(configuration, declaration, context) else { return nil }
      if case .parameter(let parameter) = source { parameters.insert(parameter) }
      return checked(template, formats, audience, configuration, source, parameters)
    }
    return checked(template, formats, audience, configuration, nil, parameters)
  }

  /// Writes the pages of one instance in its private folder.
  public func execute(_ attempt: StageAttempt) async throws -> StageOutcome {
    guard let request = attempt.checked.payload as? PageRequest else {
      throw StageFailure(cause: .engine, message: "stage \(attempt.address) lost its configuration")
    }
    let files = try PageAssembly(attempt: attempt, request: request, codes: codes).files()
    let folder = try PortFolder.make("pages", of: attempt)
    var hash = ContentHash()
    for file in files.sorted(by: { $0.path < $1.path }) {
      try PortFolder.write([UInt8](file.text.utf8), to: folder + "/" + file.path)
      hash.update(field: file.path)
      hash.update(field: file.text)
    }
    return StageOutcome(hashes: ["pages": hash.finish()])
  }

  private func checked(
    _ template: PageTemplate, _ formats: [PageFormat], _ audience: DataClass,
    _ configuration: StageConfiguration, _ country: PageRequest.CountrySource?,
    _ parameters: Set<String>
  ) -> CheckedStage {
    let sorted = PageFormat.allCases.filter(formats.contains)
    return CheckedStage(
      outputs: [CheckedOutput(port: "pages", type: .pages, schema: template)],
      evidence: .audience(audience, configuration.location(of: "audience")),
      canonicalConfiguration: [
        "template \(template.rawValue)", "formats \(sorted.map(\.rawValue).joined(separator: ","))",
        "audience \(audience.rawValue)", "country \(country.map { "\($0)" } ?? "")",
      ].joined(separator: "\n"),
      parameters: parameters, vocabularyFiles: codes.library.files, summaryUse: .shown,
      payload: PageRequest(
        template: template, formats: sorted, audience: audience, country: country))
  }

  private func countrySource(
    _ configuration: StageConfiguration, _ declaration: StageDeclaration, _ context: CheckContext
  ) -> PageRequest.CountrySource? {
    if let text = configuration.text("country") {
      let name = text.hasPrefix("parameters.") ? String(text.dropFirst("parameters.".count)) : ""
      guard let type = context.parameters[name], !type.isList, type.element == .code(list: "countries")
      else {
        configuration.fail(
          "'country' takes a parameter of type country", at: configuration.location(of: "country"),
          help: "such as 'country: parameters.country'")
        return nil
      }
      return .parameter(name)
    }
    guard let binding = declaration.bindings.first(where: { $0.type == .code(list: "countries") }) else {
      configuration.fail(
        "a country brief needs a country", at: configuration.location(of: "template"),
        help: "add 'for: {country: parameters.countries}', or 'country: parameters.country'")
      return nil
    }
    return .binding(binding.name)
  }
}

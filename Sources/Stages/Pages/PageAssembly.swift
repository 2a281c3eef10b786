import Briefs
import Codebook
import Foundation
import Language
import Pipelines
import Tables

/// Turns the inputs of a render stage into the files of its pages.
struct PageAssembly {
  /// A file of a page.
  struct File {
    var path: String
    var text: String
  }

  let attempt: StageAttempt
  let request: PageRequest
  let codes: CodeSource

  /// The files, paths as published.
  func files() throws -> [File] {
    let inputs = try self.inputs()
    let report: Report
    let folder: String
    switch request.template {
    case .countryBrief:
      let country = try country()
      report = CountryBrief.report(inputs, country: country)
      folder = PathSegment.encoded(country) + "/"
    case .nightly:
      report = NightlyReport.report(inputs)
      folder = ""
    case .caseRecords:
      report = CaseReport.report(inputs)
      folder = ""
    }
    var files: [File] = []
    for format in request.formats {
      switch format {
      case .html: files.append(File(path: folder + "index.html", text: HTMLPage.text(report)))
      case .json:
        files.append(File(path: folder + "report.json", text: VisibleText.json(try ReportJSON.text(report))))
      case .csv:
        for table in inputs.tables {
          files.append(
            File(path: folder + Self.name(table.stage, table.key), text: CountsText.csv(table.table)))
        }
        for findings in inputs.findings {
          files.append(
            File(
              path: folder + Self.name(findings.stage, findings.key),
              text: FindingsText.csv(findings.findings)))
        }
      }
    }
    try refuseEqualNames(files)
    return files
  }

  private static func name(_ stage: String, _ key: [String]) -> String {
    PathSegment.joined(stage, key) + ".csv"
  }

  /// A name that two tables want would leave one of them out.
  private func refuseEqualNames(_ files: [File]) throws(StageFailure) {
    var seen: Set<String> = []
    for file in files where !seen.insert(file.path.lowercased()).inserted {
      throw StageFailure(
        cause: .data, message: "two files of \(attempt.address) want the name \(file.path)",
        help: "give their stages names that differ in more than case")
    }
  }

  private func country() throws -> String {
    switch request.country {
    case .binding(let name):
      if let value = attempt.address.bindings.first(where: { $0.name == name })?.value { return value }
    case .parameter(let name):
      if case .scalar(let value)? = attempt.parameters[name] { return value }
    case nil: break
    }
    throw StageFailure(cause: .engine, message: "stage \(attempt.address) has no country")
  }

  private func inputs() throws -> TemplateInputs {
    func table(_ folder: String) throws -> CountsTable {
      try StoredTables.of(attempt).read(folder, for: attempt)
    }
    let library = codes.library
    let short = ShortLabels(library: library)
    return TemplateInputs(
      title: attempt.pipeline.title,
      tables: try attempt.inputs.filter { $0.port == "counts" }.map {
        .init(
          stage: $0.stage, key: $0.bindings.map(\.value), table: try table($0.folder),
          conditions: StoredConditions.read(folder: $0.folder))
      },
      exposures: try attempt.inputs.filter { $0.port == "exposure" }.map { try table($0.folder) },
      findings: try attempt.inputs.filter { $0.port == "findings" }.map {
        .init(
          stage: $0.stage, key: $0.bindings.map(\.value),
          findings: try FindingsStore.read(folder: $0.folder))
      },
      quality: attempt.inputs.filter { $0.port == "quality" }.compactMap {
        let stage = $0.stage
        return QualityText.audit(folder: $0.folder).map { CleaningSummary(stage: stage, audit: $0) }
      },
      graph: RunGraph(
        nodes: attempt.pipeline.stages.map { .init(name: $0.name, kind: $0.kind, instances: $0.instances) },
        edges: attempt.pipeline.stages.flatMap { stage in
          stage.inputs.map { .init(from: $0, to: stage.name) }
        }),
      label: { library[$0]?.label($1) ?? $1 },
      shortLabel: { short.label(list: $0, code: $1) ?? library[$0]?.label($1) ?? $1 },
      pageFolder: { PathSegment.encoded($0) })
  }
}

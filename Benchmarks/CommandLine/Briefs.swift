import Foundation
import Measurement

/// Country briefs of the figures that the project carries: a page alone, one country in English, and four in five languages.
struct Briefs {
  private static let countries = ["AFG", "IRN", "IRQ", "PAK"]
  private static let formats = "[html, json, csv, sdmx-csv, charts, pdf, docx, xlsx, email]"

  /// The program that is measured.
  let waymark: String
  /// A folder with the project's pipelines and data, and nothing else.
  let folder: URL

  /// Copies the pipelines and the data of the project that the program is run in.
  init(waymark: String, folder: URL) throws {
    self.waymark = waymark
    self.folder = folder
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for name in ["pipelines", "data"] {
      try FileManager.default.copyItem(at: URL(filePath: name), to: folder.appending(path: name))
    }
  }

  /// What each of them takes, from an empty store.
  func measures() throws -> [Measure] {
    var pages = Timing()
    var megabytes = 0
    for _ in 0..<11 {
      for country in Self.countries {
        let process = try run(country, language: "en", formats: "[html]")
        guard let rendered = process.output.firstMatch(of: /"instance":"brief","milliseconds":([0-9]+)/),
          let milliseconds = Double(rendered.output.1)
        else { throw MeasuredProcess.Failure(description: "no time of the brief:\n\(process.output)") }
        pages.add(milliseconds / 1000)
        megabytes = max(megabytes, process.megabytes)
      }
    }
    let page = Measure(
      name: "brief as HTML with its charts, the stage alone", median: pages.median, least: pages.least,
      processor: pages.median, megabytes: megabytes, target: 0.05)
    return [
      page,
      try measure("one country in English, all formats", runs: 5, target: 4) {
        [try run("PAK", language: "en")]
      },
      try measure("four countries in five languages, all formats", runs: 1, target: 60) {
        try Self.countries.map { try run($0, language: "[en, fr, ar, fa, ur]") }
      },
    ]
  }

  private func measure(
    _ name: String, runs: Int, target: Double, _ processes: () throws -> [MeasuredProcess]
  ) throws -> Measure {
    var timing = Timing()
    var processor = Timing()
    var megabytes = 0
    for _ in 0..<runs {
      let processes = try processes()
      timing.add(processes.map(\.seconds).reduce(0, +))
      processor.add(processes.map(\.processorSeconds).reduce(0, +))
      megabytes = max(megabytes, processes.map(\.megabytes).max() ?? 0)
    }
    return Measure(
      name: name, median: timing.median, least: timing.least, processor: processor.median,
      megabytes: megabytes, target: target)
  }

  private func run(_ country: String, language: String, formats: String = Self.formats) throws
    -> MeasuredProcess
  {
    let pipelines = folder.appending(path: "pipelines")
    for name in ["pipelines/.waymark", "reports"] {
      try? FileManager.default.removeItem(at: folder.appending(path: name))
    }
    let shipped = try String(contentsOf: pipelines.appending(path: "country-brief.yaml"), encoding: .utf8)
    let pipeline = pipelines.appending(path: "measured.yaml")
    try shipped.replacing(/language: .*/, with: "language: \(language)")
      .replacing(/formats: .*/, with: "formats: \(formats)")
      .write(to: pipeline, atomically: true, encoding: .utf8)
    let process = try MeasuredProcess.run(
      waymark, ["run", pipeline.path, "--param", "country=\(country)", "--log", "json"], in: ".")
    guard process.exitCode == 0 else {
      throw MeasuredProcess.Failure(description: "the brief of \(country) failed:\n\(process.output)")
    }
    return process
  }
}

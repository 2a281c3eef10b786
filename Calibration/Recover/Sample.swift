import Foundation

/// A sample of case records with what is true of it, in a project of its own, and what the program finds there.
struct Sample {
  /// Why a sample gave no answer.
  struct Failure: Error, CustomStringConvertible { var description: String }

  private let folder: URL
  private let pipeline: String
  private let waymark: String

  /// Makes a sample of a seed in an empty folder, with the pipeline and the code lists of the project.
  init(seed: UInt64, rows: Int, folder: URL, project: URL, programs: URL) throws {
    let files = FileManager.default
    self.folder = folder
    waymark = programs.appending(path: "waymark").path
    pipeline = folder.appending(path: "pipelines/case-records.yaml").path
    try files.createDirectory(at: folder.appending(path: "pipelines"), withIntermediateDirectories: true)
    try files.createDirectory(at: folder.appending(path: "data"), withIntermediateDirectories: true)
    try files.copyItem(atPath: project.appending(path: "pipelines/case-records.yaml").path, toPath: pipeline)
    let data = project.appending(path: "data")
    for name in try files.contentsOfDirectory(atPath: data.path) where name != "cases" {
      try files.createSymbolicLink(
        at: folder.appending(path: "data/\(name)"), withDestinationURL: data.appending(path: name))
    }
    _ = try Self.run(
      programs.appending(path: "generate-cases").path,
      ["--rows", String(rows), "--seed", String(seed), folder.appending(path: "data/cases").path])
  }

  /// The effects that were planted.
  func effects() throws -> [Effect] {
    try Effect.all(
      truth: String(contentsOf: folder.appending(path: "data/cases/truth-effects.csv"), encoding: .utf8))
  }

  /// Whether each effect was found, in their order.
  func recovered(_ effects: [Effect]) throws -> [Bool] {
    let counts = try CommaTable(
      String(decoding: Self.run(waymark, ["show", pipeline, "people"]), as: UTF8.self))
    // A migrant of a group is in one row a month; rows of margins say nothing of a group.
    let groups = Set(effects.filter(\.isShift).map { [$0.matter, $0.route, $0.sex, $0.ageClass] })
    guard let matter = groups.first?.first, groups.allSatisfy({ $0.first == matter }) else {
      throw Failure(description: "levels of more than one matter are planted")
    }
    var text = "route,sex,majority,month,people\n"
    var months: Set<String> = []
    for row in counts.rows {
      func field(_ name: String) throws -> String { try counts.field(name, of: row) }
      let group = [try field("matter"), try field("route"), try field("sex"), try field("majority")]
      guard groups.contains(group), try field("age_band") == "_T" else { continue }
      months.insert(try field("event_date"))
      text +=
        "\(group.dropFirst().joined(separator: ",")),\(try field("event_date")),\(try field("people"))\n"
    }
    let series = folder.appending(path: "series.csv")
    try text.write(to: series, atomically: true, encoding: .utf8)
    let answers = try Answers(
      findings: Self.run(waymark, ["show", pipeline, "trends"]),
      breaks: Self.run(
        waymark,
        [
          "trend", series.path, "--time", "month", "--value", "people", "--by", "route,sex,majority",
          "--method", "baiPerron", "--format", "json",
        ]),
      matter: matter)
    return effects.map { answers.tell($0, months: months.sorted()) }
  }

  private static func run(_ program: String, _ arguments: [String]) throws -> Data {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(
        description: "\(arguments.first ?? program) ended with \(process.terminationStatus)")
    }
    return data
  }
}

extension Effect {
  /// Whether the level changes at one month.
  var isShift: Bool {
    if case .shift = kind { return true }
    return false
  }
}

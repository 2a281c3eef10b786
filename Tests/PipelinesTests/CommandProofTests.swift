import Foundation
import Language
import Pipelines
import Testing

/// When a pipeline needs the walls of the kernel, on kernels that have them and on others.
@Suite struct CommandProofTests {
  /// A kind that only says what it would do: sources of either class, and a command.
  private struct SayingStage: StageKind {
    let name: String
    let version = 1
    let isPublished: Bool
    let walls: CommandAccess.Walls

    func check(_ declaration: StageDeclaration, in context: CheckContext) -> CheckedStage? {
      let type = name == "load" && !isPublished ? PortType.records : .counts
      return CheckedStage(
        outputs: [CheckedOutput(port: "table", type: type)],
        evidence: name == "load" ? .source(isPublished: isPublished) : .codedAggregation,
        canonicalConfiguration: "",
        commandAccess: name == "run" ? CommandAccess(folders: [], walls: walls) : nil)
    }

    func execute(_ attempt: StageAttempt) async throws -> StageOutcome { StageOutcome(hashes: [:]) }
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var kernel: KernelWalls
    var isPublished: Bool
    var waiver: CommandAccess.Walls
    var expected: [String]
    var testDescription: String { "\(kernel), published: \(isPublished), \(waiver)" }
  }

  private static let full = KernelWalls(landlock: 7, filtersCalls: true)
  private static let none = KernelWalls(landlock: 0, filtersCalls: false)
  static let cases = [
    Case(kernel: full, isPublished: false, waiver: .needed, expected: []),
    Case(kernel: full, isPublished: false, waiver: .waived, expected: []),
    Case(kernel: none, isPublished: true, waiver: .needed, expected: []),
    Case(kernel: none, isPublished: false, waiver: .waived, expected: []),
    Case(kernel: none, isPublished: false, waiver: .needed, expected: ["no Landlock and seccomp"]),
    Case(
      kernel: KernelWalls(landlock: 0, filtersCalls: true), isPublished: false, waiver: .needed,
      expected: ["no Landlock,"]),
    Case(
      kernel: KernelWalls(landlock: 7, filtersCalls: false), isPublished: false, waiver: .needed,
      expected: ["no seccomp,"]),
  ]

  @Test(arguments: cases) func aPipelineWithConfidentialInputsNeedsWallsOrAWaiver(_ item: Case) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "waymark-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "p.yaml").path
    let text = """
      waymark: 1
      pipeline: p
      stages:
        source: {load: {}}
        table: {from: source, disaggregate: {}}
        outside: {from: table, run: {}}

      """
    try Data(text.utf8).write(to: URL(filePath: path))
    let result = PipelineChecker.check(
      path: path, name: "p.yaml", overrides: [], today: "2026-11-24",
      kinds: ["load", "disaggregate", "run"].map {
        SayingStage(name: $0, isPublished: item.isPublished, walls: item.waiver)
      }, codes: CodeDirectory(lookup: { _, _ in .noSuchList }, codes: { _ in nil }), walls: item.kernel)
    var found: [Diagnostic] = []
    if case .failure(let error) = result { found = error.diagnostics }
    #expect(found.map(\.code) == item.expected.map { _ in "E089" }, "\(found)")
    for (diagnostic, words) in zip(found, item.expected) {
      #expect(diagnostic.message.contains(words) && diagnostic.location?.start.line == 6)
    }
  }
}

import Foundation
import Language
import Pipelines
import Testing

@Suite struct ParameterTests {
  /// Checks a pipeline of nothing but parameters and one stage of a kind that is not there.
  private func codes(_ parameters: String, _ overrides: [ParameterOverride] = []) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "parameters-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "p.yaml")
    let text = "waymark: 1\npipeline: p\nparameters:\n  x: \(parameters)\nstages: {}\n"
    try Data(text.utf8).write(to: file)
    let directory = CodeDirectory(
      lookup: { list, code in
        list == "countries" ? (code == "AFG" ? .known : .unknown(suggestion: nil)) : .noSuchList
      },
      codes: { $0 == "countries" ? ["AFG"] : nil })
    let result = PipelineChecker.check(
      path: file.path, name: "p.yaml", overrides: overrides, today: "2026-11-24", kinds: [], codes: directory)
    guard case .failure(let error) = result else { return [] }
    return error.diagnostics.map(\.code)
  }

  @Test(arguments: [
    ("{type: count, default: 5, min: 3, max: 9}", []), ("{type: count, default: 2, min: 3}", ["E052"]),
    ("{type: month, default: 2009-01, min: 2010-01}", ["E052"]),
    ("{type: real, default: 0.5, max: 0.4}", ["E052"]),
    ("{type: list of year, default: [2010, 2030], max: 2025}", ["E052"]),
    ("{type: int, default: 1, min: 5, max: 4}", ["E054", "E052"]),
    ("{type: text, default: a, min: b}", ["E054"]),
    ("{type: country, default: AFG, max: AFG}", ["E054"]), ("{type: int, default: 1, min: one}", ["E054"]),
    ("{type: int, default: 1.5}", ["E052"]), ("{type: list of country, default: [AFG, AFG]}", ["E053"]),
    ("{type: list of country, default: [AFG, XXX]}", ["E061"]), ("{type: number, default: 1}", ["E016"]),
    ("{type: int, defualt: 1}", ["E011", "E050"]), ("{type: int}", ["E050"]),
  ])
  func boundsTypesAndDefaultsAreChecked(parameter: String, wanted: [String]) throws {
    #expect(try codes(parameter) == wanted)
  }

  @Test func whatIsGivenFromOutsideIsHeldToTheBoundsToo() throws {
    let parameter = "{type: count, default: 5, min: 3}"
    #expect(try codes(parameter, [ParameterOverride(name: "x", value: "2")]) == ["E052"])
    #expect(try codes(parameter, [ParameterOverride(name: "x", value: "4")]).isEmpty)
    #expect(try codes(parameter, [ParameterOverride(name: "y", value: "4")]) == ["E051"])
  }
}

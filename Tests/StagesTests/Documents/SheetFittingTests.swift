import Foundation
import TestSupport
import Testing

/// How a page is laid out again until its sheets are full, with layouts that are as long as their room says.
@Suite struct SheetFittingTests {
  private static let python = SharedFolder.packageRoot.appending(path: ".venv/bin/python")
  static let hasPython = FileManager.default.isExecutableFile(atPath: python.path)

  /// What is chosen for pages of some lengths, in sheets: the room, and how full each sheet is.
  private func chosen(_ lengths: [Double]) throws -> [(room: Double, sheets: [Double])] {
    let script = """
      import json, math, sys, types
      sys.path.insert(0, "Sources/Stages/Documents"); sys.dont_write_bytecode = True
      import sheets
      sheets.filled = lambda page: page
      def lay_out(length):
          def at(room, close):
              long = length * (0.9 * room + 0.1 * close)
              full = math.ceil(long - 1e-9) - 1
              return types.SimpleNamespace(room=room, pages=[1.0] * full + [long - full])
          return at
      made = [sheets.fitted(lay_out(length), 2) for length in json.loads(sys.argv[1])]
      print(json.dumps([[one.room] + one.pages for one in made]))
      """
    let process = Process()
    process.executableURL = Self.python
    process.arguments = ["-c", script, String(decoding: try JSONEncoder().encode(lengths), as: UTF8.self)]
    process.currentDirectoryURL = SharedFolder.packageRoot
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return try JSONDecoder().decode([[Double]].self, from: output).map { ($0[0], Array($0.dropFirst())) }
  }

  @Test(.enabled(if: hasPython, "the Python of the project is missing"))
  func aPageFillsTwoSheetsOrThreeAndNoneIsEmptierThanTwoThirds() throws {
    // As it is; looser; tighter; three sheets, full as they are and spread.
    let expected: [(length: Double, room: Double, sheets: Int)] = [
      (1.9, 1, 2), (1.55, 1.12, 2), (2.05, 0.95, 2), (2.2, 0.88, 2), (2.35, 0.84, 2),
      (2.45, 0.8, 2), (2.8, 1, 3), (2.55, 1.12, 3),
    ]
    let made = try chosen(expected.map(\.length))
    #expect(made.count == expected.count)
    for (one, wanted) in zip(made, expected) {
      #expect(one.room == wanted.room && one.sheets.count == wanted.sheets, "\(wanted.length): \(one)")
      #expect(one.sheets.allSatisfy { $0 >= 2 / 3.0 }, "\(wanted.length): \(one)")
    }
  }

  @Test(.enabled(if: hasPython, "the Python of the project is missing"))
  func whatIsFarLongerStaysAsItIsAndWhatIsShortIsSpreadAsFarAsItGoes() throws {
    let made = try chosen([3.1, 1.2, 0.8])
    #expect(made.map(\.room) == [1, 1.16, 1])
    #expect(made.map(\.sheets.count) == [4, 2, 1])
  }
}

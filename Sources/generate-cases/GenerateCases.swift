import Foundation

/// Writes made-up case records of trafficking and smuggling, messy as real ones, and what is true of them.
@main enum GenerateCases {
  private static let usage = """
    usage: generate-cases --rows N [--seed S] [--truth yes|no] FOLDER
    Writes FOLDER/cases.csv and, unless --truth no, truth-rows.csv, truth-rules.csv and truth-effects.csv.
    Every record is made up. Equal N and S give equal bytes on every machine.

    """

  static func main() {
    var rows: Int?
    var seed: UInt64 = 20_251_123
    var hasTruth = true
    var folder: String?
    var words = CommandLine.arguments.dropFirst()
    while let word = words.popFirst() {
      switch word {
      case "--rows": rows = words.popFirst().flatMap(Int.init)
      case "--seed": seed = words.popFirst().flatMap(UInt64.init) ?? seed
      case "--truth": hasTruth = words.popFirst() != "no"
      default: folder = word
      }
    }
    guard let rows, (1...100_000_000).contains(rows), let folder, !folder.hasPrefix("-") else {
      FileHandle.standardError.write(Data(usage.utf8))
      exit(2)
    }
    let sample = CaseSample(rows: rows, seed: seed, folder: folder)
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try sample.writeCases()
      if hasTruth { try sample.writeTruth() }
    } catch {
      FileHandle.standardError.write(Data("cannot write to \(folder)\n".utf8))
      exit(73)
    }
  }
}

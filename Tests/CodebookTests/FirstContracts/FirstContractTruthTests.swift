import Foundation
import Language
import Tables
import TestSupport
import Testing

@testable import Codebook

/// How much `waymark init` recognises of public files, beside what was written down before.
@Suite struct FirstContractTruthTests {
  /// A file's table, or nil where it is not here or no reader knows its format.
  static func table(_ file: String) throws -> FirstTable? {
    guard let path = TruthTable.path(file), FileManager.default.fileExists(atPath: path) else { return nil }
    let isWorkbook = !path.hasSuffix(".csv")
    if isWorkbook, !Sources.all.contains(where: { $0.format == "xlsx" }) { return nil }
    return try FirstTableReading(path: path).table
  }

  static func score(_ file: String) throws -> (contract: FirstContract, score: TruthScore)? {
    guard let table = try table(file) else { return nil }
    let contract = ContractRecognition(of: table, name: "sample", title: file, library: .shipped).contract()
    return (contract, TruthScore(contract, TruthTable(file: file)))
  }

  @Test(.enabled(if: SharedFolder.url != nil, "needs the shared test inputs"), arguments: TruthTable.files)
  func publicFilesAreRecognised(_ file: String) throws {
    guard let (_, score) = try Self.score(file) else { return }
    print(
      "\(file): columns \(score.columns.right) of \(score.columns.all), codes \(score.codes.right) of \(score.codes.all), silent \(score.silent.count)"
    )
    for line in score.wrong { print("  \(line)") }
    #expect(score.silent.isEmpty, "\(file): \(score.silent)")
    #expect(score.columns.right * 10 >= score.columns.all * 9, "\(file): \(score.wrong)")
    #expect(score.codes.right * 20 >= score.codes.all * 19, "\(file): \(score.wrong)")
  }
}

import Foundation
import Language
import Tables
import Testing

@Suite struct RecordsReadingTests {
  /// The counts of a file's rows by its columns of codes, as sorted lines.
  private func counts(_ text: String, columns: [RecordColumn], by names: [String]) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "reading-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let source = folder.appending(path: "records.csv")
    try Data(text.utf8).write(to: source)
    let output = folder.appending(path: "counts.csv")
    let plan = RecordsDisaggregation(
      dimensions: names.map { .init(name: $0, margin: .each) },
      measures: [.init(name: "n", aggregate: .count)],
      period: nil)
    try plan.write(
      of: RecordsSource(path: source.path, columns: columns.map(\.name), contract: "x"),
      cleaning: RecordsCleaning(columns: columns), to: output.path,
      engine: DuckDBEngine(folders: [folder.path], files: [source.path], threads: 1))
    return try String(contentsOf: output, encoding: .utf8).split(separator: "\n").map(String.init).sorted()
  }

  /// Comparisons stand for the words of short lists and joins for those of long ones.
  @Test func aShortListOfWordsReadsAsALongOneDoes() throws {
    let list: [(String, [String])] = [
      ("A", ["yes", "Oui "]), ("a2", ["A"]), ("B", ["b", "YES", "NA", "NO ANSWER"]), ("_U", ["unclear"]),
      ("C", [" c d "]),
    ]
    let texts = [
      "A", "a", " A", "a2", "A2", "yes", "YES", "Yes ", "oui", "Oui ", "OUI", "b", "B", "NA", "na", "n/a",
      "N/A ", "no answer", "NO ANSWER", "unclear", "Unclear", "c d", " C D ", "c  d", "-", "", "   ", "zzz",
      "\u{00A0}yes", "y\u{00E9}s",
    ]
    let file = "code\n" + texts.map { "\"\($0)\"\n" }.joined()
    func read(_ words: [(String, [String])]) throws -> [String] {
      try texts.flatMap { text in
        try counts(
          "code\n\"\(text)\"\n",
          columns: [
            RecordColumn(name: "code", reading: .code(CodeWords(words)), missingWords: ["n/a", "no answer"])
          ], by: ["code"])
      }
    }
    let others = (0..<40).map { ("other\($0)", [String]()) }
    #expect(try read(list) == read(list + others))
    // What a word means is what a person would say.
    let all = try counts(
      file,
      columns: [
        RecordColumn(name: "code", reading: .code(CodeWords(list)), missingWords: ["n/a", "no answer"])
      ], by: ["code"])
    #expect(all.contains("C,2") && all.contains { $0.hasPrefix("_U,") })
  }

  @Test func columnsMayHaveAnyNameThatAContractAllows() throws {
    let names = [
      "rule", "month", "rows", "records", "row_number", "period", "source", "word", "value", "raw_0",
      "found_0",
      "typed", "key", "i", "text",
    ]
    let columns = names.map {
      RecordColumn(name: $0, reading: .code(CodeWords([("A", []), ("B", [])])), missingWords: ["-"])
    }
    let file = names.joined(separator: ",") + "\n" + names.map { _ in "A" }.joined(separator: ",") + "\n"
    let lines = try counts(file, columns: columns, by: names)
    #expect(lines.contains(names.map { _ in "A" }.joined(separator: ",") + ",1"))
  }
}

import Foundation
import Language
import Tables
import TestSupport
import Testing

@Suite struct RecordsSourceTests {
  private func file(_ text: [UInt8], name: String = "x.csv") throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "records-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let path = folder.appending(path: name).path
    try Data(text).write(to: URL(filePath: path))
    return path
  }

  private func engine(_ path: String) throws(RecordsError) -> DuckDBEngine {
    do throws(EngineError) {
      return try DuckDBEngine(folders: [], files: [path], threads: 1)
    } catch { throw .engine(error) }
  }

  /// What reading a file whole ends with: nil, or the fault.
  private func fault(_ path: String, columns: [String]? = nil) throws -> SourceFault? {
    do throws(SourceFault) {
      var reader = try CSVBytesReader(path: path)
      let header = try reader.header()
      let source = try RecordsSource(path: path, columns: columns ?? header, contract: "x")
      do throws(RecordsError) {
        try RecordsStore(engine: engine(path)).check(source)
        return nil
      } catch {
        guard case .source(let fault) = error else {
          Issue.record("\(path): \(error)")
          return nil
        }
        return fault
      }
    } catch { return error }
  }

  @Test(
    arguments: [
      ("plain", "a,b\n1,2\n", nil), ("carriage returns", "a,b\r\n1,2\r\n", nil),
      ("no last line end", "a,b\n1,2", nil),
      ("quotes", "a,b\n\"1\n1\",\"2\"\"\"\n", nil), ("short", "a,b\n1,2\n1\n1,2\n", 3),
      ("long", "a,b\n1,2,3\n", 2),
      ("open quote", "a,b\n1,2\n1,\"2\n", 3), ("mixed ends", "a,b\n1,2\r\n1,2\n", nil as Int?),
    ] as [(String, String, Int?)])
  func aFileIsReadAsItsBytesSayOrRefusedWithItsLine(_ name: String, _ text: String, _ line: Int?) throws {
    let fault = try fault(file(Array(text.utf8)))
    if name == "mixed ends" {
      #expect(fault?.rule == "line-ends")
    } else {
      #expect((fault == nil) == (line == nil), "\(String(describing: fault))")
      #expect(fault?.line == line)
    }
  }

  @Test func marksOfPatternsInAFileNameAreLetters() throws {
    let path = try file(Array("a,b\n1,2\n".utf8), name: "x[1]*?.csv")
    try Data("a,b\n1,2,3\n".utf8).write(
      to: URL(filePath: path).deletingLastPathComponent().appending(path: "x1y.csv"))
    #expect(try fault(path) == nil)
  }

  @Test func headingsMustBeThoseOfTheContract() throws {
    let path = try file(Array("a,b\n1,2\n".utf8))
    #expect(try fault(path, columns: ["b", "a"]) == nil)
    #expect(try fault(path, columns: ["a", "c"])?.column == "c")
    #expect(try fault(path, columns: ["a"])?.rule == "header")
  }

  private static let others = SharedFolder.url?.appending(path: "nasty/csv")

  @Test(
    .enabled(if: others.map { FileManager.default.fileExists(atPath: $0.path) } == true, "needs ../shared"))
  func hostileFilesAreReadOrRefusedAndNeverCrash() throws {
    let folder = try #require(Self.others)
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    var outcomes: [String: Int] = [:]
    for name in names.sorted() where name.hasSuffix(".csv") {
      let fault = try fault(folder.appending(path: name).path)
      outcomes[fault == nil ? "read" : "refused", default: 0] += 1
      if let fault { #expect(fault.description.utf8.count < 400, "\(name)") }
    }
    #expect((outcomes["read"] ?? 0) > 0 && (outcomes["refused"] ?? 0) > 0, "\(outcomes)")
  }
}

import Foundation
import Language
import Synchronization
import Testing

@testable import Tables

@Suite struct DuckDBDatabaseTests {
  @Test func theVersionThatIsFoundIsThatOfTheLibraryThatIsOpened() throws {
    let found = try DuckDBLibrary.find()
    let opened = try DuckDBLibrary.open()
    #expect(found.version == opened.version && found.path == opened.path)
    #expect(try DuckDBLibrary.open().path == opened.path)
  }

  @Test func enginesOfOneDatabaseSeeNothingOfEachOther() throws {
    let database = try DuckDBDatabase(folders: [], threads: 1)
    let first = try DuckDBEngine(database)
    let second = try DuckDBEngine(database)
    _ = try first.query(SQL("CREATE TEMP TABLE t AS SELECT 1 AS i"))
    _ = try second.query(SQL("CREATE TEMP TABLE t AS SELECT 2 AS i"))
    #expect(try first.query(SQL("SELECT i FROM t"))["i"] == .integers([1]))
    #expect(try second.query(SQL("SELECT i FROM t"))["i"] == .integers([2]))
    #expect(throws: EngineError.self) { try DuckDBEngine(database).query(SQL("SELECT i FROM t")) }
  }

  @Test func aDatabaseOpensNothingOutsideItsFoldersWhoeverAsks() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "shut-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for name in ["inside", "outside"] {
      try FileManager.default.createDirectory(
        at: folder.appending(path: name), withIntermediateDirectories: true)
      try Data("i\n7\n".utf8).write(to: folder.appending(path: name + "/t.csv"))
    }
    let database = try DuckDBDatabase(folders: [folder.path + "/inside"], threads: 1)
    func read(_ name: String) throws -> ResultColumns {
      try DuckDBEngine(database).query(
        SQL("SELECT i FROM read_csv(") + .value(.text("\(folder.path)/\(name)/t.csv")) + SQL(")"))
    }
    #expect(try read("inside")["i"] == .integers([7]))
    for path in ["outside", "inside/../outside"] {
      #expect(throws: EngineError.self, "\(path)") { try read(path) }
    }
    for setting in [
      SQL("SET enable_external_access = true"), SQL("SET allowed_directories = ['/']"),
    ] {
      #expect(throws: EngineError.self) { try DuckDBEngine(database).query(setting) }
    }
  }

  @Test func aDatabaseIsGivenBackUnlessAStatementFailed() throws {
    let returned = Mutex(0)
    let database = try DuckDBDatabase(folders: [], threads: 1)
    func use(_ statement: SQL) {
      guard let engine = try? DuckDBEngine(database, giveBack: { _ in returned.withLock { $0 += 1 } }) else {
        return
      }
      _ = try? engine.query(statement)
    }
    use(SQL("SELECT 1"))
    #expect(returned.withLock { $0 } == 1)
    use(SQL("SELECT nothing"))
    #expect(returned.withLock { $0 } == 1)
  }

  /// A module that is not the one which the wheel brought has no version that could be trusted.
  @Test(arguments: [("5", "v9.9.9"), ("6", nil)] as [(String, String?)])
  func theWheelIsBelievedForAModuleOfItsSize(size: String, version: String?) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "wheel-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let record = folder.appending(path: "duckdb-9.9.9.dist-info")
    try FileManager.default.createDirectory(at: record, withIntermediateDirectories: true)
    try Data("12345".utf8).write(to: folder.appending(path: "_duckdb.so"))
    try Data("duckdb/x.py,sha256=a,1\r\n_duckdb.so,sha256=b,\(size)\r\n".utf8).write(
      to: record.appending(path: "RECORD"))
    #expect(
      WheelRecord.version(of: folder.appending(path: "_duckdb.so").path).map { "v" + $0 } == version)
  }
}

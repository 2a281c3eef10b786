import Foundation
import Testing

@testable import Pipelines

/// What a store keeps of the fields of a stage while other runs keep the same.
@Suite struct KeptFieldsTests {
  @Test func whatAnotherRunIsWritingIsNotCutOff() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = try Store(folder: folder.path)
    // Another run has begun to write the same fields under the name that all once shared.
    let other = URL(filePath: "\(store.folder)/fields/digest.new")
    try Data("half".utf8).write(to: other)
    let fields = [KeyField(name: "kind", value: "load"), KeyField(name: "today", value: "2026-12-01")]
    try store.keep(fields, digest: "digest")
    #expect(try String(contentsOf: other, encoding: .utf8) == "half")
    #expect(store.fields(digest: "digest").map(\.value) == ["load", "2026-12-01"])
    #expect(store.names(in: "fields").sorted() == ["digest", "digest.new"])
  }
}

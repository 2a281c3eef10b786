import Briefs
import Foundation
import Language
import Testing

@testable import Stages

/// Where page files are found, and that a file and its page have one name.
@Suite struct PageSourceTests {
  private func withFolder<Result>(_ files: [String: String], _ body: (String) throws -> Result) throws
    -> Result
  {
    let root = FileManager.default.temporaryDirectory.appending(path: "pages-\(UUID().uuidString)")
    let pages = root.appending(path: "pages")
    try FileManager.default.createDirectory(at: pages, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: root) }
    for (name, text) in files { try Data(text.utf8).write(to: pages.appending(path: name)) }
    return try body(root.path)
  }

  @Test func aFileThatNamesAnotherPageIsRefused() throws {
    try withFolder(["ours.yaml": "waymark: 1\npage: theirs\nblocks:\n  - run: all\n"]) {
      (folder: String) throws in
      let error = #expect(throws: DiagnosticsError.self) { try PageSource.find("ours", beside: folder) }
      let fault = try #require(error?.diagnostics.first)
      #expect(fault.code == "E015" && fault.message.contains("says that it is page 'theirs'"))
      #expect(fault.location?.start.line == 2 && fault.location?.start.column == 7)
      #expect(fault.help?.contains("page: ours") == true)
    }
  }

  @Test func aFileBesideThePipelineComesBeforeAShippedPage() throws {
    try withFolder(["nightly.yaml": "waymark: 1\npage: nightly\ntitle: Ours\nblocks:\n  - run: all\n"]) {
      (folder: String) throws in
      let own = try PageSource.find("nightly", beside: folder)
      #expect(own?.path?.hasSuffix("pages/nightly.yaml") == true)
      let shipped = try PageSource.find("overview", beside: folder)
      #expect(shipped != nil && shipped?.path == nil)
      let none = try PageSource.find("no-such-page", beside: folder)
      #expect(none == nil)
      #expect(PageSource.names(beside: folder) == ShippedPages.names.sorted())
    }
  }
}

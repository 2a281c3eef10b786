import Foundation

/// A file that a test writes and that is gone after it.
struct WrittenFile: ~Copyable {
  let path: String

  init(_ bytes: [UInt8], ending: String = "csv") throws {
    path =
      FileManager.default.temporaryDirectory.appending(path: "source-\(UUID().uuidString).\(ending)").path
    try Data(bytes).write(to: URL(filePath: path))
  }

  init(_ text: String) throws { try self.init(Array(text.utf8)) }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

import Foundation
import Pipelines

/// What is said of a page where it is listed: `about/page.json` beside the folder of its files.
enum StoredPage {
  private static let port = "about"
  private static let file = "page.json"

  /// Writes it beside the pages of an attempt.
  static func write(_ page: PublishedPage, of attempt: StageAttempt) throws(StageFailure) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let bytes = try? encoder.encode(page) else {
      throw StageFailure(cause: .engine, message: "what a page is called cannot be written as JSON")
    }
    try PortFolder.write([UInt8](bytes), to: PortFolder.make(port, of: attempt) + "/" + file)
  }

  /// Reads what stands beside the folder of pages; nil where a command made them.
  static func read(beside folder: String) -> PublishedPage? {
    let path = AbsolutePath.resolve("..", in: folder) + "/\(port)/\(file)"
    return FileManager.default.contents(atPath: path).flatMap {
      try? JSONDecoder().decode(PublishedPage.self, from: $0)
    }
  }
}

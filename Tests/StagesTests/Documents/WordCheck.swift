import Foundation
import TestSupport

/// Looks at Word documents with `word_check.py`, in the Python of the project.
enum WordCheck {
  /// What it says of a document.
  struct Facts: Decodable {
    var problems: [String]
    var words = ""
    var described: [String] = []
    var bidi: String?
    var title: String?
    var headings: [String]?
    var styles: [String]?
    var tables: [[[String]]]?
    var author: String?
    var titleColour: String?

    private enum CodingKeys: CodingKey {
      case problems, words, described, bidi, title, headings, styles, tables, author, titleColour
    }

    init(from decoder: any Decoder) throws {
      let facts = try decoder.container(keyedBy: CodingKeys.self)
      problems = try facts.decode([String].self, forKey: .problems)
      words = try facts.decodeIfPresent(String.self, forKey: .words) ?? ""
      described = try facts.decodeIfPresent([String].self, forKey: .described) ?? []
      bidi = try facts.decodeIfPresent(String.self, forKey: .bidi)
      title = try facts.decodeIfPresent(String.self, forKey: .title)
      headings = try facts.decodeIfPresent([String].self, forKey: .headings)
      styles = try facts.decodeIfPresent([String].self, forKey: .styles)
      tables = try facts.decodeIfPresent([[[String]]].self, forKey: .tables)
      author = try facts.decodeIfPresent(String.self, forKey: .author)
      titleColour = try facts.decodeIfPresent(String.self, forKey: .titleColour)
    }
  }

  private static let python = SharedFolder.packageRoot.appending(path: ".venv/bin/python").path

  /// Whether python-docx is here.
  static let isHere: Bool = {
    FileManager.default.isExecutableFile(atPath: python)
      && (try? run(["-c", "import docx"]))?.code == 0
  }()

  /// The facts of a document, or with `controls` the faults that the checks miss.
  static func read(_ bytes: [UInt8], _ arguments: String...) throws -> Facts {
    let script = SharedFolder.packageRoot.appending(path: "Tests/StagesTests/Documents/word_check.py").path
    let output = try withFile(bytes) { try run([script, $0] + arguments).output }
    return try JSONDecoder().decode(Facts.self, from: output)
  }

  /// A copy of a document in other styles.
  static func recoloured(_ bytes: [UInt8]) throws -> [UInt8] {
    let script = SharedFolder.packageRoot.appending(path: "Tests/StagesTests/Documents/word_check.py").path
    return try withFile(bytes) { path in
      _ = try run([script, path, "recolour", path + ".own"])
      defer { try? FileManager.default.removeItem(atPath: path + ".own") }
      return [UInt8](try Data(contentsOf: URL(filePath: path + ".own")))
    }
  }

  /// Gives a file of some bytes to `body`.
  static func withFile<Result>(_ bytes: [UInt8], _ body: (String) throws -> Result) throws -> Result {
    let url = FileManager.default.temporaryDirectory.appending(path: "word-\(UUID().uuidString).docx")
    try Data(bytes).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    return try body(url.path)
  }

  private static func run(_ arguments: [String]) throws -> (code: Int32, output: Data) {
    let process = Process()
    process.executableURL = URL(filePath: python)
    process.arguments = ["-I"] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, output)
  }
}

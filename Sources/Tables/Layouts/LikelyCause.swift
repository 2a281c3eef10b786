/// Why a file that is read as plain CSV does not give the columns that its contract names, as far as the file tells.
public struct LikelyCause: Sendable, Hashable {
  /// What the file is like, such as `the file uses ; between fields`; several with `and` between.
  public var cause: String
  /// What to write in the contract, one way a line, the plainest first; none where nothing can be written.
  public var remedies: [String]

  /// Looks for the cause.
  ///
  /// - Parameters:
  ///   - path: the file whose heading lacks columns, or that cannot be read as plain CSV.
  ///   - columns: the names that the contract expects.
  /// - Returns: nil where the file is plain CSV or cannot be read at all.
  public init?(path: String, columns: [String]) {
    guard let beginning = try? FileBeginning.read(path) else { return nil }
    if let type = Sources.recognised(by: beginning, path: path) {
      self.init(
        cause: "this is \(FileKind(beginning)?.name ?? "a file of the format \(type.format)")",
        remedies: ["file: detect"])
      return
    }
    if let kind = FileKind(beginning) {
      self.init(cause: "this is \(kind.name)", remedies: [])
      return
    }
    let detection: SourceDetection
    do {
      detection = try SourceDetection.detect(path: path, options: SourceOptions(), columns: columns)
    } catch {
      // What detection refuses it says better than whoever met the first odd byte; faults of rows are the reader's own.
      guard ["encoding", "delimiter", "until"].contains(error.rule) else { return nil }
      self.init(cause: error.message, remedies: [])
      return
    }
    let causes = Self.causes(detection)
    guard !causes.isEmpty else { return nil }
    let lines = detection.declaration.joined(separator: ", ")
    self.init(
      cause: causes.joined(separator: " and "),
      remedies: ["file: detect"] + (lines.isEmpty ? [] : ["file: {\(lines)}"]))
  }

  private init(cause: String, remedies: [String]) {
    self.cause = cause
    self.remedies = remedies
  }

  private static func causes(_ detection: SourceDetection) -> [String] {
    var causes: [String] = []
    if let encoding = detection.options.encoding { causes.append("is in \(encoding)") }
    switch detection.options.delimiter {
    case nil: break
    case 0x09: causes.append("uses tabs between fields")
    case 0x20: causes.append("uses spaces between fields")
    case let byte?: causes.append("uses \(Character(Unicode.Scalar(byte))) between fields")
    }
    if let quote = detection.options.quote {
      causes.append(quote.isEmpty ? "has quotes that enclose no field" : "uses \(quote) around fields")
    }
    if detection.options.escape != .doubled { causes.append("escapes quotes by a mark") }
    var all = causes.isEmpty ? [] : ["the file " + causes.joined(separator: " and ")]
    all += detection.taken.filter { text in
      ["the heading", "a row", "as its first line"].contains { text.hasPrefix($0) } || text.hasSuffix("says")
        || text.contains("below the")
    }.map { $0.hasPrefix("the heading") ? $0.replacing("the heading on", with: "the heading stands on") : $0 }
    return all
  }
}

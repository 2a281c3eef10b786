import Glibc

/// Reads a file of bounded size as UTF-8.
enum YAMLFile {
  /// The text of a file, or why it is not one.
  static func source(path: String, name: String) throws(DiagnosticsError) -> SourceText {
    var bytes = try bytes(path: path, name: name)
    // No line of a file in another encoding is printed: what it would show is not what it says.
    let place = SourceText(name: name, path: path, text: "")
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
      || isWide(bytes)
    {
      throw refusal(.character, "the file is in UTF-16 or UTF-32", in: place)
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw refusal(
        .character, "the file is not UTF-8", in: place, position: invalidPosition(in: bytes))
    }
    return SourceText(name: name, path: path, text: text)
  }

  private static func refusal(
    _ code: YAMLCode, _ message: String, in place: SourceText,
    position: SourcePosition = SourcePosition(line: 1, column: 1)
  ) -> DiagnosticsError {
    let location = SourceLocation(source: place, start: position, end: position)
    return DiagnosticsError([
      Diagnostic(code, message, at: location, help: "save the file as UTF-8")
    ])
  }

  private static func isWide(_ bytes: [UInt8]) -> Bool {
    bytes.count >= 2 && (bytes[0] == 0) != (bytes[1] == 0)
  }

  private static func invalidPosition(in bytes: [UInt8]) -> SourcePosition {
    var position = SourcePosition(line: 1, column: 1)
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      position.column += 1
      if scalar == "\n" { position = SourcePosition(line: position.line + 1, column: 1) }
    }
    return position
  }

  private static func bytes(path: String, name: String) throws(DiagnosticsError) -> [UInt8] {
    let file: Int32
    do { file = try RegularFile.open(path) } catch { throw unreadable(name, error) }
    defer { close(file) }
    var content: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65536)
    while content.count <= YAMLLimits.bytes {
      let capacity = chunk.count
      let count = read(file, &chunk, capacity)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw unreadable(name, FileReadError(path: path, cause: .system(errno))) }
      if count == 0 { return content }
      content.append(contentsOf: chunk[..<count])
    }
    let place = SourceText(name: name, path: path, text: "")
    let start = SourcePosition(line: 1, column: 1)
    throw DiagnosticsError([
      YAMLReader.tooLarge(at: SourceLocation(source: place, start: start, end: start))
    ])
  }

  private static func unreadable(_ name: String, _ error: FileReadError) -> DiagnosticsError {
    DiagnosticsError([
      Diagnostic(
        .unreadable, "file '\(name)' \(error.reason)", at: nil,
        help: "paths are relative to the file that names them")
    ])
  }
}

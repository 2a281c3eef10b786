/// The objects of a file one after the other, each as names and texts.
struct JSONObjects {
  /// The name of the file, for faults.
  let file: String
  /// The line on which the last object begins, from 1.
  private(set) var line = 0
  private var scanner: JSONBytesScanner
  private var isArray = false
  private var isFirst = true

  /// Begins to read bytes.
  init(_ bytes: [UInt8], file: String) throws(SourceFault) {
    self.file = file
    scanner = try JSONBytesScanner(bytes, file: file)
    if scanner.peek() == UInt8(ascii: "[") {
      isArray = true
      scanner.advance()
    }
  }

  /// Gives the names and texts of the next object, nested ones with a point between; false at the end.
  mutating func next(_ take: (String, String) throws(SourceFault) -> Void) throws(SourceFault) -> Bool {
    guard try begin() else { return false }
    line = scanner.line
    guard scanner.peek() == UInt8(ascii: "{") else {
      throw scanner.fault("object", "a row is no object with names and values")
    }
    var seen: Set<String> = []
    try object(prefix: "", depth: 1, &seen, take)
    return true
  }

  /// Whether another object comes, between which there are commas in an array and none otherwise.
  private mutating func begin() throws(SourceFault) -> Bool {
    defer { isFirst = false }
    guard isArray else { return scanner.peek() != nil }
    if scanner.peek() == UInt8(ascii: "]") {
      scanner.advance()
      guard scanner.peek() == nil else {
        throw scanner.fault("json", "something follows the end of the array")
      }
      isArray = false
      return false
    }
    if !isFirst { try scanner.expect(UInt8(ascii: ",")) }
    return true
  }

  private mutating func object(
    prefix: String, depth: Int, _ seen: inout Set<String>,
    _ take: (String, String) throws(SourceFault) -> Void
  ) throws(SourceFault) {
    guard depth <= JSONBytesScanner.depthLimit else {
      throw scanner.fault(
        "size-limit", "more than \(JSONBytesScanner.depthLimit) objects stand within each other")
    }
    try scanner.expect(UInt8(ascii: "{"))
    if scanner.peek() == UInt8(ascii: "}") { return scanner.advance() }
    while true {
      let name = prefix + (try scanner.string())
      guard seen.insert(name).inserted else {
        throw scanner.fault(
          "duplicate-name",
          "an object has the same name twice, or `a.b` beside a `b` in `a`: which value is meant cannot be known"
        )
      }
      try scanner.expect(UInt8(ascii: ":"))
      switch scanner.peek() {
      case UInt8(ascii: "{"): try object(prefix: name + ".", depth: depth + 1, &seen, take)
      case UInt8(ascii: "["): try take(name, list(name))
      default: try take(name, scanner.scalar())
      }
      if scanner.peek() == UInt8(ascii: "}") { return scanner.advance() }
      try scanner.expect(UInt8(ascii: ","))
    }
  }

  /// A list of scalars as one text with spaces between.
  private mutating func list(_ name: String) throws(SourceFault) -> String {
    scanner.advance()
    var texts: [String] = []
    if scanner.peek() == UInt8(ascii: "]") {
      scanner.advance()
      return ""
    }
    while true {
      if let next = scanner.peek(), next == UInt8(ascii: "{") || next == UInt8(ascii: "[") {
        var fault = scanner.fault(
          "nested", "holds a list of objects or lists, which are no cells; write them as rows of their own")
        fault.column = name
        throw fault
      }
      texts.append(try scanner.scalar())
      if scanner.peek() == UInt8(ascii: "]") {
        scanner.advance()
        return texts.joined(separator: " ")
      }
      try scanner.expect(UInt8(ascii: ","))
    }
  }
}

import Foundation

/// A CSV file that is written row by row.
struct OutputFile {
  private let handle: FileHandle
  private var pending: [UInt8] = []

  init(path: String, header: [String]) throws {
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let handle = FileHandle(forWritingAtPath: path)
    else {
      throw CocoaError(.fileWriteNoPermission)
    }
    self.handle = handle
    try write(header)
  }

  mutating func write(_ fields: [String]) throws {
    for (index, field) in fields.enumerated() {
      if index > 0 { pending.append(0x2C) }
      if field.utf8.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A }) {
        pending.append(0x22)
        for byte in field.utf8 { pending += byte == 0x22 ? [0x22, 0x22] : [byte] }
        pending.append(0x22)
      } else {
        pending += field.utf8
      }
    }
    pending.append(0x0A)
    if pending.count > 1 << 20 { try flush() }
  }

  mutating func flush() throws {
    try handle.write(contentsOf: pending)
    pending.removeAll(keepingCapacity: true)
  }
}

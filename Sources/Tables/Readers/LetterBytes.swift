import Foundation
import Language

/// What a look over all bytes of a text file finds of the letters beyond ASCII in it.
struct LetterBytes {
  /// The name of the file, for faults.
  let file: String
  /// Its first bytes, at most 4096.
  private(set) var beginning: [UInt8] = []
  /// The line of the first byte that is not UTF-8, or nil where all are.
  private(set) var firstOtherLine: Int?
  /// How many letters beyond ASCII are UTF-8.
  private(set) var lettersOfUTF8 = 0
  /// How many of them are control characters, which no text has that was encoded once.
  private(set) var controls = 0
  /// How many bytes are in no letter of UTF-8.
  private(set) var otherBytes = 0
  /// The runs of letters with bytes beyond ASCII, and how often each stands there; none where the file is UTF-8.
  private(set) var words: [[UInt8]: Int] = [:]
  /// The bytes from the first one beyond ASCII on, at most 64 KiB; none where the file is UTF-8.
  private(set) var sample: [UInt8] = []
  /// The bytes beyond ASCII that occur.
  private(set) var high: Set<UInt8> = []

  private static let window = 1 << 20
  /// More different words say nothing new, nor does what is longer than a word.
  private static let mostWords = 4_000
  private static let longestWord = 48

  /// Looks over a file; its words are collected only where it is not UTF-8.
  init(path: String) throws(SourceFault) {
    file = FileBeginning.name(path)
    var state = UTF8State()
    try Self.windows(path, file) { bytes in
      if beginning.isEmpty { beginning = Array(bytes.prefix(4096)) }
      bytes.withUnsafeBufferPointer { look(at: $0, &state) }
    }
    if state.left > 0 { foundOther(state.line) }
    guard firstOtherLine != nil else { return }
    var word: [UInt8] = []
    try Self.windows(path, file) { bytes in
      if sample.isEmpty, let first = bytes.firstIndex(where: { $0 >= 0x80 }) {
        sample = Array(bytes[first...].prefix(1 << 16))
      }
      bytes.withUnsafeBufferPointer { bytes in
        for byte in bytes { take(byte, &word) }
      }
    }
    end(&word)
  }

  private struct UTF8State {
    var left = 0
    var begins: UInt8 = 0
    var low: UInt8 = 0x80
    var high: UInt8 = 0xBF
    var line = 1
  }

  private mutating func foundOther(_ line: Int) {
    if firstOtherLine == nil { firstOtherLine = line }
    otherBytes += 1
  }

  /// Whether letters go on and begin as they must (Unicode, table 3-7).
  private mutating func look(at bytes: UnsafeBufferPointer<UInt8>, _ state: inout UTF8State) {
    for byte in bytes {
      if state.left == 0 {
        if byte < 0x80 {
          if byte == 0x0A { state.line &+= 1 }
          continue
        }
      } else if byte >= state.low, byte <= state.high {
        state.left &-= 1
        (state.low, state.high) = (0x80, 0xBF)
        if state.left == 0 {
          lettersOfUTF8 &+= 1
          if state.begins == 0xC2, byte < 0xA0 { controls &+= 1 }
        }
        continue
      } else {
        foundOther(state.line)
        state.left = 0
        (state.low, state.high) = (0x80, 0xBF)
        if byte < 0x80 {
          if byte == 0x0A { state.line &+= 1 }
          continue
        }
      }
      guard byte >= 0xC2, byte <= 0xF4 else {
        foundOther(state.line)
        continue
      }
      state.begins = byte
      state.left = byte < 0xE0 ? 1 : byte < 0xF0 ? 2 : 3
      state.low = byte == 0xE0 ? 0xA0 : byte == 0xF0 ? 0x90 : 0x80
      state.high = byte == 0xED ? 0x9F : byte == 0xF4 ? 0x8F : 0xBF
    }
  }

  private mutating func take(_ byte: UInt8, _ word: inout [UInt8]) {
    if byte >= 0x80 {
      high.insert(byte)
    } else if !(byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) {
      if !word.isEmpty { end(&word) }
      return
    }
    if word.count < Self.longestWord { word.append(byte) }
  }

  private mutating func end(_ word: inout [UInt8]) {
    defer { word.removeAll(keepingCapacity: true) }
    guard word.contains(where: { $0 >= 0x80 }), words.count < Self.mostWords || words[word] != nil else {
      return
    }
    words[word, default: 0] += 1
  }

  private static func windows(
    _ path: String, _ file: String, _ body: ([UInt8]) -> Void
  ) throws(SourceFault) {
    let descriptor: Int32
    do { descriptor = try RegularFile.open(path) } catch {
      throw SourceFault(file: file, rule: "exists", message: CSVBytesReader.reason(error))
    }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    while true {
      guard let data = try? handle.read(upToCount: window) ?? Data() else {
        throw SourceFault(file: file, rule: "exists", message: "the file cannot be read")
      }
      if data.isEmpty { return }
      body([UInt8](data))
    }
  }
}

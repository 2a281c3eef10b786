/// Writes bytes of an encoding as UTF-8, a window at a time.
///
/// What is no letter becomes the byte 0xFF, which is in no text: whoever reads the field finds it there.
struct EncodedBytes {
  /// The most bytes that one byte becomes.
  static let growth = 3
  private static let undecodable: UInt32 = 0x0100_00FF

  private enum Form {
    /// The length and the bytes of each letter above 0x7F.
    case page([UInt32])
    case utf16(isLittleEndian: Bool)
  }

  private let form: Form
  /// What a window ended with that is half of a letter, at most three bytes.
  private var held: [UInt8] = []

  /// Creates it for an encoding; nil for UTF-8, which is read as it is.
  init?(_ encoding: TextEncoding) {
    switch encoding {
    case .utf8: return nil
    case .utf16(let isLittleEndian): form = .utf16(isLittleEndian: isLittleEndian)
    case .page(let name): form = .page(Self.letters(name).map(Self.packed))
    }
  }

  /// The letters of a page from 0x80 on; nil where it has none.
  static func letters(_ name: String) -> [Unicode.Scalar?] {
    let letters = (CodePages.read[name] ?? CodePages.named[name] ?? "").unicodeScalars.map {
      $0 == "?" ? nil : $0
    }
    return Array(repeating: nil, count: max(0, 128 - letters.count)) + letters
  }

  private static func packed(_ letter: Unicode.Scalar?) -> UInt32 {
    guard let letter else { return undecodable }
    let bytes = Array(String(Character(letter)).utf8)
    guard bytes.count <= growth else { return undecodable }
    return bytes.enumerated().reduce(UInt32(bytes.count) << 24) {
      $0 | UInt32($1.element) << (8 * UInt32($1.offset))
    }
  }

  /// Writes bytes; `output` has `growth` times their room and that of three more.
  ///
  /// - Returns: how many bytes it wrote.
  mutating func write(
    _ bytes: UnsafeBufferPointer<UInt8>, to output: UnsafeMutablePointer<UInt8>, isLast: Bool
  ) -> Int {
    switch form {
    case .page(let letters):
      var count = 0
      letters.withUnsafeBufferPointer { letters in
        for byte in bytes {
          if byte < 0x80 {
            output[count] = byte
            count &+= 1
            continue
          }
          let letter = letters[Int(byte) - 0x80]
          output[count] = UInt8(truncatingIfNeeded: letter)
          output[count &+ 1] = UInt8(truncatingIfNeeded: letter >> 8)
          output[count &+ 2] = UInt8(truncatingIfNeeded: letter >> 16)
          count &+= Int(letter >> 24)
        }
      }
      return count
    case .utf16(let isLittleEndian):
      return writeUTF16(bytes, to: output, isLittleEndian: isLittleEndian, isLast: isLast)
    }
  }

  private mutating func writeUTF16(
    _ bytes: UnsafeBufferPointer<UInt8>, to output: UnsafeMutablePointer<UInt8>, isLittleEndian: Bool,
    isLast: Bool
  ) -> Int {
    let all = held + bytes
    held = []
    var (place, count) = (0, 0)
    func unit(_ place: Int) -> UInt32 {
      let (first, second) = (UInt32(all[place]), UInt32(all[place + 1]))
      return isLittleEndian ? second << 8 | first : first << 8 | second
    }
    while place + 1 < all.count {
      var value = unit(place)
      if value & 0xFC00 == 0xD800 {
        if place + 3 >= all.count, !isLast { break }
        if place + 3 < all.count, unit(place + 2) & 0xFC00 == 0xDC00 {
          value = ((unit(place) & 0x3FF) << 10 | (unit(place + 2) & 0x3FF)) &+ 0x10000
          place += 2
        }
      }
      place += 2
      guard let scalar = Unicode.Scalar(value) else {
        output[count] = 0xFF
        count += 1
        continue
      }
      for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
        output[count] = byte
        count += 1
      }
    }
    held = Array(all[place...])
    if isLast, !held.isEmpty {
      output[count] = 0xFF
      count += 1
      held = []
    }
    return count
  }
}

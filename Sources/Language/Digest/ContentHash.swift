/// A SHA-256 that grows by pieces.
///
/// Cache keys and manifests are made with it. It is ours because the platform has no module for
/// digests without a further system package.
public struct ContentHash: Sendable {
  private var state: [8 of UInt32] = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a,
    0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
  ]
  /// The bytes of a block that is not full yet, and how many there are: no heap, since a plan makes
  /// tens of thousands of short hashes.
  private var pending: [64 of UInt8] = .init(repeating: 0)
  private var pendingCount = 0
  private var length: UInt64 = 0

  /// Creates the hash of nothing.
  public init() {}

  /// Adds bytes; where one call ends and the next begins makes no difference.
  public mutating func update(bytes: some Sequence<UInt8>) {
    for byte in bytes { append(byte) }
  }

  /// Adds bytes; where one call ends and the next begins makes no difference.
  public mutating func update(bytes: [UInt8]) {
    var offset = 0
    while pendingCount > 0, offset < bytes.count {
      append(bytes[offset])
      offset += 1
    }
    let blocks = (bytes.count - offset) / 64
    SHA256Block.compress(bytes.span, from: offset, count: blocks, into: &state)
    length &+= UInt64(blocks) &* 64
    for byte in bytes[(offset + blocks * 64)...] { append(byte) }
  }

  /// Adds a text with its length before it, so that neighbouring fields cannot run together.
  public mutating func update(field: String) {
    update(field: UInt64(field.utf8.count))
    for byte in field.utf8 { append(byte) }
  }

  /// Adds a number as eight bytes, the highest first.
  public mutating func update(field: UInt64) {
    for place in 0..<8 { append(UInt8(truncatingIfNeeded: field >> UInt64(56 - 8 * place))) }
  }

  /// The digest of what was added, in 64 lower-case hexadecimal digits.
  ///
  /// The hash itself does not change; more may be added afterwards.
  public func finish() -> String {
    Self.hexadecimal(digest())
  }

  /// The digest of what was added, as 32 bytes.
  func digest() -> [UInt8] {
    var copy = self
    copy.append(0x80)
    while copy.pendingCount != 56 { copy.append(0) }
    copy.update(field: length &* 8)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(32)
    for index in copy.state.indices {
      let word = copy.state[index]
      for shift: UInt32 in [24, 16, 8, 0] { bytes.append(UInt8(truncatingIfNeeded: word >> shift)) }
    }
    return bytes
  }

  static func hexadecimal(_ bytes: [UInt8]) -> String {
    var digits: [UInt8] = []
    digits.reserveCapacity(2 * bytes.count)
    for byte in bytes {
      for half in [byte >> 4, byte & 15] { digits.append(half < 10 ? 0x30 + half : 0x57 + half) }
    }
    return String(decoding: digits, as: UTF8.self)
  }

  private mutating func append(_ byte: UInt8) {
    pending[pendingCount] = byte
    pendingCount += 1
    length &+= 1
    guard pendingCount == 64 else { return }
    // A copy, since the state and the pending bytes live in one value.
    let full = pending
    SHA256Block.compress(full.span, from: 0, count: 1, into: &state)
    pendingCount = 0
  }
}

/// A SHA-256 that grows by pieces.
///
/// Cache keys and manifests are made with it. It is ours because the platform has no module for
/// digests without a further system package.
public struct ContentHash: Sendable {
  private var state: [8 of UInt32] = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a,
    0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
  ]
  private var pending: [UInt8] = []
  private var length: UInt64 = 0

  /// Creates the hash of nothing.
  public init() {
    pending.reserveCapacity(64)
  }

  /// Adds bytes; where one call ends and the next begins makes no difference.
  public mutating func update(bytes: some Sequence<UInt8>) {
    update(bytes: Array(bytes))
  }

  /// Adds bytes; where one call ends and the next begins makes no difference.
  public mutating func update(bytes: [UInt8]) {
    length &+= UInt64(bytes.count)
    var offset = 0
    if !pending.isEmpty {
      offset = min(64 - pending.count, bytes.count)
      pending.append(contentsOf: bytes[..<offset])
      guard pending.count == 64 else { return }
      // A copy, since the state and the pending bytes live in one value.
      let full = pending
      SHA256Block.compress(full.span, from: 0, count: 1, into: &state)
      pending.removeAll(keepingCapacity: true)
    }
    let blocks = (bytes.count - offset) / 64
    SHA256Block.compress(bytes.span, from: offset, count: blocks, into: &state)
    pending.append(contentsOf: bytes[(offset + blocks * 64)...])
  }

  /// Adds a text with its length before it, so that neighbouring fields cannot run together.
  public mutating func update(field: String) {
    let bytes = Array(field.utf8)
    update(field: UInt64(bytes.count))
    update(bytes: bytes)
  }

  /// Adds a number as eight bytes, the highest first.
  public mutating func update(field: UInt64) {
    update(bytes: Self.bigEndian(field))
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
    let zeros = (119 - Int(length % 64)) % 64
    copy.update(bytes: [0x80] + [UInt8](repeating: 0, count: zeros) + Self.bigEndian(length &* 8))
    return copy.state.indices.flatMap { index in
      let word = copy.state[index]
      return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> UInt32($0)) }
    }
  }

  static func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  private static func bigEndian(_ number: UInt64) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: number >> UInt64(56 - 8 * $0)) }
  }
}

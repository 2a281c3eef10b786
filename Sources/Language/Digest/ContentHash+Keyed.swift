extension ContentHash {
  /// The HMAC-SHA-256 of a message under a key (RFC 2104), in lower-case hexadecimal digits.
  public static func keyed(_ key: [UInt8], _ message: [UInt8]) -> String {
    var block = key
    if key.count > 64 {
      var hash = ContentHash()
      hash.update(bytes: key)
      block = hash.digest()
    }
    block += [UInt8](repeating: 0, count: 64 - block.count)
    var inner = ContentHash()
    inner.update(bytes: block.map { $0 ^ 0x36 })
    inner.update(bytes: message)
    var outer = ContentHash()
    outer.update(bytes: block.map { $0 ^ 0x5C })
    outer.update(bytes: inner.digest())
    return outer.finish()
  }
}

internal import CMarkup

/// Looks for bytes in bytes.
enum BytesSearch {
  /// Whether some bytes stand anywhere in others.
  static func contains(_ needle: [UInt8], in bytes: [UInt8]) -> Bool {
    wm_markup_contains(bytes, bytes.count, needle, needle.count)
  }
}

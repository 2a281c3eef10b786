/// Tells addresses on other machines from paths of files.
public enum AddressText {
  /// Whether a text is an address: it begins with a scheme, `https://`, or with a name and a password before a host, or it
  /// is a line of settings for a database with a password, `Server=HOST;Pwd=PASSWORD`.
  ///
  /// Nothing of such a text may be said, since a password may stand in it.
  public static func isAddress(_ text: String) -> Bool {
    if text.split(separator: ";").contains(where: { part in
      part.firstIndex(of: "=").map { SecretName.matches(String(part[..<$0])) } ?? false
    }) {
      return true
    }
    // Shares of other machines begin with two strokes.
    let bytes = Array(text.utf8.drop { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") })
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), colon > 1 else { return false }
    let isScheme = bytes[..<colon].allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2D, 0x2E: true
      default: false
      }
    }
    if isScheme, bytes[(colon + 1)...].first == UInt8(ascii: "/") { return true }
    return !bytes[..<colon].contains(UInt8(ascii: "/")) && bytes[colon...].contains(UInt8(ascii: "@"))
  }

  /// A text in which the names and passwords of addresses are `*`.
  public static func withoutUsers(_ text: String) -> String { SecretText.withoutUsers(text) }
}

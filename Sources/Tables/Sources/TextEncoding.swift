/// The encodings that text is read in.
public enum TextEncoding {
  /// Their names in contracts, in lower case.
  public static let names =
    ["utf-8", "utf-16", "utf-16le", "utf-16be"] + (1250...1258).map { "windows-\($0)" }
    + (1...16).filter { $0 != 12 }.map { "iso-8859-\($0)" }
}

import Foundation

/// The fonts that documents are set in: those of Noto that the system has, and no others, so that a
/// page looks the same on every machine that has them.
enum DocumentFonts {
  /// The name of the file that says so to Fontconfig.
  static let file = "fonts.conf"

  /// The folders in which the system keeps what it knows of fonts, of those that are there.
  static var caches: [String] {
    ["/var/cache/fontconfig"].filter { FileManager.default.fileExists(atPath: $0) }
  }

  /// The text of the file.
  static let configuration = """
    <?xml version="1.0"?>
    <!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
    <fontconfig>
      <dir>/usr/share/fonts/truetype/noto</dir>
      <dir>/usr/share/fonts/opentype/noto</dir>
      <dir>/usr/share/fonts/noto</dir>
      <cachedir>/var/cache/fontconfig</cachedir>
      <cachedir prefix="xdg">fonts</cachedir>
    </fontconfig>

    """
}

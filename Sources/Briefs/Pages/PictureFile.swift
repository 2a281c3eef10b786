import Foundation

/// A picture in a file beside the file that names it.
struct PictureFile {
  /// Its kind.
  var kind: Picture.Kind
  /// Its bytes in base 64.
  var data: String
  /// The path of the file.
  var path: String

  /// What is wrong with a picture, and what to do.
  struct Problem: Error {
    var message: String
    var help: String
  }

  private static let mostBytes = 1_000_000

  /// Whether a path leads to a file beside another, or below it.
  static func isBeside(_ path: String?) -> Bool {
    guard let path, !path.isEmpty, !path.hasPrefix("/") else { return false }
    return !path.split(separator: "/").contains("..")
  }

  /// The bytes of a file beside another, of at most so many and with this beginning; nil where there is none.
  static func bytes(_ path: String, folder: String, most: Int, beginning: [UInt8]) -> Data? {
    guard isBeside(path), let data = FileManager.default.contents(atPath: folder + "/" + path),
      data.count <= most, data.starts(with: beginning)
    else { return nil }
    return data
  }

  /// Reads a picture of at most a megabyte that is of the kind its name says.
  static func read(_ path: String?, folder: String) -> Result<PictureFile, Problem> {
    let kinds: [(String, Picture.Kind, [UInt8])] = [
      ("png", .png, [0x89, 0x50, 0x4E, 0x47]), ("jpg", .jpeg, [0xFF, 0xD8, 0xFF]),
      ("jpeg", .jpeg, [0xFF, 0xD8, 0xFF]),
    ]
    guard let path, isBeside(path) else {
      return .failure(
        Problem(message: "takes a path beside the file that names it", help: "such as 'map.png'"))
    }
    guard let kind = kinds.first(where: { path.lowercased().hasSuffix("." + $0.0) }) else {
      return .failure(Problem(message: "takes a .png or .jpg file", help: "save it in one of these forms"))
    }
    guard let data = bytes(path, folder: folder, most: mostBytes, beginning: kind.2) else {
      return .failure(
        Problem(
          message: "no such picture, or more than a megabyte, or not of the kind its name says",
          help: "it is looked for beside the file that names it"))
    }
    return .success(
      PictureFile(kind: kind.1, data: data.base64EncodedString(), path: folder + "/" + path))
  }
}

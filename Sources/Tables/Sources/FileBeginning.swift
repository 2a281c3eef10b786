import Foundation
import Language

/// The first bytes of a file, by which its format is known.
enum FileBeginning {
  /// At most 4096 bytes; none of an empty file.
  static func read(_ path: String) throws(SourceFault) -> [UInt8] {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    let descriptor: Int32
    do { descriptor = try RegularFile.open(path) } catch {
      throw SourceFault(file: file, rule: "exists", message: CSVBytesReader.reason(error))
    }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    guard let data = try? handle.read(upToCount: 4096) ?? Data() else {
      throw SourceFault(file: file, rule: "exists", message: "the file cannot be read")
    }
    return [UInt8](data)
  }
}

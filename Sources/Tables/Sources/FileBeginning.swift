import Foundation
internal import Glibc
import Language

/// The first bytes of a file, by which its format is known.
package enum FileBeginning {
  /// At most 4096 bytes; none of an empty file.
  static func read(_ path: String, count: Int = 4096) throws(SourceFault) -> [UInt8] {
    let file = name(path)
    let descriptor: Int32
    do { descriptor = try RegularFile.open(path) } catch {
      throw SourceFault(file: file, rule: "exists", message: CSVBytesReader.reason(error))
    }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    guard let data = try? handle.read(upToCount: count) ?? Data() else {
      throw SourceFault(file: file, rule: "exists", message: "the file cannot be read")
    }
    return [UInt8](data)
  }

  /// The name of a file without its folders, for messages.
  package static func name(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// Closes a descriptor that nobody took.
  static func close(_ descriptor: Int32) { Glibc.close(descriptor) }
}

internal import Tables
internal import TestSupport

/// Workbooks: an archive as it is, or the parts of one as text, which are packed soundly so that no sum over the archive finds first
/// what the markup has wrong.
///
/// Parts stand behind lines `--- name`.
enum WorkbookTarget {
  @Sendable static func spreadsheet(_ input: ArraySlice<UInt8>) { read(input, format: "xlsx") }

  @Sendable static func openDocument(_ input: ArraySlice<UInt8>) { read(input, format: "ods") }

  private static func read(_ input: ArraySlice<UInt8>, format: String) {
    let isArchive = input.starts(with: [0x50, 0x4B])
    let path = ScratchFile.path(
      isArchive ? Array(input) : WorkbookFile.bytes(parts(input)), name: "input." + format)
    var options = SourceOptions()
    options.format = format
    do throws(SourceFault) {
      for sheet in try Sources.sheets(path: path).prefix(3) {
        options.sheet = .number(sheet.number)
        _ = ReadTable.read(path, options)
      }
    } catch {
      Fuzz.expect(!error.message.isEmpty, "a fault says what is wrong")
    }
    options.sheet = .only
    options.range = CellRange("B2:C4")
    _ = ReadTable.read(path, options)
    ReadTable.detect(path)
  }

  /// The parts of an archive: name and content.
  private static func parts(_ input: ArraySlice<UInt8>) -> [(name: String, content: String)] {
    var parts: [(name: String, content: String)] = []
    for line in input.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if line.starts(with: [0x2D, 0x2D, 0x2D, 0x20]) {
        parts.append((String(decoding: line.dropFirst(4), as: UTF8.self), ""))
      } else if !parts.isEmpty {
        parts[parts.count - 1].content += String(decoding: line, as: UTF8.self) + "\n"
      }
    }
    return parts
  }
}

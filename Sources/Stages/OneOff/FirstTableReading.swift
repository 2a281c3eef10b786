import Codebook
import Foundation
import Language
import Tables

/// The table of a file that has no contract, and how the file is written.
struct FirstTableReading {
  /// The table.
  var table: FirstTable
  /// The lines under `file:` of a contract; none where the file is plain.
  var declaration: [String]
  /// What was taken for granted about how the file is written, in words.
  var taken: [String]

  /// Reads a file, or says why it is none that can be read.
  init(path: String) throws(SourceFault) {
    // The one place where files are opened before they have a contract.
    var rows = try CSVBytesReader(path: path)
    var table = FirstTable(header: try rows.header())
    while let fields = try rows.row(), table.append(fields) {}
    self.table = table
    declaration = []
    taken = []
  }
}

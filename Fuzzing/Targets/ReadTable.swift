internal import Tables

/// Reads files to their end.
enum ReadTable {
  /// The most rows that are read: what a few bytes may claim to be, such as a blank row repeated a million times, is bounded by readers.
  private static let mostRows = 2_000_000

  /// The rows of a source, or nil where it is refused.
  ///
  /// - Parameter sink: takes each row; rows are not kept.
  /// - Returns: how many rows there were, or the fault.
  static func read(
    _ path: String, _ options: SourceOptions, _ sink: (SourceRow) -> Void = { _ in }
  ) -> Result<Int, SourceFault> {
    do throws(SourceFault) {
      var source = try Sources.open(path: path, options: options)
      var (count, line) = (0, 0)
      while let row = try source.next() {
        count += 1
        Fuzz.expect(row.line >= line, "lines go up")
        Fuzz.expect(
          row.spans.allSatisfy { $0.lowerBound >= 0 && $0.count > 1 }, "a merged cell covers two columns")
        Fuzz.expect(count <= mostRows, "a small file has few rows")
        line = row.line
        sink(row)
      }
      _ = source.notices
      return .success(count)
    } catch {
      Fuzz.expect(!error.message.isEmpty && !error.rule.isEmpty, "a fault says what is wrong")
      return .failure(error)
    }
  }

  /// Detects how a file is written, and reads its table.
  static func detect(_ path: String, _ options: SourceOptions = SourceOptions()) {
    do throws(SourceFault) {
      let found = try SourceDetection.detect(path: path, options: options, columns: [])
      var rows = try TableRows(Sources.open(path: path, options: found.options), layout: found.layout)
      let width = rows.header.count
      while let row = try rows.next() {
        Fuzz.expect(row.fields.count == width, "rows of a table are as wide as its heading")
      }
      _ = rows.notices
    } catch {
      Fuzz.expect(!error.message.isEmpty, "a fault says what is wrong")
    }
  }
}

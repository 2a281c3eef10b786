import Codebook
import Foundation
import Language
import Tables

/// What libFuzzer calls with each input; the reader is the one that `WAYMARK_FUZZ` names.
///
/// An input is read or refused: whatever else happens (a trap, a leak of time or memory) is a finding, and so is a row that a reader
/// gives in one window and not in another.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let bytes = start.map { Array(UnsafeBufferPointer(start: $0, count: count)) } ?? []
  Reader.chosen.read(bytes)
  return 0
}

/// What is given inputs.
enum Reader: String, CaseIterable {
  case csv, detect, xlsx, ods
  case jsonLines = "json-lines"
  case yaml, dates, numbers

  static let chosen = ProcessInfo.processInfo.environment["WAYMARK_FUZZ"].flatMap(Reader.init) ?? .csv

  /// The file that readers of files are given, in memory where the machine has that.
  private static let path: String = {
    let folder = FileManager.default.fileExists(atPath: "/dev/shm") ? "/dev/shm" : NSTemporaryDirectory()
    return "\(folder)/waymark-fuzz-\(ProcessInfo.processInfo.processIdentifier)"
  }()

  /// Reads one input to its end.
  func read(_ bytes: [UInt8]) {
    switch self {
    case .csv, .xlsx, .ods, .jsonLines:
      var options = SourceOptions()
      options.format = rawValue
      rows(bytes, options)
    case .detect:
      guard write(bytes),
        let found = try? SourceDetection.detect(path: Self.path, options: SourceOptions(), columns: [])
      else { return }
      rows(bytes, found.options, found.layout)
    case .yaml:
      _ = try? YAMLReader.read(SourceText(name: "fuzz.yaml", text: String(decoding: bytes, as: UTF8.self)))
    case .dates:
      let text = String(decoding: bytes, as: UTF8.self)
      for length in Period.Frequency.Length.allCases {
        for calendar in PeriodCalendar.allCases {
          guard let frequency = Period.Frequency(length, calendar: calendar) else { continue }
          if let period = PeriodTexts(frequency).period(text) { precondition(!period.description.isEmpty) }
        }
      }
    case .numbers:
      let text = String(decoding: bytes, as: UTF8.self)
      var style = NumberStyle()
      style.take(thousands: ",")
      style.take(thousands: "space")
      if let plain = NumberText.plain(text, style) { precondition(plain.utf8.allSatisfy { $0 < 0x80 }) }
    }
  }

  private func write(_ bytes: [UInt8]) -> Bool {
    (try? Data(bytes).write(to: URL(filePath: Self.path))) != nil
  }

  private func rows(_ bytes: [UInt8], _ options: SourceOptions, _ layout: TableLayout = TableLayout()) {
    guard write(bytes), let source = try? Sources.open(path: Self.path, options: options),
      var table = try? TableRows(source, layout: layout)
    else { return }
    while let row = try? table.next() { precondition(row.fields.count == table.header.count) }
    _ = table.notices
  }
}

internal import CZip
import Language

/// A ZIP archive of an office document, read in memory: nothing of it is ever written to disk.
///
/// What a small archive can grow into is limited, entry by entry and in all.
final class ZipBytesArchive {
  /// The most entries an archive may have.
  static let entryLimit = 20_000
  /// The most bytes an entry may have when inflated.
  static let sizeLimit: UInt64 = 4 << 30
  /// How many times an entry may grow, once it is larger than `sizeWithoutRatio`.
  static let ratioLimit: UInt64 = 250
  /// How large an entry may be whatever its ratio.
  static let sizeWithoutRatio: UInt64 = 8 << 20

  /// The name of the file, for faults.
  let file: String
  fileprivate let archive: OpaquePointer
  /// The places of the entries by their names in small letters, with `/` between folders; nil where a name stands twice.
  private var places: [String: UInt64?] = [:]

  /// Opens an archive.
  init(path: String) throws(SourceFault) {
    file = FileBeginning.name(path)
    let descriptor: Int32
    do { descriptor = try RegularFile.open(path) } catch {
      throw SourceFault(file: file, rule: "exists", message: CSVBytesReader.reason(error))
    }
    var problem: Int32 = 0
    // The archive has the descriptor once it is open, and not before.
    guard let archive = zip_fdopen(descriptor, 0, &problem) else {
      FileBeginning.close(descriptor)
      throw SourceFault(
        file: file, rule: "archive",
        message:
          "the workbook is damaged or cut short: its archive has no list of contents that can be read; fetch or save it again"
      )
    }
    self.archive = archive
    let count = zip_get_num_entries(archive, 0)
    guard count <= Self.entryLimit else {
      throw SourceFault(
        file: file, rule: "size-limit", message: "the workbook has more than \(Self.entryLimit) parts")
    }
    for place in 0..<UInt64(max(0, count)) {
      guard let bytes = zip_get_name(archive, place, 0) else { continue }
      let name = Self.key(String(cString: bytes))
      places[name] = .some(places.keys.contains(name) ? nil : place)
    }
  }

  deinit { zip_discard(archive) }

  /// The names of its entries, in no order.
  var names: some Collection<String> { places.keys }

  /// Whether it has an entry, whatever the case of its letters.
  func contains(_ name: String) -> Bool { places.keys.contains(Self.key(name)) }

  /// Opens an entry, or returns nil where there is none.
  func entry(_ name: String) throws(SourceFault) -> ZipBytesEntry? {
    guard let found = places[Self.key(name)] else { return nil }
    guard let place = found else {
      throw SourceFault(
        file: file, rule: "archive",
        message: "a part of the workbook stands twice in its archive; open it and save it again")
    }
    return try ZipBytesEntry(self, place)
  }

  private static func key(_ name: String) -> String {
    var name = name.lowercased()
    if name.contains("\\") {
      name = name.split(separator: "\\", omittingEmptySubsequences: false).joined(separator: "/")
    }
    return name.hasPrefix("/") ? String(name.dropFirst()) : name
  }
}

/// One entry of an archive, inflated as it is read.
final class ZipBytesEntry {
  /// How many bytes it has when inflated, as the archive says.
  let size: Int
  private let archive: ZipBytesArchive
  private let entry: OpaquePointer
  private var count: UInt64 = 0
  private let limit: UInt64

  fileprivate init(_ archive: ZipBytesArchive, _ place: UInt64) throws(SourceFault) {
    var status = zip_stat_t()
    zip_stat_init(&status)
    func fault(_ rule: String, _ message: String) -> SourceFault {
      SourceFault(file: archive.file, rule: rule, message: message)
    }
    guard zip_stat_index(archive.archive, place, 0, &status) == 0 else {
      throw fault("archive", "the workbook is damaged: a part of it cannot be found; fetch or save it again")
    }
    if status.encryption_method != UInt16(ZIP_EM_NONE) {
      throw fault("encrypted", "the workbook is protected by a password; save it without one")
    }
    let ratio = max(1, status.comp_size).multipliedReportingOverflow(by: ZipBytesArchive.ratioLimit)
    limit = min(
      ZipBytesArchive.sizeLimit,
      max(ZipBytesArchive.sizeWithoutRatio, ratio.overflow ? .max : ratio.partialValue))
    guard status.size <= limit else {
      throw fault(
        "size-limit",
        "a part of the workbook grows to more than \(ZipBytesArchive.ratioLimit) times its packed size, or beyond 4 GB"
      )
    }
    guard let entry = zip_fopen_index(archive.archive, place, 0) else {
      throw fault("archive", "the workbook is damaged: a part of it is packed in a way that is not read")
    }
    self.archive = archive
    self.entry = entry
    size = Int(clamping: status.size)
  }

  deinit { zip_fclose(entry) }

  /// Reads the next bytes; 0 at the end, where the sum over all of them is checked.
  func read(into bytes: UnsafeMutableRawBufferPointer) throws(SourceFault) -> Int {
    let read = zip_fread(entry, bytes.baseAddress, UInt64(bytes.count))
    guard read >= 0 else {
      throw SourceFault(
        file: archive.file, rule: "archive",
        message: "the workbook is damaged: a part of it is not what was packed; fetch or save it again")
    }
    count &+= UInt64(read)
    guard count <= limit else {
      throw SourceFault(
        file: archive.file, rule: "size-limit",
        message:
          "a part of the workbook grows to more than \(ZipBytesArchive.ratioLimit) times its packed size, or beyond 4 GB"
      )
    }
    return Int(read)
  }
}

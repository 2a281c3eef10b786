internal import CDuckDB
import Foundation

/// The DuckDB library of this process.
public struct DuckDBLibrary: Sendable {
  /// Where the library was found.
  public let path: String
  /// Its version, such as `v2.0.0`.
  public let version: String

  /// Finds and opens the library; the first one opened stays for the whole process.
  ///
  /// `libduckdb.so` where the system has one, else the module of the Python wheel in the `.venv`
  /// beside the package that holds the executable, else under the install prefix.
  public static func open() throws(EngineError) -> DuckDBLibrary {
    let (library, _) = try functions()
    return library
  }

  /// Finds the library that `open` would open, and its version, without opening it where that can be.
  ///
  /// A wheel says which version it brought, and how many bytes its module has: where these are those
  /// of the file, the version is right. The system's library has to be opened.
  public static func find() throws(EngineError) -> DuckDBLibrary {
    if wm_duckdb_load(systemName, nil, nil, 0) == nil {
      for candidate in candidates() where candidate.library != systemName {
        guard let version = WheelRecord.version(of: candidate.library) else { break }
        return DuckDBLibrary(path: candidate.library, version: "v" + version)
      }
    }
    return try open()
  }

  static func functions() throws(EngineError) -> (DuckDBLibrary, wm_duckdb_functions) {
    var searched: [String] = []
    var reason: (library: String, text: String)?
    for candidate in candidates() {
      searched.append(candidate.library)
      guard candidate.library == systemName || FileManager.default.fileExists(atPath: candidate.library)
      else { continue }
      var message = [CChar](repeating: 0, count: 256)
      let table = wm_duckdb_load(candidate.library, candidate.python, &message, message.count)
      if let functions = table?.pointee {
        let version = functions.library_version().map { String(cString: $0) } ?? "unknown"
        // Another candidate may have been opened before.
        let path = wm_duckdb_library().map { String(cString: $0) } ?? candidate.library
        return (DuckDBLibrary(path: path, version: version), functions)
      }
      if candidate.library != systemName {
        let text = String(decoding: message.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        reason = (candidate.library, text)
      }
    }
    if let reason { throw .unusable(library: reason.library, reason: reason.text) }
    throw .notFound(searched: searched)
  }

  private struct Candidate {
    var library: String
    var python: String?
  }

  private static let systemName = "libduckdb.so"

  private static func candidates() -> [Candidate] {
    var result = [Candidate(library: systemName, python: nil)]
    let executable = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    var folder = executable.deletingLastPathComponent()
    while folder.path != "/" {
      result += modules(in: folder.appending(path: ".venv"))
      folder.deleteLastPathComponent()
    }
    let prefix = executable.deletingLastPathComponent().deletingLastPathComponent()
    result += modules(in: prefix.appending(path: "lib/waymark/.venv"))
    return result
  }

  /// The wheel's modules of a Python environment, each with the Python library it was built for.
  private static func modules(in environment: URL) -> [Candidate] {
    let files = FileManager.default
    let library = environment.appending(path: "lib")
    let pythons = ((try? files.contentsOfDirectory(atPath: library.path)) ?? []).sorted()
    var result: [Candidate] = []
    for python in pythons where python.hasPrefix("python3") {
      let packages = library.appending(path: "\(python)/site-packages")
      let names = ((try? files.contentsOfDirectory(atPath: packages.path)) ?? []).sorted()
      for name in names where name.hasPrefix("_duckdb") && name.hasSuffix(".so") {
        result.append(
          Candidate(library: packages.appending(path: name).path, python: "lib\(python).so.1.0"))
      }
    }
    return result
  }
}

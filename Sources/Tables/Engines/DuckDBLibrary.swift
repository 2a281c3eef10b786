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
    [Candidate(library: systemName, python: nil)] + PythonEnvironment.all().flatMap(modules)
  }

  /// The wheel's modules of a Python environment, each with the Python library it was built for.
  private static func modules(in environment: PythonEnvironment) -> [Candidate] {
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: environment.packages)) ?? []).sorted()
    return names.filter { $0.hasPrefix("_duckdb") && $0.hasSuffix(".so") }.map {
      Candidate(library: environment.packages + "/" + $0, python: "lib\(environment.python).so.1.0")
    }
  }
}

import Foundation
public import Language
import Tables

/// The code lists of some folders, each the file `<name>.csv` with the columns code, label, aliases, short (a label where
/// room is scarce), `aliases-es` and the like for words of one language, `label-fr` and `short-fr` for what pages call a code.
public struct CodeListLibrary: Sendable {
  /// The absolute folders.
  public let folders: [String]
  private let lists: [String: CodeList]
  private let paths: [String: String]

  /// Reads every list of some folders; a file that is not a list is reported, and so are two lists of one
  /// name that differ.
  public init(folders: [String]) throws(DiagnosticsError) {
    self.folders = folders
    var lists: [String: CodeList] = [:]
    var paths: [String: String] = [:]
    var diagnostics: [Diagnostic] = []
    for folder in folders {
      let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
      for file in names where file.hasSuffix(".csv") {
        let (name, path) = (String(file.dropLast(4)), folder + "/" + file)
        if let other = paths[name] {
          guard !FileManager.default.contentsEqual(atPath: path, andPath: other) else { continue }
          diagnostics.append(
            Diagnostic(
              code: "E063", message: "code list '\(name)' stands in two folders and differs",
              help: "keep one of \(other) and \(path)"))
          continue
        }
        do {
          lists[name] = try Self.read(path)
          paths[name] = path
        } catch {
          diagnostics.append(Diagnostic(code: "E063", message: "code list \(error.description)"))
        }
      }
    }
    if !diagnostics.isEmpty { throw DiagnosticsError(diagnostics) }
    (self.lists, self.paths) = (lists, paths)
  }

  /// The absolute paths of all lists, in order of their names.
  public var files: [String] { lists.keys.sorted().compactMap { paths[$0] } }

  /// The absolute paths of some lists, in order of their names.
  public func files(of names: Set<String>) -> [String] { names.sorted().compactMap { paths[$0] } }

  /// A list by its name, or nil.
  public subscript(name: String) -> CodeList? { lists[name] }

  /// Looks a code up, as expressions and parameters write it.
  public func lookup(list: String, code: String) -> CodeLookup {
    guard let codes = lists[list] else { return .noSuchList }
    if codes.contains(code) { return .known }
    let match = codes.code(matching: code) ?? Suggestion.closest(to: code, in: codes.items.map(\.code))
    return .unknown(suggestion: match)
  }

  /// The lists that come with the program, for a file that has no project; none of them has a path.
  public static let shipped: CodeListLibrary = {
    var lists: [String: CodeList] = [:]
    for (name, bytes) in ShippedCodeLists.files {
      // A list that cannot be read is missed by the tests of the program, and by nobody else.
      guard var reader = try? CSVBytesReader(bytes: bytes, file: name) else { continue }
      lists[name] = try? read(&reader)
    }
    return CodeListLibrary(folders: [], lists: lists, paths: [:])
  }()

  private init(folders: [String], lists: [String: CodeList], paths: [String: String]) {
    (self.folders, self.lists, self.paths) = (folders, lists, paths)
  }

  /// The names of all lists, in order.
  public var names: [String] { lists.keys.sorted() }

  /// The path of a list's file, or nil where it has none.
  public func path(of name: String) -> String? { paths[name] }

  /// These lists, and those of another library whose names are not among them.
  public func adding(_ other: CodeListLibrary) -> CodeListLibrary {
    CodeListLibrary(
      folders: folders + other.folders, lists: lists.merging(other.lists) { first, _ in first },
      paths: paths.merging(other.paths.filter { lists[$0.key] == nil }) { first, _ in first })
  }

  private static func read(_ path: String) throws(SourceFault) -> CodeList {
    var reader = try CSVBytesReader(path: path)
    return try read(&reader)
  }

  private static func read(_ reader: inout CSVBytesReader) throws(SourceFault) -> CodeList {
    var rows: [(code: String, label: String, aliases: [String])] = []
    let header = try reader.header()
    guard let code = header.firstIndex(of: "code"), let label = header.firstIndex(of: "label") else {
      throw SourceFault(
        file: reader.file, line: 1, rule: "header", message: "needs the columns code and label")
    }
    let aliases = header.firstIndex(of: "aliases")
    let short = header.firstIndex(of: "short")
    func columns(_ prefix: String) -> [(index: Int, tag: String)] {
      header.enumerated().filter { $0.element.hasPrefix(prefix) }.map {
        ($0.offset, String($0.element.dropFirst(prefix.count)))
      }
    }
    let tongues = columns("aliases-")
    let labels = columns("label-")
    let shortLabels = columns("short-")
    var names: [String: CodeList.Names] = [:]
    var languages: [String: [String: [String]]] = [:]
    var lines: [String: Int] = [:]
    while let row = try reader.row() {
      guard lines.updateValue(reader.line, forKey: row[code]) == nil else {
        throw SourceFault(
          file: reader.file, line: reader.line, column: "code", rule: "unique", message: "a code stands twice"
        )
      }
      let words = aliases.map { row[$0].split(separator: "|").map(String.init) } ?? []
      rows.append((row[code], row[label], words))
      for (index, tag) in tongues where !row[index].isEmpty {
        languages[tag, default: [:]][row[code]] = row[index].split(separator: "|").map(String.init)
      }
      var name = CodeList.Names()
      for (index, tag) in labels where !row[index].isEmpty { name.labels[tag] = row[index] }
      for (index, tag) in shortLabels where !row[index].isEmpty { name.shortLabels[tag] = row[index] }
      name.short = short.flatMap { row[$0].isEmpty ? nil : row[$0] }
      names[row[code]] = name
    }
    return CodeList(rows: rows, languages: languages, names: names, lines: lines)
  }
}

import Codebook
import Foundation
public import Language
public import Pipelines
import Tables

/// `waymark init`: a contract, code lists and a pipeline for a file that has none.
public struct FirstContractDraft {
  /// What a row is taken as.
  public enum Kind: String, Sendable, CaseIterable {
    /// A figure.
    case counts
    /// A case, a person or an event.
    case records
  }

  /// A column that is not certain.
  public struct Doubt: Sendable, Hashable {
    /// The column.
    public var column: String
    /// What it is taken as.
    public var what: String
    /// What is not certain about it.
    public var reasons: [String]
  }

  /// What is said of how a file is written, as `file` of a contract says it.
  public struct Declaration: Sendable {
    fileprivate let file: FileDeclaration

    /// Reads a text such as `skip: 2, until: Note`.
    ///
    /// - Throws: what is wrong with it.
    public init(_ text: String) throws(DiagnosticsError) {
      file = try ContractReader.fileDeclaration(text: text)
    }
  }

  private var contract: FirstContract
  /// What was taken for granted about how the file is written, in words.
  private let taken: [String]
  /// The folder that is written into.
  public let folder: String
  private let source: String
  private let declaration: [String]
  private let library: CodeListLibrary
  private let recognition: ContractRecognition
  private let today: String

  /// Looks at a file.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - folder: where the files are to be written, or nil for the folder of the file. Code lists of the project there, or above, are used
  ///     before those that come with the program.
  ///   - sheet: the sheet of a workbook, a name or a number from 1, or nil where the file is to tell.
  ///   - declaration: what is said of how the file is written; the rest of it is detected.
  ///   - kind: what a row is, or nil where the file is to tell.
  ///   - today: the day of the run, `2026-11-24`.
  /// - Throws: `StageFailure` with cause `data` that names file, line and rule.
  public init(
    path: String, into folder: String?, sheet: String? = nil, declaration said: Declaration? = nil,
    kind: Kind?, today: String
  ) throws(StageFailure) {
    self.today = today
    let here = FileManager.default.currentDirectoryPath
    source = AbsolutePath.resolve(path, in: here)
    self.folder = folder.map { AbsolutePath.resolve($0, in: here) } ?? AbsolutePath.resolve("..", in: source)
    let file = AbsolutePath.lastComponent(source)
    let stem = file.split(separator: ".").dropLast().joined(separator: ".")
    let title = stem.isEmpty ? file : stem
    do throws(DiagnosticsError) {
      let project = Self.projectLists(at: self.folder)
      library =
        try project.map { folder throws(DiagnosticsError) in
          try CodeListLibrary(folders: [folder]).adding(.shipped)
        } ?? .shipped
    } catch {
      throw StageFailure(
        cause: .data,
        message: error.diagnostics.first?.message ?? "the code lists of the project cannot be read",
        help: "mend the list, or write into another folder with --to")
    }
    do throws(SourceFault) {
      let reading = try FirstTableReading(
        path: source,
        sheet: sheet.map { Int($0).flatMap { $0 > 0 ? .number($0) : nil } ?? .name($0) } ?? .only,
        declared: said?.file ?? FileDeclaration())
      declaration = reading.declaration
      taken = reading.taken
      recognition = ContractRecognition(
        of: reading.table, name: ContractRecognition.slug(title) ?? "figures", title: title, library: library)
      contract = recognition.contract(kind: kind.flatMap { FirstContract.Kind(rawValue: $0.rawValue) })
    } catch {
      throw StageFailure(
        cause: .data, message: error.description,
        help: error.message.contains("'file: {")
          ? "nothing was written; what is to stand in 'file' is said with --file, such as --file 'skip: 2'"
          : "nothing was written")
    }
    tryOut(today: today)
  }

  /// The name of the contract and the pipeline.
  public var name: String { contract.name }

  /// What a row is taken as.
  public var kind: Kind { contract.kind == .counts ? .counts : .records }

  /// What is not certain about that, or nil.
  public var kindDoubt: String? { contract.kindDoubt }

  /// The columns that are not certain, in order.
  public var doubts: [Doubt] {
    contract.doubtful.map { Doubt(column: $0.name, what: $0.what, reasons: $0.doubts) }
  }

  /// What was recognised of the file as a whole, a line each.
  public var summary: [String] {
    let kind = contract.kind == .counts ? "figures" : "records of each \(contract.unit)"
    var lines = ["\(contract.rowCount) rows, taken as \(kind): \(contract.kindEvidence)"]
    if let doubt = contract.kindDoubt { lines.append("not certain: \(doubt)") }
    lines += taken.map { "read with \($0)" }
    if let unpivot = contract.unpivot {
      lines.append(
        "columns \(unpivot.columns.first ?? "") to \(unpivot.columns.last ?? "") become rows of \(unpivot.into.map { "'\($0)'" }.joined(separator: ", ")) and '\(unpivot.values)'"
      )
    }
    return lines + contract.remarks + beside
  }

  /// What is said of files beside it that are named alike.
  private var beside: [String] {
    let names =
      (try? FileManager.default.contentsOfDirectory(atPath: AbsolutePath.resolve("..", in: source))) ?? []
    guard let files = FilesOfOneName(AbsolutePath.lastComponent(source), among: names) else { return [] }
    return [
      "\(files.count) files are named alike, each with its own \(files.type == "date" ? "day" : files.type): 'files: \"\(files.pattern)\"' in the pipeline loads them all; where each has all the figures as they were known then, with 'file: {file-as: release}' and 'release: {type: \(files.type), role: vintage}' in the contract"
    ]
  }

  /// Recognises the file again as figures or as records.
  public mutating func decide(_ kind: Kind) {
    contract = recognition.contract(kind: kind == .counts ? .counts : .records)
    tryOut(today: today)
  }

  /// Takes a column as recognised: it is no longer in doubt.
  public mutating func confirm(_ column: String) { contract.confirm(column) }

  /// Leaves a column as text that enters no table; in records its values are never shown.
  public mutating func setAside(_ column: String) { contract.setAside(column) }

  /// The nearest folder of code lists of a project, at or above a folder.
  private static func projectLists(at folder: String) -> String? {
    var place = folder
    while true {
      let lists = AbsolutePath.resolve("data/codelists", in: place)
      if FileManager.default.fileExists(atPath: lists) { return lists }
      if place == "/" { return nil }
      place = AbsolutePath.resolve("..", in: place)
    }
  }

  /// The text of each file that would be written, by its path from the folder; lists that stand there already are left out.
  private func files() throws(StageFailure) -> [(path: String, text: [UInt8], isList: Bool)] {
    let pipeline = FirstPipeline(contract: contract, source: relativeSource)
    let contractPath = "data/contracts/\(contract.name).yaml"
    var files = [
      (
        contractPath,
        Array(contract.text(source: AbsolutePath.lastComponent(source), declaration: declaration).utf8), false
      ),
      (
        "\(contract.name).yaml", Array(pipeline.text().utf8),
        false
      ),
    ]
    for list in contract.writtenLists {
      files.append(("data/codelists/\(list.name).csv", Array(list.csv.utf8), false))
    }
    for name in Set(contract.usedLists + pipeline.derivedLists).sorted() {
      let path = library.path(of: name)
      let target = AbsolutePath.resolve("data/codelists/\(name).csv", in: folder)
      if path == target { continue }
      let bytes =
        path.map { FileManager.default.contents(atPath: $0).map { [UInt8]($0) } }
        ?? ShippedCodeLists.bytes(name)
      guard let bytes else {
        throw StageFailure(cause: .io, message: "code list '\(name)' cannot be read")
      }
      files.append(("data/codelists/\(name).csv", bytes, true))
    }
    return files
  }

  /// The path of the source from the folder; where it does not lie below it, in full.
  private var relativeSource: String {
    source.hasPrefix(folder + "/") ? String(source.dropFirst(folder.count + 1)) : source
  }

  /// Writes all files, or none where one of them is there already.
  ///
  /// - Returns: their paths from the folder, in order.
  /// - Throws: `StageFailure` with cause `cannotWrite` that names what is in the way.
  public func write() throws(StageFailure) -> [String] {
    let files = try files()
    let manager = FileManager.default
    var inTheWay: [String] = []
    var wanted: [(path: String, text: [UInt8])] = []
    for file in files {
      let path = AbsolutePath.resolve(file.path, in: folder)
      guard manager.fileExists(atPath: path) else {
        wanted.append((file.path, file.text))
        continue
      }
      // A list that is the same, as another file's contract uses it, is no obstacle.
      if file.isList, manager.contents(atPath: path).map({ [UInt8]($0) }) == file.text { continue }
      inTheWay.append(file.path)
    }
    guard inTheWay.isEmpty else {
      throw StageFailure(
        cause: .cannotWrite,
        message: "\(inTheWay.joined(separator: ", ")) is there already in \(folder); nothing was written",
        help: "name another folder with --to, or move what is there away")
    }
    for file in wanted {
      let path = AbsolutePath.resolve(file.path, in: folder)
      do {
        try manager.createDirectory(
          atPath: AbsolutePath.resolve("..", in: path), withIntermediateDirectories: true)
        // Never over a file that appeared meanwhile.
        try Data(file.text).write(to: URL(filePath: path), options: .withoutOverwriting)
      } catch {
        throw StageFailure(cause: .cannotWrite, message: "\(file.path) cannot be written in \(folder)")
      }
    }
    return wanted.map(\.path)
  }

  /// Tries the contract of figures on the file, in a folder of its own that is then removed, and settles what a run would stop at.
  private mutating func tryOut(today: String) {
    guard contract.kind == .counts else { return }
    let place = FileManager.default.temporaryDirectory.appending(path: "waymark-init-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: place) }
    do {
      let lists = place.appending(path: "codelists").path
      try FileManager.default.createDirectory(
        atPath: lists, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      for list in contract.writtenLists {
        try Data(list.csv.utf8).write(to: URL(filePath: "\(lists)/\(list.name).csv"))
      }
      let path = place.appending(path: "contract.yaml").path
      let text = contract.text(source: AbsolutePath.lastComponent(source), declaration: declaration)
      try Data(text.utf8).write(to: URL(filePath: path))
      let all = try CodeListLibrary(folders: [lists]).adding(library)
      try FirstContractTrial(contract: path, source: source, library: all).settle(&contract, today: today)
    } catch let error as DiagnosticsError {
      for diagnostic in error.diagnostics.prefix(5) {
        contract.remarks.append("check: \(diagnostic.message)")
      }
    } catch {
      contract.remarks.append(
        "check: the contract was not tried, since nothing can be written to \(place.deletingLastPathComponent().path)"
      )
    }
  }

  /// What was recognised, a row a column, for people.
  public var rows: [[String]] {
    [["column", "what", "by what"]]
      + contract.columns.map { column in
        [column.name, column.what, (column.doubts.isEmpty ? "" : "? ") + column.evidence]
      }
  }
}

import Codebook
import Language

/// What a file says of itself as a contract, as far as can be told where it is wrong.
struct ContractFacts: Sendable {
  /// What a contract is of.
  enum Kind: Sendable {
    /// Published figures.
    case publishedFigures
    /// Figures that are not published.
    case figures
    /// Records.
    case records
    /// It is broken, or its unit is none: whatever it describes counts as records.
    case unknown
  }

  /// The absolute path.
  var path: String
  /// What it is of; nil where it is no contract at all.
  var kind: Kind?
  /// The names of its columns; where it cannot be read, whatever may be one.
  var columns: Set<String> = []
  /// Whether it could be read.
  private var isReadable = true
  /// Whether it names who or what a row is of.
  var hasIdentity = false

  /// Reads a file, which need not be one or be there.
  ///
  /// - Parameter library: the lists that its codes may be of, with those beside it.
  init(path: String, library: CodeListLibrary) {
    self.path = path
    guard let node = ProjectSurvey.document(path) else {
      kind = .unknown
      guard let text = UnreadableDocument(path: path) else { return }
      columns = text.keys
      isReadable = false
      if !columns.contains("columns") { kind = nil }
      return
    }
    guard let entries = node["columns"]?.entries else {
      kind = node["unit"] == nil ? nil : .unknown
      return
    }
    columns = Set(entries.map(\.key))
    hasIdentity =
      node["sensitive"] != nil || entries.contains { ["key", "case"].contains($0.value["role"]?.text) }
    let unit = node["unit"]?.text
    if hasIdentity || unit.flatMap(RecordsContract.Unit.init(rawValue:)) != nil {
      kind = .records
    } else if unit == "count", Self.isSound(path, library) {
      kind = node["published"] == nil ? .figures : .publishedFigures
    } else {
      kind = .unknown
    }
  }

  private static func isSound(_ path: String, _ library: CodeListLibrary) -> Bool {
    func isSound(with library: CodeListLibrary) -> Bool {
      (try? ContractReader.read(path: path, name: AbsolutePath.lastComponent(path), library: library)) != nil
    }
    if isSound(with: library) { return true }
    // The lists of another project stand beside its contracts.
    let beside = AbsolutePath.resolve("../../codelists", in: path)
    guard !library.folders.contains(beside), let own = try? CodeListLibrary(folders: [beside]) else {
      return false
    }
    return isSound(with: own)
  }

  /// Whether a file with these columns fits it.
  ///
  /// What was added to records, such as a number for each, still fits where one column names the person or the case.
  func fits(_ header: Set<String>) -> Bool {
    guard isReadable else { return header.isSubset(of: columns) }
    return columns == header || hasIdentity && columns.isSubset(of: header)
  }
}

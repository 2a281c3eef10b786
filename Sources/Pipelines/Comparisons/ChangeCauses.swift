import Foundation

/// Why a result is another than in an earlier run: which parts of the keys on the way to it changed.
struct ChangeCauses {
  let store: Store
  let index: StoreIndex
  /// The keys of both runs by instance.
  let now: [String: String]
  let then: [String: String]

  /// The causes in words, sorted, at least one: `records`, `code list`, `contract`, `parameter from`,
  /// `method version`, `engine version`, `year of the run`, `configuration`; `first seen` and `no longer made` for what only
  /// one run has; `last report` where what it was itself compared with is another; `earlier runs` where only that
  /// differs which earlier runs are remembered; `earlier key no longer
  /// stored` where the store was cleared; and `computed again` where all keys are the same, so that
  /// something outside of them decides, such as a command.
  func causes(of address: String) -> [String] {
    var seen: Set<String> = []
    var found: Set<String> = []
    collect(address, &seen, &found)
    // Where figures differ, what was known of them before differs too, and explains nothing.
    if found.count > 1 { found.remove(Self.earlierRuns) }
    return found.isEmpty ? ["computed again"] : found.sorted()
  }

  private func collect(_ address: String, _ seen: inout Set<String>, _ found: inout Set<String>) {
    guard seen.insert(address).inserted else { return }
    guard let nowKey = now[address] else {
      found.insert("no longer made")
      return
    }
    guard let thenKey = then[address] else {
      found.insert("first seen")
      return
    }
    guard nowKey != thenKey else { return }
    guard let record = index[nowKey], let earlier = index[thenKey] else {
      found.insert("earlier key no longer stored")
      return
    }
    if record.stageFields != earlier.stageFields {
      let fields = [earlier, record].map { store.fields(digest: $0.stageFields) }
      if fields.contains([]) { found.insert("earlier key no longer stored") }
      let changes = fields.contains([]) ? [] : KeyChange.between(fields[0], fields[1])
      for change in changes { found.insert(Self.cause(change.name)) }
    }
    let inputs = Set(record.inputs).symmetricDifference(earlier.inputs)
    for source in Set(inputs.compactMap(Self.source)).sorted() {
      if source.hasPrefix("previous.") {
        found.insert("last report")
      } else if source.hasPrefix(RememberedInput.prefix) {
        found.insert(Self.earlierRuns)
      } else {
        collect(source, &seen, &found)
      }
    }
  }

  /// The instance that an input names, `series[AFG]` of `counts < series[AFG].table`.
  private static func source(_ input: StoreRecord.Pair) -> String? {
    guard let mark = input.name.range(of: " < "), let dot = input.name.lastIndex(of: ".") else { return nil }
    return String(input.name[mark.upperBound..<dot])
  }

  private static let earlierRuns = "earlier runs"
  private static let methodVersion = "method version"
  private static let engineVersion = "engine version"

  /// The causes that an upgrade brings.
  static let upgrades: Set<String> = [methodVersion, engineVersion]

  private static func cause(_ field: String) -> String {
    let words = field.split(separator: " ")
    switch words.first {
    case "source": return "records"
    case "definition": return field.contains("codelists/") ? "code list" : "contract"
    case "parameter": return field
    case "year": return "year of the run"
    case "method", "language": return Self.methodVersion
    case "engine", "library": return Self.engineVersion
    default: return "configuration"
    }
  }
}

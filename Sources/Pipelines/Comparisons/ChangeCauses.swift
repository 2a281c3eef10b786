import Foundation

/// Why a result is another than in an earlier run: which parts of the keys on the way to it changed.
struct ChangeCauses {
  let store: Store
  let index: StoreIndex
  /// The keys of both runs by instance.
  let now: [String: String]
  let then: [String: String]

  /// The causes in words, sorted: `records`, `code list`, `contract`, `parameter from`, `method version`,
  /// `configuration`.
  func causes(of address: String) -> [String] {
    var seen: Set<String> = []
    var found: Set<String> = []
    collect(address, &seen, &found)
    return found.sorted()
  }

  private func collect(_ address: String, _ seen: inout Set<String>, _ found: inout Set<String>) {
    guard seen.insert(address).inserted, let nowKey = now[address], let thenKey = then[address],
      nowKey != thenKey, let record = index[nowKey], let earlier = index[thenKey]
    else { return }
    if record.stageFields != earlier.stageFields {
      let changes = KeyChange.between(
        store.fields(digest: earlier.stageFields), store.fields(digest: record.stageFields))
      for change in changes { found.insert(Self.cause(change.name)) }
    }
    for input in record.inputs where !earlier.inputs.contains(input) {
      // `counts < series[AFG].table`
      guard let mark = input.name.range(of: " < "), let dot = input.name.lastIndex(of: ".") else { continue }
      collect(String(input.name[mark.upperBound..<dot]), &seen, &found)
    }
  }

  private static func cause(_ field: String) -> String {
    let words = field.split(separator: " ")
    switch words.first {
    case "source": return "records"
    case "definition": return field.contains("codelists/") ? "code list" : "contract"
    case "parameter": return field
    case "method", "language": return "method version"
    default: return "configuration"
    }
  }
}

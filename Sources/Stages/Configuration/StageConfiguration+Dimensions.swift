import Language
import Tables

extension StageConfiguration {
  /// A dimension of `by` with its margin; another word than `total+each` or `each` is reported.
  func dimension(_ entry: Node.Entry) -> Disaggregation.Dimension? {
    let word = entry.value.text ?? ""
    guard checkedChoice(word, of: ["total+each", "each"], key: entry.key, at: entry.value.location)
    else { return nil }
    return Disaggregation.Dimension(name: entry.key, margin: word == "each" ? .each : .totalAndEach)
  }
}

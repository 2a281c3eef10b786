import Language
import Trends

/// Findings as CSV, a file for each kind of body.
enum FindingsText {
  /// The findings of one kind.
  struct File {
    /// The word of the kind.
    var kind: String
    /// Their lines below a header.
    var text: String
  }

  /// A file for each kind that is there, in the order in which they first are.
  ///
  /// Without any finding there is one of trends, which has a header alone.
  static func files(_ findings: [Finding]) -> [File] {
    var types: [any FindingBody.Type] = findings.isEmpty ? [TrendFinding.self] : []
    for finding in findings where !types.contains(where: { $0 == type(of: finding.body) }) {
      types.append(type(of: finding.body))
    }
    let dimensions = findings.map { $0.key.map(\.dimension) }.max { $0.count < $1.count } ?? []
    return types.map { type in
      let found = findings.filter { Swift.type(of: $0.body) == type }.flatMap { rows(of: $0, dimensions) }
      let header =
        ["measure"] + dimensions.map(CSVField.text)
        + ["first", "last", "n", "n_hidden", "n_missing", "n_derived"] + type.columns
      return File(
        kind: type.kind,
        text: ([header] + found).map { $0.joined(separator: ",") + "\n" }.joined())
    }
  }

  /// The lines of a finding; a dimension that it does not have is empty.
  private static func rows(of finding: Finding, _ dimensions: [String]) -> [[String]] {
    let codes = dimensions.map { name in finding.key.first { $0.dimension == name }?.code ?? "" }
    let (window, basis) = (finding.window, finding.window.basis)
    var start = ([finding.measure] + codes).map(CSVField.text)
    start += [window.firstPeriod, window.lastPeriod].map(CSVField.figure)
    start += [basis.known, basis.hidden, basis.missing, basis.derived].map { String($0) }
    return finding.body.lines.map { start + $0.map { $0.map(field) ?? "" } }
  }

  private static func field(_ value: FindingValue) -> String {
    switch value {
    case .number: value.text
    case .word(let word): CSVField.text(word)
    }
  }
}

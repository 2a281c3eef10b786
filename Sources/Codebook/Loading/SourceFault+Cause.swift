import Language
public import Tables

extension SourceFault {
  /// The rules that a file breaks which is written in another way than is said of it.
  private static let rulesOfForm: Set<String> = [
    "header", "quoting", "encoding", "field-count", "unnamed-column", "line-ends",
  ]

  /// Which faults may come of a file that is written in another way.
  enum Rules {
    /// Those of its form.
    case form
    /// All, as in the row below the heading.
    case all
  }

  /// The fault with what the file seems to be, and what to write in the contract.
  ///
  /// Of a file of which the contract says how it is written the fault stays as it is.
  func explained(by path: String, _ contract: Contract, of rules: Rules = .form) -> SourceFault {
    guard contract.file.origin == .standard, rules == .all || Self.rulesOfForm.contains(rule),
      let cause = LikelyCause(path: path, columns: contract.sourceColumns)
    else { return self }
    var fault = self
    fault.message += "; \(cause.cause)"
    if !cause.remedies.isEmpty {
      let lines = cause.remedies.map { "'\($0)'" }.joined(separator: " or ")
      fault.remedy = "write \(lines) in contract '\(contract.name)'"
    }
    return fault
  }

  /// The same of a source of several files: by the one that the fault names.
  public func explained(by paths: [String], _ contract: Contract) -> SourceFault {
    explained(by: paths, contract, of: .form)
  }

  func explained(by paths: [String], _ contract: Contract, of rules: Rules) -> SourceFault {
    let path = paths.first { $0.split(separator: "/").last.map(String.init) == file }
    return explained(by: path ?? paths.first ?? "", contract, of: rules)
  }
}

import Language
import Tables
import Trends

/// The alerts and transitions of a page, with the names of their series.
extension PageFilling {
  /// An alert finding and what its series is called.
  struct NamedAlert {
    var input: Int
    var name: SeriesName
    var finding: Finding
    var body: AlertFinding
  }

  /// Every series that was watched.
  var alerts: [NamedAlert] {
    inputs.findings.enumerated().flatMap { place, one in
      one.findings.compactMap { finding in
        finding.alert.map {
          NamedAlert(input: place, name: name(of: finding, in: one), finding: finding, body: $0)
        }
      }
    }
  }

  /// What the series of a finding is called.
  func name(of finding: Finding, in input: PageInputs.Findings) -> SeriesName {
    PageSeries(finding, of: named(input), page: names).name
  }

  /// Findings with the shape of their table, where the page was given it.
  private func named(_ input: PageInputs.Findings) -> PageInputs.Findings {
    guard input.source == nil else { return input }
    var named = input
    named.source = tables.first { input.reads.contains($0.input.stage) }?.table.schema
    return named
  }

  /// What was compared with findings of a stage and its keys; nil where nothing was.
  func comparison(of findings: PageInputs.Findings) -> PageInputs.Changes? {
    inputs.changes.first { $0.reads.contains(findings.stage) && $0.bindings == findings.bindings }
  }

  /// Whether nothing of what readers were told changed, and no alert stands.
  ///
  /// It takes a comparison with the last report, and a watch over the latest periods.
  var isQuiet: Bool {
    let compared = inputs.changes.filter { $0.earlier == .compared }
    guard !compared.isEmpty, compared.count == inputs.changes.count, !alerts.isEmpty else { return false }
    let holds = compared.allSatisfy { changes in
      (changes.transitions ?? []).isEmpty
        && (changes.transitions != nil || changes.figures.allSatisfy { $0.kind == .new })
    }
    return holds
      && alerts.allSatisfy { $0.body.watched.allSatisfy { !$0.state.isAlert } && $0.body.shared == nil }
  }
}

import Statistics
import Tables
public import Trends

/// A figure that is not what it was in an earlier run.
public struct FigureChange: Codable, Sendable, Hashable {
  /// What happened to it.
  public enum Kind: String, Codable, Sendable, Hashable {
    /// It was not there.
    case new
    /// It has another value or status.
    case revised
    /// It is no longer there.
    case withdrawn
  }

  /// What happened.
  public var kind: Kind
  /// The measure.
  public var measure: String
  /// The categories and the period, `route=_T month=2025-04`.
  public var key: String
  /// Of a table of counts: the categories, in order of its dimensions.
  public var codes: [KeyPart]?
  /// Of a table of counts: the period.
  public var period: String?
  /// What stood there, `12`, `0...4` for a hidden figure, `3...` for a lower bound, or the reason for none,
  /// and the marks; nil where it was not there.
  public var old: String?
  /// What stands there now.
  public var new: String?
  /// Why, at least one: `records`, `code list`, `contract`, `parameter from`, `method version`,
  /// `engine version`, `configuration`, `first seen`, `no longer made`, `computed again` and the like.
  public var causes: [String]
}

/// Compares what two runs made, figure by figure.
enum FigureComparison {
  /// The figures that differ between two tables of counts, in order of key.
  ///
  /// A dimension or a measure that only one has makes its figures new or withdrawn. A suppressed figure
  /// is compared as its interval, never by what it hides. Of a table with releases the latest of either counts: what
  /// it revised is revised.
  static func changes(now: CountsTable, then: CountsTable?, causes: [String]) -> FigureChanges {
    let (now, then) = (now.withoutReleases(), then?.withoutReleases())
    let (new, old) = (figures(of: now), then.map { figures(of: $0) } ?? [:])
    var changes = FigureChanges(changes(now: new, then: old, causes: causes), causes: causes)
    changes.revisions = then.flatMap { SeriesRevisions(now: now, then: $0) }
    return changes
  }

  /// The findings that differ between two runs: every fact of their bodies.
  static func changes(now: [Finding], then: [Finding]?, causes: [String]) -> FigureChanges {
    var changes = FigureChanges(
      changes(now: figures(of: now), then: then.map { figures(of: $0) } ?? [:], causes: causes),
      causes: causes, subject: .findings)
    changes.transitions = then.map { FindingTransition.between($0, now) }
    return changes
  }

  /// A figure is told by its measure and its key; its codes and period are the parts of that.
  private struct Figure: Hashable {
    var measure: String
    var key: String
    var codes: [KeyPart]?
    var period: String?

    static func == (left: Figure, right: Figure) -> Bool {
      left.measure == right.measure && left.key == right.key
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(measure)
      hasher.combine(key)
    }
  }

  private static func changes(
    now: [Figure: String], then: [Figure: String], causes: [String]
  ) -> [FigureChange] {
    Set(now.keys).union(then.keys).sorted { ($0.key, $0.measure) < ($1.key, $1.measure) }.compactMap {
      figure in
      let (new, old) = (now[figure], then[figure])
      guard new != old else { return nil }
      return FigureChange(
        kind: old == nil ? .new : new == nil ? .withdrawn : .revised, measure: figure.measure,
        key: figure.key, codes: figure.codes, period: figure.period, old: old, new: new, causes: causes)
    }
  }

  private static func figures(of table: CountsTable) -> [Figure: String] {
    var figures: [Figure: String] = [:]
    for row in 0..<table.rowCount {
      let codes = zip(table.schema.dimensions, table.dimensions).map {
        KeyPart(dimension: $0.name, code: $1[row])
      }
      var parts = codes.map { "\($0.dimension)=\($0.code)" }
      let period = table.schema.period.map { ($0.name, table.periods[row].description) }
      if let period { parts.append("\(period.0)=\(period.1)") }
      for (measure, cells) in zip(table.schema.measures, table.measures) {
        let figure = Figure(
          measure: measure, key: parts.joined(separator: " "), codes: codes, period: period?.1)
        figures[figure] = text(cells[row])
      }
    }
    return figures
  }

  private static func figures(of findings: [Finding]) -> [Figure: String] {
    var figures: [Figure: String] = [:]
    for finding in findings {
      let key = finding.key.map { "\($0.dimension)=\($0.code)" }.joined(separator: " ")
      for fact in finding.body.facts {
        let text =
          switch fact.value {
          case .number(let value): number(value)
          case .word(let word): word
          }
        figures[Figure(measure: "\(finding.measure) \(fact.name)", key: key)] = text
      }
    }
    return figures
  }

  private static func text(_ cell: Cell) -> String {
    let content =
      switch cell.content {
      case .exact(let value): number(value)
      case .interval(let low, let high): "\(number(low))...\(number(high))"
      case .lowerBound(let low): "\(number(low))..."
      case .none(let reason): reason.rawValue
      }
    return cell.marks.isEmpty ? content : "\(content) \(cell.marks.text)"
  }

  private static func number(_ value: Double) -> String {
    Int64(exactly: value).map { String($0) } ?? String(value)
  }
}

public import Tables
public import Trends

/// What differs between two tables: figures that are listed, and figures that are only counted.
///
/// Counted is what says nothing about the subject: another status of the same value, and all that differs
/// because a parameter was set otherwise or because Waymark itself counts otherwise.
public struct FigureChanges: Sendable, Hashable {
  /// Why figures are counted and not listed.
  public enum Reason: String, Sendable, Hashable, Codable, CaseIterable {
    /// The value is the same, or there is none in both, and something else is said of it.
    case status
    /// Parameters alone are the cause.
    case parameter
    /// The version of a method or of an engine is the cause, alone or with parameters.
    case method
  }

  /// The figures to list, in order of key.
  public var listed: [FigureChange]
  /// The figures to count, in order of key.
  public var counted: [Reason: [FigureChange]]
  /// Of tables of counts: the largest changes of each series; nil where nothing was compared.
  public var revisions: SeriesRevisions?
  /// Of findings: what readers were told that no longer holds, and what is new; nil where nothing was compared.
  public var transitions: [FindingTransition]?

  /// Why they differ.
  public var causes: [String]

  /// What was compared.
  enum Subject: Sendable, Hashable {
    /// Figures, each with a status.
    case counts
    /// What was found, in which every word says something.
    case findings
  }

  /// Sorts changes of one table, which have its causes.
  init(_ changes: [FigureChange], causes: [String], subject: Subject = .counts) {
    self.causes = causes
    let reason = Self.reason(of: causes)
    listed = []
    counted = [:]
    for change in changes {
      if let reason = reason ?? (subject == .counts && Self.isOfStatusAlone(change) ? .status : nil) {
        counted[reason, default: []].append(change)
      } else {
        listed.append(change)
      }
    }
  }

  /// How many there are.
  public var count: Int { listed.count + counted.values.reduce(0) { $0 + $1.count } }

  /// How many are counted for each reason; only those above 0.
  public var counts: [Reason: Int] { counted.mapValues(\.count) }

  /// `12 by status alone, 3 by method`, or nil where all are listed.
  public var countsText: String? {
    let parts = Reason.allCases.compactMap { reason in
      counts[reason].map { "\($0) by \(reason == .status ? "status alone" : reason.rawValue)" }
    }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  private static func reason(of causes: [String]) -> Reason? {
    let isMethod = causes.map { $0 == "method version" || $0 == "engine version" }
    let isParameter = causes.map { $0.hasPrefix("parameter ") }
    guard !causes.isEmpty, zip(isMethod, isParameter).allSatisfy({ $0 || $1 }) else { return nil }
    return isMethod.contains(true) ? .method : .parameter
  }

  private static func isOfStatusAlone(_ change: FigureChange) -> Bool {
    guard let old = change.old, let new = change.new else { return false }
    return value(old) == value(new)
  }

  /// The number or interval at the start of the text of a figure; nil where it has none.
  private static func value(_ text: String) -> Substring? {
    let word = text.prefix { $0 != " " }
    guard let first = word.first(where: { $0 != "-" }), first.isNumber else { return nil }
    return word
  }
}

import Foundation

/// Decides whether a table may be used, beside the same table in the last published run.
enum GateKeeper {
  /// What stands against using a table, for those who may see its figures and for all others.
  struct Objection: Sendable, Hashable {
    /// Which rule is not fulfilled, and what the pipeline allows; nothing of the table.
    var rule: String
    /// The same with the figures of the table.
    var figures: String

    /// What may be said of a table of a class to whoever reads a log or a notification.
    func words(of dataClass: DataClass) -> String { dataClass == .public ? figures : rule }
  }

  /// What stands against using it, or nil.
  ///
  /// Shares and volumes need an earlier table; without one only freshness is looked at. A total that
  /// was 0 and is no longer differs without bound.
  static func objection(
    _ gate: GateSpecification, now: TableProfile, then: TableProfile?, today: String
  ) -> Objection? {
    if let days = gate.freshness, let last = now.lastDay, let age = dayCount(from: last, to: today),
      age > days
    {
      return Objection(
        rule: "the last period ended more than \(days) days ago, which is what the gate allows",
        figures: "the last period ended \(last), \(age) days ago; the gate allows \(days)")
    }
    guard let then else { return nil }
    if let limit = gate.volume {
      for measure in now.totals.keys.sorted() {
        guard let new = now.totals[measure], let old = then.totals[measure], new != old else { continue }
        let change = old == 0 ? Double.infinity : abs(new - old) / abs(old)
        if change > limit {
          let words = "the total of '\(measure)' differs"
          return Objection(
            rule:
              "\(words) from the last published run by more than the \(percent(limit)) that the gate allows",
            figures:
              "\(words) by \(percent(change)) from the last published run, \(number(old)) -> \(number(new)); the gate allows \(percent(limit))"
          )
        }
      }
    }
    if let share = gate.share {
      let (new, old) = (now.shares[share.dimension] ?? [:], then.shares[share.dimension] ?? [:])
      for code in Set(new.keys).union(old.keys).sorted() {
        let change = abs((new[code] ?? 0) - (old[code] ?? 0))
        if change > share.change {
          let words = "a share by '\(share.dimension)' differs"
          return Objection(
            rule:
              "\(words) from the last published run by more than the \(percent(share.change)) of the total that the gate allows",
            figures:
              "\(words) by \(percent(change)) of the total from the last published run; the gate allows \(percent(share.change))"
          )
        }
      }
    }
    if let each = gate.each {
      let count = FigureGate.differences(each, now: now, then: then).count
      if count > 0 {
        let words =
          "from the last published run by more than the \(percent(each.change)) that the gate allows"
        return Objection(
          rule: "figures differ \(words)",
          figures:
            "\(count) figure\(count == 1 ? " differs" : "s differ") \(words); `waymark why` lists \(count == 1 ? "it" : "them")"
        )
      }
    }
    return nil
  }

  private static func percent(_ share: Double) -> String {
    share.isFinite && share < 1_000 ? "\((share * 1_000).rounded() / 10) %" : "more than 1000 %"
  }

  private static func number(_ value: Double) -> String {
    Int64(exactly: value).map { String($0) } ?? String(value)
  }

  /// Whole days between two days in UTC.
  private static func dayCount(from: String, to: String) -> Int? {
    guard let first = try? Date(from + "T00:00:00Z", strategy: .iso8601),
      let second = try? Date(to + "T00:00:00Z", strategy: .iso8601)
    else { return nil }
    return Int((second.timeIntervalSince(first) / 86_400).rounded())
  }
}

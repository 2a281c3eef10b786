import Language
import Tables

@testable import Briefs

extension PageAudit {
  /// Whether what a brief says of years and parts is what the cells of some series give.
  func isSo(_ phrase: BriefPhrase) -> Bool {
    let all = Array(series.indices)
    switch phrase {
    case .lastYear(let subject, let now, let before, let change):
      return matches(subject).contains { place in
        has(place, now) && before.map { has(place, $0) } ?? true && !isKnown(place, after: now.period)
          && isChange(change, before, now)
      }
    case .threeYears(let lowest, let highest, let known):
      return all.contains { place in
        (1...3).contains { distance in
          let year = highest.period.ordinal + distance
          let own = shown[place].filter { (1...3).contains(year - $0.period.ordinal) }
          let values = own.compactMap { $0.cell.marks.contains(.partial) ? nil : $0.cell.value }
          return has(place, lowest) && has(place, highest) && values.count == known
            && values.min() == lowest.quantity.value && values.max() == highest.quantity.value
        }
      }
    case .extremes(let highest, let lowest, _, _, _):
      return all.contains { place in
        let ends = shown[place].compactMap { $0.cell.marks.contains(.partial) ? nil : $0.cell.bounds }
        return has(place, highest) && ends.allSatisfy { $0.high <= highest.quantity.value ?? -1 }
          && lowest.map { lowest in
            has(place, lowest) && ends.allSatisfy { $0.low >= lowest.quantity.value ?? .infinity }
          } ?? true
      }
    case .madeOf(let parts, let whole, _):
      return all.contains { has($0, whole) } && parts.allSatisfy { isPart($0, of: whole) }
    case .givenFor(_, let part, let whole, _), .givenForFew(_, let part, let whole):
      return all.contains { has($0, whole) } && isPart(part, of: whole)
    case .moreThanWhole(let part, let whole):
      return isPart(part, of: whole) && (part.quantity.value ?? 0) > (whole.quantity.value ?? .infinity)
    case .moved(_, let part, let now, let before, _, let change),
      .movedToo(let part, let now, let before, let change):
      return members(part).contains { has($0, now) && has($0, before) } && isChange(change, before, now)
    case .new(_, let parts, let period, _), .newToo(let parts, let period):
      return parts.allSatisfy { part in
        members(part).contains { place in
          has(place, YearFigure(period: period, quantity: part.quantity))
            && (1...3).allSatisfy { isNothing(place, period.advanced(by: -$0)) }
        }
      }
    case .multiplied(_, let parts, let period, _), .multipliedToo(let parts, let period):
      return parts.allSatisfy { one in
        members(one.part).contains { isMultiplied($0, one, period) }
      }
    case .ended(_, let parts, let period, _), .endedToo(let parts, let period):
      return parts.allSatisfy { part in
        members(part).contains { place in
          isNothing(place, period)
            && has(place, YearFigure(period: period.advanced(by: -1), quantity: part.quantity))
        }
      }
    case .partLevel(let part, let now, _): return members(part).contains { has($0, now) }
    case .lastKnown(let now, let end):
      return now.period < end && all.contains { has($0, now) && !isKnown($0, after: now.period) }
    case .besideYears(let before, let missing, let lowest, let highest):
      return all.contains { place in
        [before, lowest, highest].compactMap(\.self).allSatisfy { has(place, $0) }
          && missing.map { cell(place, $0)?.low == nil || cell(place, $0)?.marks.contains(.partial) == true }
            ?? true
      }
    case .others, .course, .mostInAYear, .mostNote, .newLabel, .newNote: return true
    }
  }

  private func has(_ place: Int, _ figure: YearFigure) -> Bool {
    cell(place, figure.period).map { Self.isSame(figure.quantity, $0) } ?? false
  }

  /// Whether a figure of a year is ten times as much as the most of the three before, none of which is unknown.
  private func isMultiplied(_ place: Int, _ one: MultipliedPart, _ period: Period) -> Bool {
    guard let least = one.part.quantity.ends?.low, let most = one.most.quantity.ends?.high, most > 0,
      (1...3).contains(period.ordinal - one.most.period.ordinal)
    else { return false }
    return has(place, YearFigure(period: period, quantity: one.part.quantity)) && has(place, one.most)
      && least >= 10 * most
      && (1...3).allSatisfy { years in
        let before = period.advanced(by: -years)
        return isNothing(place, before) || cell(place, before).flatMap(\.high).map { $0 <= most } ?? false
      }
  }

  private func isKnown(_ place: Int, after period: Period) -> Bool {
    shown[place].contains { $0.period > period && $0.cell.low != nil && !$0.cell.marks.contains(.partial) }
  }

  /// A known zero, or no row where the source says that this means zero.
  private func isNothing(_ place: Int, _ period: Period) -> Bool {
    cell(place, period).map { $0.value == 0 } ?? (series[place].schema?.coverage?.absent == .zero)
  }

  private func isChange(_ change: Double?, _ before: YearFigure?, _ now: YearFigure) -> Bool {
    guard let change else { return true }
    guard let before, let old = before.quantity.value, let new = now.quantity.value, old >= 20,
      before.period.advanced(by: 1) == now.period
    else { return false }
    return (change - 100 * (new - old) / old).magnitude < 1e-9 * max(1, change.magnitude)
  }

  /// The series with the categories of a part.
  private func members(_ part: PartFigure) -> [Int] {
    series.indices.filter { place in
      part.name.parts.allSatisfy { series[place].codes[$0.dimension] == $0.code }
    }
  }

  private func isPart(_ part: PartFigure, of whole: YearFigure) -> Bool {
    let isThere = members(part).contains {
      has($0, YearFigure(period: whole.period, quantity: part.quantity))
    }
    guard let percent = part.percent else { return isThere }
    guard let value = part.quantity.value, let all = whole.quantity.value, all >= 20 else { return false }
    return isThere && (percent - 100 * value / all).magnitude < 1e-9 && percent <= 100
  }
}

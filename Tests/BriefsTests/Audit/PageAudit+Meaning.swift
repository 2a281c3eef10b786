import Language
import Statistics
import Tables
import Trends

@testable import Briefs

extension PageAudit {
  // MARK: Parts and gaps

  /// What is not known is no zero; a part of a period is compared with nothing.
  var gaps: [Violation] {
    var found: [Violation] = []
    func fail(_ text: String) { found.append(.init(rule: .partsAndGaps, text: text)) }
    for phrase in report.phrases {
      switch phrase {
      case .lately(let years), .turned(let years, _), .recent(_, let years), .recentBefore(let years, _):
        if years.latest.marks.contains(.partial) || years.before.marks.contains(.partial) {
          fail(text(phrase))
        }
      case .largest(let part, let name, let quantity, let total, let period):
        if !isLargest(part, name, quantity, total, period) { fail(text(phrase)) }
      case .allZero(let names):
        for name in names where !series.contains(where: { isShort($0, name) && $0.isAllZero }) {
          fail("'zero in every period': \(words(name))")
        }
      case .share(let part, _, _) where part.marks.contains(.partial): fail(text(phrase))
      default: break
      }
    }
    for statement in report.statements {
      guard let years = statement.latest else { continue }
      if years.latest.marks.contains(.partial) || years.before.marks.contains(.partial) {
        fail("\(words(statement.subject)): a part of a period is compared")
      }
    }
    for figure in report.figures {
      switch figure.chart {
      case .slope(let chart), .dumbbell(let chart), .pyramid(let chart), .bars(let chart):
        if chart.categories.contains(where: { $0.values.contains { $0.marks.contains(.partial) } }) {
          fail("a chart compares a part of a period: \(text(figure.headline))")
        }
      default: break
      }
    }
    return found
  }

  /// A name without what all of its siblings share.
  private func isShort(_ one: AuditedSeries, _ name: SeriesName) -> Bool {
    name.parts.allSatisfy { one.codes[$0.dimension] == $0.code }
  }

  /// Whether every other category is known to have less, and the total is whole.
  private func isLargest(
    _ part: SeriesName.Part, _ name: SeriesName, _ quantity: Quantity, _ total: Quantity, _ period: Period
  ) -> Bool {
    guard let value = quantity.value else { return false }
    return matches(name).contains { place in
      let whole = series[place]
      guard let all = cell(place, period), all.value == total.value, !all.marks.contains(.partial) else {
        return false
      }
      let siblings = series.indices.filter { other in
        var codes = series[other].codes
        let code = codes.updateValue("_T", forKey: part.dimension)
        return code != "_T" && code != "_U" && codes == whole.codes && series[other].table == whole.table
          && series[other].measure == whole.measure && series[other].bindings == whole.bindings
      }
      return siblings.allSatisfy { other in
        guard let cell = cell(other, period) else { return whole.schema?.coverage?.absent == .zero }
        if cell.marks.contains(.partial) { return false }
        switch cell.content {
        case .exact(let one): return one < value || series[other].codes[part.dimension] == part.code
        case .interval(_, let high): return high < value
        case .lowerBound, .none: return false
        }
      }
    }
  }

  // MARK: Revisions

  /// A revision of more than a tenth and twenty stands beside every figure and table of its series.
  var revisions: [Violation] {
    var found: [Violation] = []
    let large = series.indices.filter { !revised(series[$0]).isEmpty }
    func check(_ names: [SeriesName], _ notes: [Phrase], _ what: String) {
      let revised = names.filter { name in
        let places = matches(name)
        return !places.isEmpty && places.allSatisfy(large.contains)
      }
      let isSaid = notes.contains {
        switch $0 {
        case .revised, .moreRevisions: true
        default: false
        }
      }
      if let name = revised.first, !isSaid {
        found.append(.init(rule: .revisions, text: "\(what) hides a revision of \(words(name))"))
      }
    }
    let blocks = report.blocks
    for (place, block) in blocks.enumerated() {
      switch block {
      case .figure(let figure):
        guard case .drawn(let whole, _, _, _) = figure.subtitle else { continue }
        let names = figure.table.columns.compactMap {
          if case .categories(let name) = $0 { name } else { nil }
        }
        check(
          names.map {
            SeriesName(
              measure: whole.measure, parts: whole.parts + $0.parts.filter { !whole.parts.contains($0) })
          },
          figure.notes, text(figure.headline))
      case .seriesTable(let table):
        let whole: SeriesName? = if case .plainTitle(let name, _)? = table.caption { name } else { nil }
        let names = table.rows.compactMap { row -> SeriesName? in
          guard case .categories(let name)? = row.labels.first else { return nil }
          return SeriesName(
            measure: whole?.measure ?? name.measure,
            parts: (whole?.parts ?? []) + name.parts.filter { whole?.parts.contains($0) != true })
        }
        let notes = blocks.dropFirst(place + 1).prefix { if case .note = $0 { true } else { false } }
        check(names, notes.flatMap(\.phrases), table.caption.map(text) ?? "all series")
      case .findings(let cards):
        for card in cards {
          check([card.statement.subject], card.lines.flatMap(\.sentences), text(card.title))
        }
      default: break
      }
      for case .revised(_, let period, let before, let now, let from, let to) in block.phrases {
        let isSo = series.contains { one in
          revised(one).contains {
            [$0.from, $0.to, $0.period.description] == [from, to, period.description]
              && $0.before == before.value && $0.now == now.value
          }
        }
        if !isSo { found.append(.init(rule: .revisions, text: "no input revised \(period) so")) }
      }
    }
    return found
  }

  private struct Revised {
    var period: Period
    var from: String
    var to: String
    var before: Double
    var now: Double
  }

  /// The large revisions of a series, from the releases of its table.
  private func revised(_ one: AuditedSeries) -> [Revised] {
    guard let place = one.table, inputs.tables[place].revisions != nil else { return [] }
    let table = inputs.tables[place].table
    guard let vintage = table.schema.dimensions.firstIndex(where: \.isVintage),
      let column = table.schema.measures.firstIndex(of: one.measure)
    else { return [] }
    var values: [Period: [(release: String, value: Double)]] = [:]
    for row in 0..<table.rowCount {
      let isOwn = table.schema.dimensions.indices.allSatisfy {
        $0 == vintage || one.codes[table.schema.dimensions[$0].name] == table.dimensions[$0][row]
      }
      guard isOwn, let value = table.measures[column][row].value else { continue }
      values[table.periods[row], default: []].append((table.dimensions[vintage][row], value))
    }
    return values.flatMap { period, all in
      let sorted = all.sorted { $0.release < $1.release }
      return zip(sorted, sorted.dropFirst()).compactMap { old, new -> Revised? in
        let size = abs(new.value - old.value)
        guard size > 20, size > 0.1 * abs(old.value) else { return nil }
        return Revised(period: period, from: old.release, to: new.release, before: old.value, now: new.value)
      }
    }
  }

  // MARK: Made-up figures

  var madeUp: [Violation] {
    let tables = inputs.tables + inputs.exposures
    let contracts = Set(
      tables.filter { $0.table.schema.origin == .synthetic }.flatMap(\.table.schema.contracts))
    var found: [Violation] = []
    func fail(_ text: String) { found.append(.init(rule: .madeUp, text: text)) }
    let named = report.banners.flatMap { phrase -> [String] in
      if case .syntheticBanner(let contracts) = phrase { contracts } else { [] }
    }
    if Set(named) != contracts { fail("the banner names \(named), made up are \(contracts.sorted())") }
    let remark = Phrase.trust(remark: .synthetic)
    for figure in report.figures {
      let own = contracts.intersection(figure.origin + figure.sources.map(\.contract))
      if own.isEmpty == figure.notes.contains(remark) { fail("the note of '\(text(figure.headline))'") }
    }
    let isTrusted = report.trustNotes.isEmpty || report.trustNotes.contains { $0.sentences.contains(remark) }
    let own = inputs.tables.contains { $0.table.schema.origin == .synthetic }
    if own, !isTrusted { fail("trust says nothing of made-up figures") }
    if !own, report.trustNotes.contains(where: { $0.sentences.contains(remark) }) {
      fail("trust calls figures made up")
    }
    return found
  }

  // MARK: Narrowings

  var narrowings: [Violation] {
    var found: [Violation] = []
    func fail(_ text: String) { found.append(.init(rule: .narrowings, text: text)) }
    for phrase in report.blocks.flatMap(\.phrases) + report.subtitles.flatMap(\.all) {
      switch phrase {
      case .categories, .allZero, .notDrawn, .ownScale, .revised: continue
      default: break
      }
      for name in phrase.subjects {
        // A finding without a table has no more of a name than its key.
        let places = matches(name)
        if !places.isEmpty, !places.contains(where: { series[$0].table == nil }),
          !places.contains(where: { isNarrowed(series[$0], name) }), !isOfAnother(name)
        {
          fail("a part is called the whole: \(text(phrase))")
        }
        let parts = name.parts.map { $0.dimension + " " + $0.code }
        if Set(parts).count < parts.count { fail("a category is said twice: \(text(phrase))") }
      }
    }
    for figure in report.figures {
      let names = figure.table.columns.flatMap(\.subjects)
      let crimes = Set(names.flatMap { $0.parts.filter { $0.list == "matters" }.map(\.code) })
      if crimes.count > 1 { fail("two crimes in one chart: \(text(figure.headline))") }
      guard case .drawn(let whole, _, _, _) = figure.subtitle else { continue }
      let isProjected = names.contains { name in
        let all = SeriesName(
          measure: whole.measure, parts: whole.parts + name.parts.filter { !whole.parts.contains($0) })
        let places = matches(all).filter { series[$0].table != nil }
        return !places.isEmpty
          && places.allSatisfy { place in
            (series[place].schema?.projections ?? [:]).contains {
              $1.contains(series[place].codes[$0] ?? "_T")
            }
          }
      }
      let isSaid = figure.notes.contains { if case .projection = $0 { true } else { false } }
      if isProjected, !isSaid { fail("a projection is not called so: \(text(figure.headline))") }
    }
    return found
  }

  /// Whether a name can be that of a table without a series of its own, such as one without totals, or of all the
  /// tables that a stage is fanned out into.
  private func isOfAnother(_ name: SeriesName) -> Bool {
    inputs.tables.contains { input in
      let schema = input.table.schema
      let whole = AuditedSeries(
        table: 0, schema: schema, bindings: input.bindings, measure: "", codes: [:], cells: [])
      return schema.measures.contains {
        (schema.words[$0]?.label ?? LocalizedText($0.replacing("_", with: " "))) == name.measure
      }
        && isNarrowed(whole, name)
    }
  }

  /// Whether a name has all that its table is only of, what its columns and its crime say aside.
  private func isNarrowed(_ one: AuditedSeries, _ name: SeriesName) -> Bool {
    (one.schema?.narrowed ?? []).allSatisfy { narrowing in
      let column = narrowing.dimension.flatMap { one.codes[$0] } ?? "_T"
      return narrowing.codeList == "matters" || column != "_T"
        || name.parts.contains { $0.code == Self.word(of: narrowing) }
    }
  }
}

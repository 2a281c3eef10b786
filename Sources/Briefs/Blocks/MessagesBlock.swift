import Language
import Tables

/// `messages`: the most important findings, ranked, or those that are named.
struct MessagesBlock: PageBlock {
  static let word = "messages"

  /// What a message is made of.
  enum Show: String, CaseIterable, Sendable {
    /// All tests together.
    case overall
    /// The finding on the slice itself.
    case total
    /// How many categories of a dimension changed.
    case spread
    /// The last known figure.
    case level
    /// The last year beside the one before.
    case recent
    /// The strongest finding on any series.
    case strongest
  }

  private var most: Int?
  private var items: [(show: Show, slice: Slice)] = []
  /// What messages are chosen from, by their score; nil where none are chosen so, none for every table.
  private var sources: [MessageSource]?

  /// The word for messages that are chosen by their score.
  private static let chosen = "chosen"

  static func read(_ reader: BlockReader) -> MessagesBlock? {
    var block = MessagesBlock()
    let isChosen = reader.main?.text == chosen
    reader.keys(isChosen ? ["most", "over"] : [])
    guard let main = reader.main else { return nil }
    if isChosen {
      block.most = reader.count("most", in: 1...12) ?? 4
      block.sources = sources(reader)
      return block
    }
    guard let elements = main.elements else {
      block.most = reader.number(main, named: word, in: 1...12)
      return block.most == nil ? nil : block
    }
    for element in elements {
      let item = reader.part(element)
      item.keys(["show"] + BlockReader.sliceKeys)
      guard element.entries != nil, element["show"] != nil else {
        reader.fail(
          "a message is a mapping with 'show'", at: element.location,
          help: "such as '- {show: total, table: series}'")
        continue
      }
      guard let show = item.choice("show", Show.self) else { continue }
      let slice = item.slice()
      if show == .spread, slice.spread.isEmpty {
        reader.fail("'show: spread' needs 'by'", at: element["show"]?.location, help: "such as 'by: route'")
      }
      block.items.append((show, slice))
    }
    return block
  }

  /// What chosen messages are about, one entry a slice; none stands for every table.
  private static func sources(_ reader: BlockReader) -> [MessageSource] {
    guard let over = reader.node["over"] else { return [] }
    guard let elements = over.elements, !elements.isEmpty else {
      reader.fail(
        "'over' takes a list of slices", at: over.location, help: "such as '- {show: parts, by: route}'")
      return []
    }
    return elements.compactMap { element in
      let item = reader.part(element)
      item.keys(["show", "base"] + BlockReader.sliceKeys)
      guard element.entries != nil, element["show"] != nil,
        let show = item.choice("show", MessageSource.Show.self)
      else {
        if element["show"] == nil {
          reader.fail("a slice of 'over' needs 'show'", at: element.location, help: "such as 'show: whole'")
        }
        return nil
      }
      let source = MessageSource(show: show, slice: item.slice(), base: item.base())
      if show != .whole, source.slice.spread.isEmpty {
        reader.fail(
          "'show: \(show.rawValue)' needs 'by'", at: element["show"]?.location, help: "such as 'by: route'")
      }
      if show == .shares, source.base == nil {
        reader.fail(
          "'show: shares' needs 'base'", at: element["show"]?.location,
          help: "such as 'base: {where: {dimension: TOTAL}}'")
      }
      return source
    }
  }

  func check(_ check: PageCheck) {
    for source in sources ?? [] {
      check.check(source.slice, shape: source.show != .whole)
      if source.show == .whole { check.check(source.slice.total) }
      if let base = source.base { check.check(base) }
    }
    for item in items where item.show != .overall && item.show != .strongest { check.check(item.slice) }
    let needsFindings = items.contains {
      [.overall, .strongest, .spread].contains($0.show) && $0.slice.absence == .refused
    }
    if needsFindings, check.inputs(.findings).isEmpty {
      check.absent("the stage reads no findings", at: nil, help: "add 'findings' to its 'from'")
    }
  }

  func fill(_ page: PageFilling) -> [Report.Block] {
    page.withRevisions { filled(page) }
  }

  private func filled(_ page: PageFilling) -> [Report.Block] {
    let messages =
      sources.map { chosen(page, $0) } ?? most.map { ranked(page, most: $0) }
      ?? items.flatMap { named($0.show, $0.slice, page) }
    return messages.isEmpty ? [] : [.messages(messages: messages)]
  }

  private func chosen(_ page: PageFilling, _ sources: [MessageSource]) -> [Message] {
    let all = page.candidates(sources.isEmpty ? page.allSources : sources)
    let most = most ?? 4
    return all.isEmpty && sources.isEmpty
      ? ranked(page, most: most) : MessageCandidate.chosen(all, most: most)
  }

  private func named(_ show: Show, _ slice: Slice, _ page: PageFilling) -> [Message] {
    switch show {
    case .overall: return [page.overallMessage()].compactMap(\.self)
    case .strongest:
      return page.strongest.prefix(1).compactMap { one in
        one.place.map { page.show([one.series], of: $0) }
        return one.series.message
      }
    case .total, .spread, .level, .recent:
      return page.fitting(slice).flatMap { place, table, slice -> [Message] in
        if table.table.rowCount == 0 { return [] }
        if show == .spread { return [page.spreadMessage(slice, of: place)].compactMap(\.self) }
        let series = page.series(slice, of: place)
        if series.isEmpty, show == .level {
          return [
            Message(
              headline: .noFigures(subject: page.absent(slice, from: place), by: []),
              sentences: [.noFiguresMeaning],
              evidence: nil)
          ]
        }
        return series.compactMap { series in
          switch show {
          case .total: series.message
          case .level: series.levelMessage
          default: series.recentMessage
          }
        }
      }
    }
  }

  /// All tests together, then totals and categories that changed, then the rest, then figures that nothing tested.
  private func ranked(_ page: PageFilling, most: Int) -> [Message] {
    var first: [Message] = [page.overallMessage()].compactMap(\.self)
    var clear: [Message] = []
    var unclear: [Message] = []
    var untested: [Message] = []
    for (place, _, slice) in page.fitting(Slice()) {
      for series in page.series(slice, of: place) {
        guard let message = series.message, series.statement?.isTested == true else {
          if series.statement == nil {
            untested.append(series.recentMessage ?? series.levelMessage)
          } else if let message = series.message {
            unclear.append(message)
          }
          continue
        }
        if series.statement?.isClear == true { clear.append(message) } else { unclear.append(message) }
      }
    }
    let totals = Set(clear.compactMap(\.statement))
    for one in page.strongest {
      guard let message = one.series.message, let statement = one.series.statement,
        !totals.contains(statement)
      else { continue }
      clear.append(message)
    }
    if first.isEmpty, clear.isEmpty, unclear.isEmpty, untested.isEmpty {
      first = page.foundSeries.prefix(1).compactMap(\.series.message)
    }
    return Array((first + clear + unclear + untested).prefix(most))
  }
}

import Language
import Tables
import Trends

/// `trust`: how far the figures of the page can be trusted.
struct TrustBlock: PageBlock {
  static let word = "trust"

  /// What of it a block says.
  enum Part: String, CaseIterable, Sendable {
    /// All.
    case all
    /// What is counted, covered, hidden, missing and revised.
    case figures
    /// How ranges, evidence and methods are read.
    case reading
  }

  private let part: Part

  static func read(_ reader: BlockReader) -> TrustBlock? {
    reader.keys([])
    guard let main = reader.main else { return nil }
    return reader.choice(main, named: word, Part.self).map { TrustBlock(part: $0) }
  }

  var saysNotes: Bool { part != .reading }

  func check(_ check: PageCheck) {}

  func fill(_ page: PageFilling) -> [Report.Block] {
    if part == .reading {
      let notes = reading(page)
      return notes.isEmpty ? [] : [.trust(notes: notes)]
    }
    var notes = page.inputs.audience == .insiders ? [note(.readers, [.trust(remark: .unprotected)])] : []
    let records = page.inputs.tables.contains {
      $0.table.schema.citations.isEmpty && $0.table.schema.unit != "count"
    }
    notes.append(
      note(.counting, [.trust(remark: records ? .personsInCases : .detectedOnly)]))
    let all = Set(page.tables.flatMap { crimes(of: $0) })
    if all.count != 1 { notes.append(note(.crimes, [.trust(remark: .crimesNeverAdded)])) }
    var said: Set<[String]> = []
    for table in page.tables where said.insert(table.table.schema.contracts).inserted {
      notes += ofTable(table, page)
    }
    for input in page.inputs.tables {
      let found = input.conditions.filter { $0.rule == DataCondition.codesOfPersons }
      guard !found.isEmpty else { continue }
      notes.append(
        note(
          .codesOfPersons,
          [
            .codesOfPersons(
              stage: ([input.stage] + input.bindings.map(\.code)).joined(separator: ", "),
              columns: found.compactMap(\.column).map(input.table.schema.label))
          ]))
    }
    return [.trust(notes: notes + (part == .all ? reading(page) : []))]
  }

  private func note(_ topic: Phrase.Topic, _ sentences: [Phrase]) -> TrustNote {
    TrustNote(topic: .topic(topic: topic), sentences: sentences)
  }

  private func crimes(of table: PageTable) -> [Crime] {
    if let crime = table.table.schema.crime { return [crime] }
    guard let dimension = table.dimensions.first(where: { $0.codeList == CrimeCodes.list }) else { return [] }
    return table.codes(of: dimension.name).compactMap(Crime.init(rawValue:))
  }

  /// What the source of a table covers, hides and changed.
  private func ofTable(_ table: PageTable, _ page: PageFilling) -> [TrustNote] {
    let schema = table.table.schema
    var notes: [TrustNote] = []
    let source = schema.citations.first?.publisher ?? schema.contracts.joined(separator: ", ")
    var sentences: [Phrase] = []
    if let first = table.table.periods.min(), let last = table.table.periods.max() {
      sentences.append(
        .coverage(
          first: first, last: last, isZero: schema.coverage?.absent == .zero,
          provisional: Set(
            table.table.periods.indices.filter { row in
              table.table.measures.contains { $0[row].marks.contains(.provisional) }
            }.map { table.table.periods[$0] }
          ).count))
    }
    sentences += schema.notes.map { .own(text: $0) }
    if schema.isSynthetic { sentences.append(.trust(remark: .synthetic)) }
    if !sentences.isEmpty { notes.append(TrustNote(topic: .own(source), sentences: sentences)) }
    // Only rows of what the page is about.
    var slice = Slice()
    for (name, code) in page.names.subject.sorted(by: { $0.key < $1.key }) {
      for dimension in table.dimensions where dimension.codeList == page.names.lists[name] {
        slice.pins.append(.init(dimension: dimension.name, codes: [code], location: nil))
        break
      }
    }
    let audit = CellAudit(table, slice, page.names)
    if audit.hidden > 0 {
      notes.append(
        note(
          .hidden, [.hiddenShare(hidden: audit.hidden, all: audit.all), .trust(remark: .hiddenNeverResolved)])
      )
    }
    let conditions = table.input.conditions.filter { $0.rule != DataCondition.codesOfPersons }
    var missing: [Phrase] = []
    if audit.missing > 0 {
      missing.append(.missingShare(missing: audit.missing, all: audit.all, unreadable: audit.unreadable))
    }
    if !conditions.isEmpty {
      missing.append(.conditions(found: conditions.map { FoundCondition($0, label: schema.label) }))
    }
    if !missing.isEmpty { notes.append(note(.missing, missing)) }
    if let revision = ReleaseRevision(table.input.table, slice, page.names) {
      notes.append(
        note(
          .revisions,
          [
            .releaseChange(
              later: revision.later, earlier: revision.earlier, revised: revision.revised,
              common: revision.common,
              added: revision.added, dropped: revision.dropped)
          ]))
    }
    return notes
  }

  /// How to read ranges, p values and words of evidence; nothing where nothing was tested.
  private func reading(_ page: PageFilling) -> [TrustNote] {
    let tested = page.families.map(\.tested).filter { $0 > 0 }
    guard !tested.isEmpty else { return [] }
    let used = Set(page.inputs.findings.flatMap { $0.findings.compactMap(\.family?.multiplicity) })
    return [
      note(.range, [.trust(remark: .range)]),
      note(
        .evidence,
        [
          .trust(remark: .evidenceWords),
          .adjustment(rules: Multiplicity.allCases.filter(used.contains), families: tested),
        ]), note(.method, [.trust(remark: .method), .trust(remark: .story)]),
    ]
  }
}

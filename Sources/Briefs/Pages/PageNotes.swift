import Language
import Tables

extension PageFilling {
  /// Revisions of at least this share and more than this many stand beside the figure they changed.
  private static let (smallestShare, smallestSize) = (0.1, 20.0)
  private static let mostRevisions = 3

  /// What was revised of the figures of some series.
  func revisionNotes(_ series: [PageSeries]) -> [Phrase] {
    var found: [(size: Double, phrase: Phrase)] = []
    for one in series {
      guard let revisions = one.input?.revisions else { continue }
      let codes = revisions.dimensions.map { one.codes[$0] ?? CountsSchema.marginCode }
      guard let revised = revisions[one.measure, codes] else { continue }
      var seen: Set<String?> = []
      for revision in revised.remarkable ?? [revised.largest, revised.largestShare].compactMap(\.self)
      where revision.size > Self.smallestSize && (revision.share ?? 1) > Self.smallestShare {
        guard seen.insert(revision.period).inserted,
          let period = revision.period.flatMap({
            Period(text: $0, frequency: one.cells.first?.period.frequency ?? .year)
          })
        else { continue }
        found.append(
          (
            revision.size,
            .revised(
              series: one.short.parts.isEmpty ? one.name : one.short, period: period,
              before: Quantity(revision.old), now: Quantity(revision.new), from: revision.earlier,
              to: revision.later)
          ))
      }
    }
    let sorted = found.enumerated().sorted {
      $0.element.size == $1.element.size ? $0.offset < $1.offset : $0.element.size > $1.element.size
    }.map(\.element.phrase)
    let rest = sorted.count - Self.mostRevisions
    return sorted.prefix(Self.mostRevisions) + (rest > 0 ? [.moreRevisions(count: rest)] : [])
  }

  /// What stands beside every figure of some series: revisions, made-up data, hidden and missing periods.
  ///
  /// - Parameter beside: series that are only in the table of the figure.
  func notes(_ series: [PageSeries], beside: [PageSeries] = [], gaps: GapNotes = .said) -> [Phrase] {
    var notes: [Phrase] = []
    if series.contains(where: { $0.input?.table.schema.isSynthetic == true }) {
      notes.append(.trust(remark: .synthetic))
    }
    let projected = series.filter(\.isProjection).flatMap { $0.cells.map(\.period) }
    if let first = projected.min(), let last = projected.max() {
      notes.append(.projection(first: first, last: last))
    }
    if projected.isEmpty, series.contains(where: \.holdsProjections) { notes.append(.partlyProjected) }
    let points = series.flatMap(\.points)
    let (hidden, missing) = (points.count { $0.kind == .suppressed }, points.count { $0.kind == .missing })
    if gaps == .said, hidden + missing > 0 { notes.append(.gapNote(hidden: hidden, missing: missing)) }
    return notes + revisionNotes(beside + series)
  }
}

/// Whether a drawing shows gaps and crosses that need words.
enum GapNotes { case said, unneeded }

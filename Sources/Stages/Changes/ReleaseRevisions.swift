import Language
import Pipelines
import Tables

extension Disaggregation {
  /// The same, once for each release of its source; nil where the source has none, where they are shown anyway, and where
  /// they are what earlier runs knew.
  func byRelease(of schema: CountsSchema) -> Disaggregation? {
    let vintages = schema.dimensions.filter { $0.isVintage && $0.knownUntil == nil }.map(\.name)
    let isNarrowed = filter?.mentionedColumns.contains(where: vintages.contains) ?? false
    guard !vintages.isEmpty, !isNarrowed, !dimensions.contains(where: { vintages.contains($0.name) }) else {
      return nil
    }
    var plan = self
    plan.dimensions = vintages.map { .init(name: $0, margin: .each) } + dimensions
    plan.fill = .none
    return plan
  }
}

extension RevisionsStore {
  /// Writes the revisions of a table between releases, and returns its hash together with them.
  ///
  /// They are not in the table, which has the last release alone, so that the hash has to tell them.
  static func write(_ releases: CountsTable, beside hash: String, folder: String) throws(StageFailure)
    -> String
  {
    try write(releases, folder: folder)
    var whole = ContentHash()
    whole.update(field: hash)
    whole.update(field: releases.contentHash)
    return whole.finish()
  }
}

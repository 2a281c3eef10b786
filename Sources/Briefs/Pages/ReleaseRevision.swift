import Tables

/// What a release changed of the one before it, for the rows of a slice.
struct ReleaseRevision {
  private(set) var earlier = ""
  private(set) var later = ""
  private(set) var common = 0
  private(set) var revised = 0
  private(set) var added = 0
  private(set) var dropped = 0

  private struct Key: Hashable {
    var codes: [String]
    var period: Period?
  }

  /// Compares the last two releases of a table; nil where it has fewer than two, or no row of the slice.
  init?(_ table: CountsTable, _ slice: Slice, _ page: PageNames) {
    guard let vintage = table.schema.dimensions.firstIndex(where: \.isVintage),
      let cells = table.measures.first
    else { return nil }
    let releases = Set(table.dimensions[vintage]).sorted().suffix(2)
    guard releases.count == 2, let first = releases.first, let last = releases.last else { return nil }
    var old: [Key: Cell] = [:]
    var new: [Key: Cell] = [:]
    for row in slice.rows(of: table, page) {
      let release = table.dimensions[vintage][row]
      guard release == first || release == last else { continue }
      let key = Key(
        codes: table.dimensions.indices.filter { $0 != vintage }.map { table.dimensions[$0][row] },
        period: table.periods.isEmpty ? nil : table.periods[row])
      if release == last { new[key] = cells[row] } else { old[key] = cells[row] }
    }
    guard !old.isEmpty || !new.isEmpty else { return nil }
    earlier = first
    later = last
    common = new.keys.count { old[$0] != nil }
    revised = new.count { key, cell in old[key].map { $0 != cell } ?? false }
    added = new.count - common
    dropped = old.count - common
  }
}

import Foundation
import Pipelines
import Tables

/// What gates look at in a table of counts.
enum CountsProfile {
  /// The profile of a table in a folder.
  static func read(folder: String) throws -> TableProfile {
    let engine = try DuckDBEngine(folders: [folder], threads: 1)
    return profile(of: try CountsStore(engine: engine).read(folder: folder))
  }

  /// Totals are taken over margins where the table has them, else over all categories, and of releases over the latest;
  /// suppressed and missing cells do not count.
  static func profile(of whole: CountsTable) -> TableProfile {
    let table = whole.latestRelease()
    let margins = table.schema.dimensions.map(\.hasMargin)
    var totals: [String: Double] = [:]
    var sums: [String: [String: Double]] = [:]
    for row in 0..<table.rowCount {
      let isMargin = table.dimensions.map { $0[row] == CountsSchema.marginCode }
      let isTotal = zip(margins, isMargin).allSatisfy { !$0 || $1 }
      for (measure, cells) in zip(table.schema.measures, table.measures) where isTotal {
        totals[measure, default: 0] += cells[row].value ?? 0
      }
      guard let value = table.measures.first?[row].value else { continue }
      for (place, dimension) in table.schema.dimensions.enumerated() where !isMargin[place] {
        let othersAreTotal = margins.indices.allSatisfy { $0 == place || !margins[$0] || isMargin[$0] }
        if othersAreTotal {
          sums[dimension.name, default: [:]][table.dimensions[place][row], default: 0] += value
        }
      }
    }
    let shares = sums.mapValues { categories in
      let total = categories.values.sorted().reduce(0, +)
      return total > 0 ? categories.mapValues { $0 / total } : [:]
    }
    return TableProfile(
      totals: totals, shares: shares, lastDay: table.periods.max().map(lastDay),
      figures: figures(of: whole))
  }

  /// Every figure of which something is known.
  private static func figures(of table: CountsTable) -> [TableProfile.Figure: TableProfile.Bounds] {
    var figures: [TableProfile.Figure: TableProfile.Bounds] = [:]
    for row in 0..<table.rowCount {
      let categories = zip(table.schema.dimensions, table.dimensions).map { "\($0.name)=\($1[row])" }
        .joined(separator: " ")
      let period = table.periods.isEmpty ? "" : table.periods[row].description
      for (measure, cells) in zip(table.schema.measures, table.measures) {
        guard let low = cells[row].low else { continue }
        figures[.init(measure: measure, categories: categories, period: period)] = .init(
          low: low, high: cells[row].high ?? .infinity)
      }
    }
    return figures
  }

  private static func lastDay(_ period: Period) -> String {
    Period(day: period.lastDay).description
  }
}

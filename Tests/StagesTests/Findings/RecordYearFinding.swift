import Statistics
import Trends

/// A kind of finding as it is added: the year with the most, and by how much it is above the year before.
struct RecordYearFinding: FindingBody {
  static let kind = "recordYear"
  static let columns = ["record_year", "excess"]

  var year: Int
  @StoredEstimate var excess: Estimate<Double>

  init(year: Int, excess: Estimate<Double>) {
    self.year = year
    self.excess = excess
  }

  var lines: [[FindingValue?]] {
    [[.number(Double(year)), (try? excess.get()).map(FindingValue.number)]]
  }

  var facts: [FindingFact] { [FindingFact("record year", .number(Double(year)))] }
}

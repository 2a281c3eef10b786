/// The weighted mean of values that come in clusters, with an interval that lets values of one cluster depend on each other.
///
/// Values, weights and clusters stand side by side; a cluster is any number that its values share. Weights are the sizes by which
/// values count, so a value counts as much as its weight in whichever cluster it is. The variance is that of the mean with one
/// cluster left out at a time (the jackknife, called CR3), the distribution Student's with one degree less than clusters: with few
/// clusters of unlike size this covers best of the usual variances. A value or weight that is not finite, and one without a weight
/// above 0, does not count. Fewer than two clusters are `tooShort`; clusters whose means are all the same are `constant`. O(n log n).
///
/// Source: Bell and McCaffrey (2002); MacKinnon, Nielsen and Webb (2023), "Cluster-robust inference: a guide to empirical practice".
public func clusteredMean(values: [Double], weights: [Double], clusters: [Int], level: Double = 0.95)
  -> Estimate<IntervalEstimate>
{
  let count = min(values.count, weights.count, clusters.count)
  let known = (0..<count).filter { values[$0].isFinite && weights[$0].isFinite && weights[$0] > 0 }
    .sorted { (clusters[$0], $0) < (clusters[$1], $1) }
  let scale = powerOfTwoScale(of: known.map { values[$0] })
  let weightScale = powerOfTwoScale(of: known.map { weights[$0] })
  var sums: [(weight: Double, product: Double)] = []
  var last: Int?
  for index in known {
    if clusters[index] != last { sums.append((0, 0)) }
    last = clusters[index]
    let weight = weights[index] / weightScale
    sums[sums.count - 1].weight += weight
    sums[sums.count - 1].product += weight * (values[index] / scale)
  }
  guard sums.count > 1, level > 0, level < 1,
    let student = StudentTDistribution(degreesOfFreedom: Double(sums.count - 1))
  else { return .failure(.tooShort) }
  let weight = sums.reduce(0) { $0 + $1.weight }
  let mean = sums.reduce(0) { $0 + $1.product } / weight
  // Leaving a cluster out moves the mean by its weighted distance from it, over the weight that is left.
  let moves = sums.map { ($0.product - $0.weight * mean) / (weight - $0.weight) }
  let squares = moves.reduce(0) { $0 + $1 * $1 }
  let error = (Double(sums.count - 1) / Double(sums.count) * squares).squareRoot()
  guard error > abs(mean) * 1e-12 else { return .failure(.constant) }
  let half = error * student.upperQuantile((1 - level) / 2)
  let ends = [mean - half, mean, mean + half].map { $0 * scale }
  guard ends.allSatisfy({ $0.isFinite }) else { return .failure(.noConvergence) }
  return .success(IntervalEstimate(value: ends[1], lower: ends[0], upper: ends[2], level: level))
}

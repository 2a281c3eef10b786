import Statistics
import TestSupport
import Testing

@Suite("The mean of values that come in clusters")
struct ClusteredMeanTests {
  @Test("One cluster and equal values have typed reasons, and nothing is not finite")
  func reasons() {
    #expect(clusteredMean(values: [], weights: [], clusters: []) == .failure(.tooShort))
    #expect(clusteredMean(values: [1, 2], weights: [1, 1], clusters: [4, 4]) == .failure(.tooShort))
    #expect(
      clusteredMean(values: [3, 3, 3], weights: [1, 2, 3], clusters: [1, 2, 3]) == .failure(.constant))
    #expect(clusteredMean(values: [1, 2], weights: [1, -1], clusters: [1, 2]) == .failure(.tooShort))
    #expect(
      clusteredMean(values: [1, 2], weights: [1, 1], clusters: [1, 2], level: 1) == .failure(.tooShort))
    for values in [[1e308, -1e308, 1e308], [.nan, 1, 2], [.infinity, 3, 4], [1e-300, -1e-305, 0]] {
      if case .success(let mean) = clusteredMean(
        values: values, weights: [1, 1e300, 1e-300], clusters: [1, 2, 3])
      {
        #expect(mean.lower.isFinite && mean.value.isFinite && mean.upper.isFinite)
      }
    }
  }

  @Test("Clusters of one value of one weight are the t interval of the mean")
  func single() throws {
    let values = [3.0, 5, 4, 9, 7]
    let mean = try clusteredMean(values: values, weights: [2, 2, 2, 2, 2], clusters: [5, 1, 2, 3, 4]).get()
    let t = try oneSampleTTest(values).get().difference
    #expect(abs(mean.value - t.value) < 1e-12)
    #expect(abs(mean.lower - t.lower) < 1e-9)
    #expect(abs(mean.upper - t.upper) < 1e-9)
  }

  @Test(
    "Of 5 and of 20 clusters of unlike size, the interval holds the mean 93 to 97 times in 100",
    arguments: [5, 20])
  func coverage(clusters count: Int) {
    var covered = 0
    let repetitions: UInt32 = 4_000
    for repetition in 0..<repetitions {
      var stream = RandomStream(seed: 11, key: ["clusters", String(count)], replicate: repetition)
      var (values, weights, clusters): ([Double], [Double], [Int]) = ([], [], [])
      for cluster in 0..<count {
        let own = stream.normal()
        for _ in 0..<(1 + stream.below(4)) {
          values.append(3 + own + stream.normal())
          weights.append(Double(8 + stream.below(32)))
          clusters.append(cluster)
        }
      }
      if case .success(let mean) = clusteredMean(values: values, weights: weights, clusters: clusters),
        mean.lower <= 3, 3 <= mean.upper
      {
        covered += 1
      }
    }
    let share = Double(covered) / Double(repetitions)
    #expect(share > 0.93 && share < 0.97, "\(share)")
  }
}

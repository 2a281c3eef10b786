import Statistics
import Testing

@Suite struct RandomStreamTests {
  /// The vectors that the authors publish with their code (kat_vectors of Random123).
  static let vectors: [(counter: [UInt32], key: [UInt32], words: [UInt32])] = [
    ([0, 0, 0, 0], [0, 0], [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]),
    (
      [.max, .max, .max, .max], [.max, .max], [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]
    ),
    (
      [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344], [0xa409_3822, 0x299f_31d0],
      [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1]
    ),
  ]

  @Test(arguments: vectors.indices) func blocksAreThePublishedOnes(index: Int) {
    let vector = Self.vectors[index]
    let block = Philox4x32.block(counter: SIMD4(vector.counter), key: SIMD2(vector.key))
    #expect((0..<4).map { block[$0] } == vector.words)
  }

  @Test func streamsOfSeriesDoNotDependOnOrderOrThreads() async {
    let alone = (0..<32).map { number in
      var stream = RandomStream(seed: 9, key: ["AFG", "route \(number)"])
      return stream.permutation(of: 50)
    }
    let together = await withTaskGroup(of: (Int, [Int]).self) { group in
      for number in (0..<32).reversed() {
        group.addTask {
          var stream = RandomStream(seed: 9, key: ["AFG", "route \(number)"])
          return (number, stream.permutation(of: 50))
        }
      }
      var results = [[Int]](repeating: [], count: 32)
      for await (number, permutation) in group { results[number] = permutation }
      return results
    }
    #expect(alone == together)
    #expect(Set(alone).count == 32)
  }

  @Test func permutationsHoldEachNumberOnceAndComeEquallyOften() {
    var counts: [[Int]: Int] = [:]
    for replicate in 0..<6000 {
      var stream = RandomStream(seed: 5, series: 1, replicate: UInt32(replicate))
      counts[stream.permutation(of: 3), default: 0] += 1
    }
    #expect(counts.count == 6)
    // Four standard errors of 1000.
    #expect(counts.values.allSatisfy { abs($0 - 1000) < 120 }, "\(counts)")
  }

  @Test func samplesStayWithinBoundsAndAreEmptyOfNothing() {
    var stream = RandomStream(seed: 6, series: 1)
    #expect(stream.sample(of: 0, draws: 4).isEmpty && stream.blockSample(of: 0, length: 3).isEmpty)
    #expect(stream.permutation(of: 0).isEmpty && stream.below(0) == 0)
    let drawn = stream.sample(of: 7, draws: 500)
    #expect(drawn.count == 500 && Set(drawn) == Set(0..<7))
    for length in [0, 1, 5, 12, 40] {
      let blocks = stream.blockSample(of: 12, length: length)
      #expect(blocks.count == 12 && blocks.allSatisfy((0..<12).contains))
    }
    #expect((0..<1000).allSatisfy { _ in (0.0..<1).contains(stream.uniform()) })
  }
}

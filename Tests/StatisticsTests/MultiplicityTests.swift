import Statistics
import Testing

@Suite struct MultiplicityTests {
  @Test func familiesAreTestedOnlyBelowWhatWasRejected() {
    // Two countries; the first is rejected and its routes are tested, the second is not.
    let tree = HypothesisTree(
      p: [0.001, 0.9, 0.002, 0.8, 0.0001, 0.0001], parents: [nil, nil, 0, 0, 1, 1])
    let result = hierarchicalFalseDiscovery(tree, rate: 0.05)
    #expect(result.isRejected == [true, false, true, false, false, false])
    // Two rejections in two families: 1.44 x level x 4 / 3.
    #expect(abs(result.treeBound - 0.05 / 2 * 4 / 3) < 1e-15)
    #expect(result.adjusted[2] == 0.004 && result.adjusted[4] == nil)
  }

  @Test func aMissingHypothesisLeavesItsChildrenToTheFamilyAbove() {
    let tree = HypothesisTree(p: [nil, 0.001, 0.9], parents: [nil, 0, 0])
    #expect(hierarchicalFalseDiscovery(tree).isRejected == [false, true, false])
  }

  @Test func circlesAndWrongParentsEndWithoutRejection() {
    let tree = HypothesisTree(p: [0.0001, 0.0001, 0.0001, nil], parents: [1, 0, 99, 3])
    let result = hierarchicalFalseDiscovery(tree)
    #expect(result.isRejected == [false, false, false, false])
    #expect(hierarchicalFalseDiscovery(HypothesisTree(p: [], parents: [])).isRejected.isEmpty)
  }

  @Test func rulesOrderAsTheyMust() {
    let p: [Double?] = [0.01, nil, 0.04, 0.03, 0.2]
    for ((bh, by), (one, all)) in zip(
      zip(benjaminiHochberg(p), benjaminiYekutieli(p)), zip(holm(p), bonferroni(p)))
    {
      guard let bh, let by, let one, let all else { continue }
      #expect(bh <= by && bh <= one && one <= all)
    }
  }
}

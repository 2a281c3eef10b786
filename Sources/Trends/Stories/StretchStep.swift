import Glibc
import Statistics

/// The step from the end of a stretch to the beginning of the next one.
struct StretchStep {
  /// The new figure over the one before, half an event added to both.
  var ratio: Double
  /// Its interval at 95 %; nil where it has no finite ends.
  var interval: Stretch.RatioInterval?

  /// The restricted log likelihood within which a model of the noise is as good as the best one.
  private static let tolerance = 2.0
  /// By how much farther than their errors two levels lie from the truth whose breaks were put where a series differs most.
  ///
  /// With `tolerance` it was set by simulation, see Documentation/Methods.md.
  private static let reach = 1.35

  /// The step into a stretch from the figure before it to its own first one; nil where noise explains it.
  ///
  /// The interval is that of the difference on the scale of counts, turned to the logarithm at both figures, with the largest
  /// error under any model that is nearly as likely as the best: dozens of values hardly tell a slow drift from none.
  /// Student's t has as many degrees of freedom as values are left.
  init?(
    _ segmentation: StorySegmentation, _ noise: StretchNoise, into stretch: Int, before: Double, after: Double
  ) {
    let choice = segmentation.choice
    let end = Double(
      segmentation.points.places[choice.starts[stretch] - 1]
        - segmentation.points.places[choice.starts[stretch - 1]])
    func ends(_ model: Int) -> (change: Double, before: Double, after: Double) {
      let one = noise.fits[stretch - 1].line(choice.shapes[stretch - 1], model: model)
      let other = noise.fits[stretch].line(choice.shapes[stretch], model: model)
      return (other.start - one.value(at: end), one.variance(at: end), other.variance(at: 0))
    }
    let chosen = ends(choice.model)
    let error = (choice.variance * (chosen.before + chosen.after)).squareRoot()
    guard abs(chosen.change) > 2.5 * error, abs(chosen.change) > log(1.2) else { return nil }
    ratio = (after + 0.5) / (before + 0.5)
    guard ratio.isFinite, ratio > 0 else { return nil }

    let scaleBefore = CountScale.relativeVariance(at: max(before, 0.5))
    let scaleAfter = CountScale.relativeVariance(at: max(after, 0.5))
    var variance = 0.0
    for model in noise.models(within: Self.tolerance) {
      let ends = ends(model)
      variance = max(
        variance, noise.variances[model] * (ends.before * scaleBefore + ends.after * scaleAfter))
    }
    guard let t = StudentTDistribution(degreesOfFreedom: noise.freedom) else { return }
    let reach = Self.reach * t.quantile(0.975) * variance.squareRoot()
    let (lower, upper) = (ratio * exp(-reach), ratio * exp(reach))
    if lower > 0, upper.isFinite { interval = .init(lower: lower, upper: upper) }
  }
}

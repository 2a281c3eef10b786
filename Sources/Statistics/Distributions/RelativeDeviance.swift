import Glibc

/// How far a ratio r = 1 + `offset` is from 1: offset minus log r, at least 0.
///
/// Both ways to say it are given, because near 1 only the offset is precise and near 0 only the ratio.
/// Densities of the gamma and beta kind are exponentials of sums of it, without cancellation.
/// Source: Loader (2000), with the series of the inverse hyperbolic tangent.
func relativeDeviance(ratio: Double, offset: Double) -> Double {
  guard offset > -0.5, offset < 1 else { return offset - log(ratio) }
  let v = offset / (2 + offset)
  let square = v * v
  var (sum, power, odd) = (0.0, 1.0, 3.0)
  while power > 1e-18 {
    sum += power / odd
    power *= square
    odd += 2
  }
  return v * (offset - 2 * square * sum)
}

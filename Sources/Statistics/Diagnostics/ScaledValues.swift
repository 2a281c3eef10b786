/// Values over the largest of their sizes, less the mean of that; not all of them may be zero.
///
/// Scaled first, so that neither the mean nor sums of powers overflow.
func scaledAndCentred(_ values: [Double]) -> [Double] {
  let size = values.reduce(0) { max($0, abs($1)) }
  let scaled = values.map { $0 / size }
  let mean = scaled.reduce(0, +) / Double(values.count)
  return scaled.map { $0 - mean }
}

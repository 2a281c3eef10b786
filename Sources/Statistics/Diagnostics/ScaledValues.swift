/// Values less their mean, over a power of two where they are huge or tiny.
///
/// Scaled first, so that neither the mean nor sums of powers overflow; moved by the first value before the mean is
/// taken, so that values far from 0 keep the digits of what varies.
func scaledAndCentred(_ values: [Double]) -> [Double] {
  let scale = powerOfTwoScale(of: values)
  let first = (values.first ?? 0) / scale
  let moved = values.map { $0 / scale - first }
  let mean = moved.reduce(0, +) / Double(values.count)
  return moved.map { $0 - mean }
}

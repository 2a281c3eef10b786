/// The mean of small counts, and what they vary beyond chance.
struct CountMoments: Sendable {
  var number: Double
  var mean: Double
  /// The sum of squares around the mean.
  var squares: Double

  init(_ counts: ArraySlice<Double>) {
    number = Double(counts.count)
    let number = number
    mean = counts.reduce(0) { $0 + $1 / number }
    let mean = mean
    squares = counts.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  }

  /// The mean that a period to come is expected to have, half an event being added.
  var raw: Double { (mean * number + 0.5) / (number + 1) }

  /// The variance beyond that of chance.
  var beyond: Double { max(0, squares / max(1, number - 1) - mean) }

  /// One period with two events more: few events do not show that they come one by one.
  var pair: Double { 2 / (number + 1) }

  /// The variance of a period to come beyond that of chance, the mean being estimated.
  var excess: Double { beyond + pair + raw / (mean * number + 0.5) * raw }
}

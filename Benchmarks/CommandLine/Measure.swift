/// What a command took.
struct Measure: Encodable {
  var name: String
  /// Seconds, the median.
  var median: Double
  var least: Double
  /// Seconds of processor time, the median.
  var processor: Double
  var megabytes: Int
  /// The most seconds that it may take, if anything is demanded.
  var target: Double?
}

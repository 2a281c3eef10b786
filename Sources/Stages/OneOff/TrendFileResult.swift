import Trends

/// The results of `waymark trend` as they are written.
struct TrendFileResult: Sendable {
  /// One series.
  struct Series: Sendable {
    /// Its codes, in order of the dimensions.
    var codes: [String]
    /// How many values are known.
    var n: Int
    /// The first and the last period of its grid.
    var span: (first: String, last: String)?
    /// What each method says.
    var methods: [String: MethodResult]
  }

  /// The columns that tell series apart.
  var dimensions: [String]
  /// In order of their codes.
  var series: [Series]
  /// Methods that answer once for all series; nil where none was asked for.
  var together: [String: MethodResult]?
  /// How many values the series have that were taken together.
  var valuesTogether: Int
}

/// The results of `waymark trend` as they are written.
struct TrendFileResult: Encodable {
  /// One series.
  struct Series: Encodable {
    var key: [String: String]
    var n: Int
    var methods: [String: TrendMethodResult]
  }

  var format = "waymark-trend/1"
  var series: [Series]
  /// Methods that answer once for all series; left out where none was asked for.
  var together: [String: TrendMethodResult]?
}

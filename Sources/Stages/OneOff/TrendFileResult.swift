import Trends

/// The results of `waymark trend` as they are written.
struct TrendFileResult: Encodable {
  /// One series.
  struct Series: Encodable {
    var key: [String: String]
    var n: Int
    var methods: [String: Flat]
  }

  /// What a method says in one mapping, each reason as a word under a name of its own.
  struct Flat: Encodable {
    var result: MethodResult

    private struct Name: CodingKey {
      var stringValue: String
      var intValue: Int? { nil }
      init(stringValue: String) { self.stringValue = stringValue }
      init?(intValue: Int) { nil }
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Name.self)
      for (name, quantity) in result.named {
        let name = Name(stringValue: name)
        if case .notEstimable(let reason) = quantity {
          try container.encode(reason, forKey: name)
        } else {
          try container.encode(quantity, forKey: name)
        }
      }
    }
  }

  var format = "waymark-trend/1"
  var series: [Series]
  /// Methods that answer once for all series; left out where none was asked for.
  var together: [String: Flat]?
  /// How many values the series have that were taken together; stands in CSV alone.
  var valuesTogether = 0

  private enum CodingKeys: String, CodingKey { case format, series, together }
}

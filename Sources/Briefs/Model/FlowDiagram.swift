/// Recorded movements through columns of places, such as origin, transit and destination.
///
/// What is drawn adds up in every column: small flows and unknown places are one place of their own.
public struct FlowDiagram: Sendable, Hashable, Codable {
  /// A place in a column.
  public struct Place: Sendable, Hashable, Codable {
    /// The name.
    public var name: String
    /// How many passed it.
    public var value: Double
    /// Whether it stands for all other and unknown places of the column.
    public var isRest: Bool

    /// Creates a place.
    public init(name: String, value: Double, isRest: Bool) {
      self.name = name
      self.value = value
      self.isRest = isRest
    }
  }

  /// A flow from a place of a column to one of the next.
  public struct Flow: Sendable, Hashable, Codable {
    /// The column it starts in.
    public var column: Int
    /// The place it starts from, by its number in the column.
    public var from: Int
    /// The place it leads to, by its number in the next column.
    public var to: Int
    /// How many went this way.
    public var value: Double

    /// Creates a flow.
    public init(column: Int, from: Int, to: Int, value: Double) {
      self.column = column
      self.from = from
      self.to = to
      self.value = value
    }
  }

  /// What the columns hold, such as `Origin`.
  public var titles: [String]
  /// The places of each column, the largest first, the rest last.
  public var columns: [[Place]]
  /// The flows, in order of column, start and end.
  public var flows: [Flow]
  /// What the colour stands for.
  public var tone: Tone

  /// Creates a diagram.
  public init(titles: [String], columns: [[Place]], flows: [Flow], tone: Tone) {
    self.titles = titles
    self.columns = columns
    self.flows = flows
    self.tone = tone
  }

  /// Builds a diagram from paths, each one place name a column; nil is an unknown place.
  ///
  /// A column keeps the `most - 1` places with the most movements (ties by name); the others and the
  /// unknown ones become the rest. A path with fewer than `threshold` movements passes through the rest of
  /// every column, so that no thin line shows a handful of persons. Values are at least zero and finite;
  /// others are left out.
  public init(
    titles: [String], paths: [(places: [String?], value: Double)], tone: Tone, most: Int = 5,
    threshold: Double = 0, rest: String = "Other / unknown"
  ) {
    let used = paths.filter { $0.places.count == titles.count && $0.value > 0 && $0.value.isFinite }
    let kept = titles.indices.map { column -> [String] in
      var sums: [String: Double] = [:]
      for path in used { path.places[column].map { sums[$0, default: 0] += path.value } }
      return sums.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(max(0, most - 1)).map(\.key)
    }
    // Nil is the rest of a column.
    var merged: [[Int?]: Double] = [:]
    for path in used {
      merged[
        path.places.enumerated().map { column, place in place.flatMap { kept[column].firstIndex(of: $0) } },
        default: 0] += path.value
    }
    var totals: [[Int?]: Double] = [:]
    for (places, value) in merged {
      totals[value < threshold ? places.map { _ in nil } : places, default: 0] += value
    }
    var columns: [[Place]] = []
    var numbers: [[Int?: Int]] = []
    for column in titles.indices {
      var sums: [Int?: Double] = [:]
      for (places, value) in totals { sums[places[column], default: 0] += value }
      let order = sums.sorted { left, right in
        if (left.key == nil) != (right.key == nil) { return right.key == nil }
        return (right.value, left.key ?? 0) < (left.value, right.key ?? 0)
      }
      columns.append(
        order.map { place, value in
          Place(name: place.map { kept[column][$0] } ?? rest, value: value, isRest: place == nil)
        })
      numbers.append(Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1.key, $0) }))
    }
    var flows: [Flow] = []
    for column in titles.indices.dropLast() {
      var sums: [[Int]: Double] = [:]
      for (places, value) in totals {
        guard let from = numbers[column][places[column]], let to = numbers[column + 1][places[column + 1]]
        else { continue }
        sums[[from, to], default: 0] += value
      }
      flows += sums.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map {
        Flow(column: column, from: $0.key[0], to: $0.key[1], value: $0.value)
      }
    }
    self.init(titles: titles, columns: columns, flows: flows, tone: tone)
  }
}

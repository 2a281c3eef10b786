import Tables

/// Recorded movements through columns of places, such as origin, transit and destination.
///
/// What is drawn adds up in every column: small flows share one place, and what is not recorded is one of its own.
public struct FlowDiagram: Sendable, Hashable, Codable {
  /// A place in a column.
  public struct Place: Sendable, Hashable, Codable {
    /// What a place stands for.
    public enum Kind: String, Sendable, Hashable, Codable {
      /// One place.
      case named
      /// All places that are not named.
      case rest
      /// No place is recorded.
      case notRecorded
    }

    /// The name.
    public var name: Phrase
    /// How many passed it.
    public var value: Double
    /// What it stands for.
    public var kind: Kind

    /// Creates a place.
    public init(name: Phrase, value: Double, kind: Kind) {
      self.name = name
      self.value = value
      self.kind = kind
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

  /// What the columns hold, such as that for origins.
  public var titles: [Phrase]
  /// The places of each column, the largest first, then the rest, then what is not recorded.
  public var columns: [[Place]]
  /// The flows, in order of column, start and end.
  public var flows: [Flow]
  /// What the colour stands for.
  public var tone: Tone

  /// Creates a diagram.
  public init(titles: [Phrase], columns: [[Place]], flows: [Flow], tone: Tone) {
    self.titles = titles
    self.columns = columns
    self.flows = flows
    self.tone = tone
  }

  /// One recorded way through the columns.
  public struct Path: Sendable, Hashable {
    /// A code a column; `_U` where none is recorded.
    public var codes: [String]
    /// How many took it.
    public var value: Double

    /// Creates a path.
    public init(codes: [String], value: Double) {
      self.codes = codes
      self.value = value
    }
  }

  /// Builds a diagram from paths.
  ///
  /// A column names the `most - 1` codes with the most movements (ties by code); the others become the rest, and
  /// what is not recorded stays apart from both. A path with fewer than `threshold` movements passes through the rest
  /// of every column, so that no thin line shows a handful of persons. Values that are not above zero and finite are left out.
  public init(
    titles: [Phrase], paths: [Path], tone: Tone, most: Int = 5, threshold: Double = 0,
    name: (_ column: Int, _ code: String) -> Phrase
  ) {
    let used = paths.filter { $0.codes.count == titles.count && $0.value > 0 && $0.value.isFinite }
    let kept = titles.indices.map { column -> Set<String> in
      var sums: [String: Double] = [:]
      for path in used where path.codes[column] != CountsSchema.unknownCode {
        sums[path.codes[column], default: 0] += path.value
      }
      return Set(sums.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(max(0, most - 1)).map(\.key))
    }
    let rest = ""
    var merged: [[String]: Double] = [:]
    for path in used {
      let places = path.codes.enumerated().map { column, code in
        code == CountsSchema.unknownCode || kept[column].contains(code) ? code : rest
      }
      merged[places, default: 0] += path.value
    }
    var totals: [[String]: Double] = [:]
    for (places, value) in merged {
      totals[value < threshold ? places.map { _ in rest } : places, default: 0] += value
    }
    let rank = { (code: String) in code == CountsSchema.unknownCode ? 2 : code == rest ? 1 : 0 }
    var columns: [[Place]] = []
    var numbers: [[String: Int]] = []
    for column in titles.indices {
      var sums: [String: Double] = [:]
      for (places, value) in totals { sums[places[column], default: 0] += value }
      let order = sums.sorted {
        (rank($0.key), $1.value, $0.key) < (rank($1.key), $0.value, $1.key)
      }
      columns.append(
        order.map { code, value in
          Place(
            name: code == rest ? .word(word: .otherPlaces) : name(column, code), value: value,
            kind: code == rest ? .rest : code == CountsSchema.unknownCode ? .notRecorded : .named)
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

public import LinearAlgebra

/// Many series on one time grid, in the layout that batch methods compute on.
///
/// Series are cut into tiles of about 2,000. A tile is a matrix with one row a series and one column a period,
/// stored column by column, so that all series of a tile at one time are contiguous: products with a
/// design read memory in order, and loops over series become vector instructions.
public struct SeriesBatch: Sendable {
  /// The number of series.
  public let count: Int
  /// The number of periods of the grid.
  public let periods: Int
  /// The number of periods of a season, at least 1; 1 for none.
  public let season: Int
  /// The tiles, in order of the series.
  public let tiles: [Tile]

  /// The number of series of a tile but the last.
  public static let tileWidth = 2_048

  /// Some series beside each other, one row a series and one column a period.
  public struct Tile: Sendable {
    /// The place of the first series in the batch.
    public let first: Int
    /// The values, 0 where none is known.
    public let values: Matrix
    /// 1 where a value is known, else 0; nil where all are known.
    public let known: Matrix?
    /// The exposure of the values, 1 where none is known; nil where the batch has none.
    public let exposure: Matrix?
  }

  /// Creates a batch; series shorter than the longest are missing at their end.
  ///
  /// A value that is nil or not finite is missing. `exposure` has as many series, each with a number a
  /// period; where it is missing, not finite or not above 0, the value counts as missing too. Series without
  /// exposure series are missing altogether. O(series * periods).
  public init(_ series: [[Double?]], exposure: [[Double?]]? = nil, season: Int = 1) {
    let periods = series.reduce(0) { max($0, $1.count) }
    count = series.count
    self.periods = periods
    self.season = max(season, 1)
    tiles = stride(from: 0, to: series.count, by: Self.tileWidth).map { first in
      let last = min(first + Self.tileWidth, series.count)
      let height = last - first
      var values = [Double](repeating: 0, count: height * periods)
      var known = [Double](repeating: 1, count: height * periods)
      var exposures = [Double](repeating: 1, count: exposure == nil ? 0 : height * periods)
      var missing = 0
      // A few series at a time, so that what is written together lies together.
      for block in stride(from: 0, to: height, by: 16) {
        let rows = block..<min(block + 16, height)
        let sources = rows.map { series[first + $0] }
        let amounts = exposure.map { exposure in
          rows.map { first + $0 < exposure.count ? exposure[first + $0] : [] }
        }
        for period in 0..<periods {
          for (offset, source) in sources.enumerated() {
            let place = block + offset + period * height
            if period < source.count, let value = source[period], value.isFinite {
              guard let amounts else {
                values[place] = value
                continue
              }
              let own = amounts[offset]
              if period < own.count, let amount = own[period], amount > 0, amount.isFinite {
                values[place] = value
                exposures[place] = amount
                continue
              }
            }
            known[place] = 0
            missing += 1
          }
        }
      }
      return Tile(
        first: first, values: Self.matrix(height, periods, values),
        known: missing == 0 ? nil : Self.matrix(height, periods, known),
        exposure: exposure == nil ? nil : Self.matrix(height, periods, exposures))
    }
  }

  /// The known values of a series, their places on the grid and their exposure if there is one.
  ///
  /// A place outside the batch gives no values.
  public func knownValues(_ series: Int) -> (index: [Double], values: [Double], exposure: [Double]?) {
    guard series >= 0, series < count else { return ([], [], nil) }
    let tile = tiles[series / Self.tileWidth]
    let row = series - tile.first
    let places = (0..<periods).filter { place in tile.known.map { $0[row, place] != 0 } ?? true }
    return (
      places.map(Double.init), places.map { tile.values[row, $0] },
      tile.exposure.map { exposure in places.map { exposure[row, $0] } }
    )
  }

  private static func matrix(_ rows: Int, _ columns: Int, _ elements: [Double]) -> Matrix {
    // The shape is that of the elements by construction.
    (try? Matrix(rows: rows, columns: columns, elements: elements)) ?? Matrix(rows: 0, columns: 0)
  }
}

import Statistics

/// Series of counts that tests share.
enum CountSamples {
  /// Three years of months with a season and a rise.
  static let seasonal: [Double] = [
    3, 5, 4, 6, 8, 9, 12, 11, 7, 6, 5, 4, 4, 6, 7, 7, 9, 13, 14, 12, 9, 8, 5, 6, 5, 8, 6, 9, 12, 13, 17, 15,
    11, 8, 8, 6,
  ]

  /// A population that grows by a thousand a month.
  static let population = (0..<36).map { Optional(1e6 * (1 + 0.001 * Double($0))) }

  /// Series that break methods elsewhere: each a value or a reason, never a trap or NaN.
  static let hostile: [CountSeries] =
    ([
      [], [3], [3, 1], [0, 0, 2], [1, 2, 3, 4], [5, 5, 5, 5, 5],
      [0, 0, 0, 0, 0, 0, 0, 0], [7, 7, 7, 7, 7, 7, 7, 7], [0, 0, 0, 0, 0, 0, 0, 3],
      [0, 0, 0, 0, 0, 0, 4, 2, 6, 1], [1, 0, 0, 0, 0, 0, 0, 0, 0, 1],
      [1e308, 1e308, 1e308, 1e307, 1e308, 1e308, 1e308], [1e15, 2e15, 1.5e15, 4e15, 3e15, 1e15, 7e15],
      [1e-308, 2e-308, 1e-308, 5e-308, 1e-308, 3e-308],
      [.leastNonzeroMagnitude, 0x1p-1070, 0x1p-1060, 0, 0, 0x1p-1070],
      [-1, 2, 3, 4, 5, 6, 7], [.infinity, 1, 2, 3, 4, 5, 6], [.nan, 1, 2, 1, 4, 1, 6, 2],
      [1, 2, 4, 8, 16, 32, 64, 128], [0, 1000, 0, 1000, 0, 1000, 0, 1000],
      [0, 0, 0, 1e12, 0, 0, 0, 0, 0], [1, 1e6, 1e12, 1e18, 1e24, 1e30, 1e36],
    ] as [[Double]]).map { CountSeries(counts: $0.map(Optional.init)) } + [
      CountSeries(counts: [1, nil, nil, nil, nil, 4, nil, 2]),
      CountSeries(counts: [1, nil, 3, nil, 2, 4, 6, 2], exposure: [1, 1, nil, 2, 0, -1, .infinity, 1e300]),
      CountSeries(counts: [1, 2, 3, 4, 5, 2, 3], exposure: [1e300, 1e-300, 1, 1, 1, 1, 1]),
      CountSeries(counts: [1, 2, 3, 4, 5, 2, 3], exposure: []),
    ]
}

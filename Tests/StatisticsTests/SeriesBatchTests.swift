import LinearAlgebra
import Statistics
import Testing

@Suite struct SeriesBatchTests {
  @Test func tilesHoldAllSeriesOfATimeSideBySide() {
    let batch = SeriesBatch([[1, 2], [3, 4]])
    #expect(batch.tiles.count == 1)
    #expect(batch.tiles[0].values.elements == [1, 3, 2, 4])
    #expect(batch.tiles[0].known == nil)
    #expect(batch.tiles[0].exposure == nil)
  }

  @Test func whatIsMissingOrNotFiniteIsNotKnown() {
    let batch = SeriesBatch([[1, nil, .infinity, 4], [5]])
    #expect(batch.periods == 4)
    #expect(batch.tiles[0].known?.elements == [1, 1, 0, 0, 0, 0, 1, 0])
    #expect(batch.knownValues(0).index == [0, 3])
    #expect(batch.knownValues(0).values == [1, 4])
    #expect(batch.knownValues(2).values == [])
    #expect(batch.knownValues(-1).values == [])
  }

  @Test func aValueWithoutExposureIsNotKnown() {
    let batch = SeriesBatch([[1, 2, 3, 4], [1, 2, 3, 4]], exposure: [[10, 0, nil, 40]])
    #expect(batch.knownValues(0).index == [0, 3])
    #expect(batch.knownValues(0).exposure == [10, 40])
    #expect(batch.knownValues(1).values == [])
  }

  @Test func seriesBeyondATileGoToTheNext() {
    let count = SeriesBatch.tileWidth + 3
    let batch = SeriesBatch((0..<count).map { [Double($0)] })
    #expect(batch.tiles.map(\.first) == [0, SeriesBatch.tileWidth])
    #expect(batch.tiles[1].values.rows == 3)
    #expect(batch.knownValues(count - 1).values == [Double(count - 1)])
  }

  @Test func nothingIsABatchToo() {
    #expect(SeriesBatch([]).tiles.isEmpty)
    #expect(SeriesBatch([[], []]).knownValues(1).values == [])
    #expect(SeriesBatch([[1]], season: -4).season == 1)
  }
}

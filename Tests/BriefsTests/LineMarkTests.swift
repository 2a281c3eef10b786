import Language
import Tables
import Testing

@testable import Briefs

/// What charts of lines draw for values that are alone, hidden, flat or far above the rest.
@Suite struct LineMarkTests {
  private func series(_ cells: [Cell], tone: Tone = .trafficking) -> LineSeries {
    LineSeries(name: .own("A"), points: ChartSamples.points(cells), tone: tone)
  }

  private func line(_ series: LineSeries, _ size: DrawingSize = .page) -> Drawing {
    LineChart(series: series, title: "t", language: English(), size: size).drawing()
  }

  private func spark(_ series: LineSeries) -> Drawing? {
    Sparkline(series: series, isClear: false, language: English()).drawing()
  }

  @Test func hiddenPointsAreCrossesAndBringNoHeight() {
    let series = series([.exact(10), .interval(low: 0, high: 4), .exact(20), .exact(12)])
    #expect(line(series).shapes.count { $0.style.role == .cross } == 1)
    #expect(series.points[1].value == nil)
  }

  @Test func valuesWithoutNeighboursAreDotsInLinesPanelsAndSmallLines() throws {
    let alone: [Cell] = [.exact(3), .missing, .exact(9), .missing, .exact(5), .exact(6)]
    // Two are alone; the last value is marked besides.
    #expect(line(series(alone)).dots(.dot) == 3)
    #expect(try #require(spark(series(alone))).dots(.sparkDot) == 3)
    let panels = SmallMultiples(
      series: [series(alone), series([.exact(8), .exact(9)], tone: .women)], title: "t", language: English()
    ).drawings()
    #expect(panels.map { $0.dots(.dot) } == [3, 1])
    #expect(panels.map { $0.dots(.otherDot) } == [0, 2])
  }

  @Test(arguments: ChartSamples.all)
  func smallLinesAreDrawnUnlessWordsSayMore(_ sample: ChartSamples) {
    let known = sample.points.compactMap(\.drawnValue).count
    let hidden = sample.points.count { $0.kind == .suppressed }
    let drawing = spark(LineSeries(name: .own("S"), points: sample.points, tone: .neutral))
    #expect((drawing != nil) == (known >= 3 && hidden * 2 <= sample.points.count), "\(sample.name)")
    if let drawing { #expect(ReadPage(drawing).faults.isEmpty) }
  }

  @Test func aSmallLineOfManyPointsStaysSmallAndKeepsItsPeak() throws {
    var cells = (0..<600).map { Cell.exact(Double($0 % 13)) }
    cells[311] = .exact(500)
    let drawing = try #require(spark(series(cells)))
    let steps = try #require(
      drawing.shapes.compactMap { if case .path(let steps, _) = $0 { steps } else { nil } }.first)
    #expect(steps.count <= 220)
    #expect(steps.contains { if case .draw(let point) = $0 { point.y == 3 } else { false } })
  }

  @Test func compactPathsLeadToTheSamePlaces() {
    let steps: [Drawing.Step] = [
      .move(3, 18), .draw(3.5, 17.9), .draw(10, 3), .move(40.2, 3), .draw(39.8, 18), .draw(40, 18),
    ]
    #expect(SVGShape.compactPath(steps) == "m3 18l.5-.1 6.5-14.9m30.2 0l-.4 15 .2 0")
  }

  @Test func aPeakThatFlattensTheRestHasAPanelOfItsOwnAndIsNamed() {
    var cells = (0..<60).map { Cell.exact(Double(10 + $0 % 7)) }
    #expect(series(cells).highestBelowPeaks == nil)
    let plain = line(series(cells))
    cells[20] = .exact(4_000)
    let peaked = series(cells)
    #expect(peaked.highestBelowPeaks == 16)
    for size in DrawingSize.allCases {
      let drawing = line(peaked, size)
      let page = ReadPage(drawing)
      #expect(page.faults.isEmpty, "\(page.faults)")
      #expect(page.pictures[0].labels.contains { $0.text == "4,000 in Sep 2016" })
      // The rest fills the lower plot: its line reaches both the top tick and nothing above it.
      #expect(page.pictures[0].labels.contains { $0.text == "20" })
    }
    #expect(line(peaked).height > plain.height)
  }

  @Test(arguments: [
    ([1.0, 1, 1, 1, 6], 1.0 as Double?), ([1, 1, 1, 1, 5], nil), ([0, 0, 0, 0, 9], nil), ([2, 900], nil),
    ([], nil), ([0, 0, 1, 0, 2, 1, 0, 1, 60, 0, 0], 2),
  ])
  func aPeakIsMoreThanFiveTimesNearlyAllOthers(values: [Double], highest: Double?) {
    #expect(series(values.map { .exact($0) }).highestBelowPeaks == highest)
  }

  @Test func aPanelWhosePeakFlattensTheOthersHasItsOwnScale() {
    let large = series([.exact(10), .exact(4_000), .exact(20)])
    let small = [series([.exact(3), .exact(7), .exact(5)]), series([.exact(9), .exact(2), .exact(1)])]
    #expect(LineSeries.ownScales(of: small) == [])
    #expect(LineSeries.ownScales(of: small + [large]) == [2])
    #expect(LineSeries.ownScales(of: [large] + small + [series([.exact(0), .exact(0)])]) == [0])
    let panels = SmallMultiples(series: small + [large], title: "t", language: English()).drawings()
    let words = panels.map { ReadPage($0).pictures[0].labels.map(\.text).joined(separator: " ") }
    #expect(words[2].contains("own scale; peak 4,000 in Feb 2015"), "\(words[2])")
    #expect(words[2].contains("4,000") && !words[0].contains("4,000") && words[0].contains("10"))
    // It stands behind no other panel.
    #expect(panels.map { $0.shapes.count { $0.style.role == .other } } == [1, 1, 0])
  }

  @Test func aLineThatIsFlatAtZeroDoesNotLieOnTheAxis() throws {
    let flat = series(Array(repeating: .exact(0), count: 12))
    #expect(flat.isAllZero)
    var trended = series([.exact(0), .exact(0), .exact(90), .exact(0), .exact(80), .exact(0)])
    trended.curves = [ChartCurve(first: 0, heights: [Double](repeating: 0, count: 6))]
    for (series, role) in [(flat, DrawingRole.own), (trended, .trend)] {
      let drawing = line(series)
      let axis = try #require(
        drawing.shapes.compactMap { shape -> Double? in
          if case .line(let from, let to, let style) = shape, style.role == .axis, from.y == to.y {
            from.y
          } else {
            nil
          }
        }.first)
      let heights = drawing.shapes.flatMap { shape -> [Double] in
        guard case .path(let steps, let style) = shape, style.role == role else { return [] }
        return steps.compactMap { if case .draw(let point) = $0 { point.y } else { nil } }
      }
      #expect(!heights.isEmpty && heights.allSatisfy { $0 <= axis - 3 }, "\(heights)")
    }
  }

  @Test func hiddenPeriodsAreNotZero() {
    #expect(!series([.exact(0), .interval(low: 0, high: 4)]).isAllZero)
    #expect(!series([.missing]).isAllZero)
    #expect(!series([.exact(0), .exact(1)]).isAllZero)
  }
}

extension Drawing {
  /// How many dots have a role.
  func dots(_ role: DrawingRole) -> Int {
    shapes.reduce(0) { count, shape in
      guard shape.style.role == role else { return count }
      return switch shape {
      case .dot: count + 1
      case .dots(let centres, _, _): count + centres.count
      default: count
      }
    }
  }
}

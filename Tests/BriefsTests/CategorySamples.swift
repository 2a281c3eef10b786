import Language
import Tables

@testable import Briefs

/// Charts of categories with every kind of figure.
enum CategorySamples {
  static let groups: [CategoryChart.Group] = [
    .init(name: .own("Men and boys"), tone: .men), .init(name: .own("Women and girls"), tone: .women),
  ]
  private static let years: [CategoryChart.Group] = [
    .init(name: .own("2020"), tone: .trafficking), .init(name: .own("2024"), tone: .trafficking),
  ]

  private static let hidden = Quantity(.interval(low: 0, high: 4))
  private static let missing = Quantity(.none(reason: .missing))

  static func chart(_ groups: [CategoryChart.Group], names: (Int) -> String = { names[$0] }) -> CategoryChart
  {
    let values: [[Quantity]] = [
      [Quantity(510), Quantity(402)], [Quantity(348), Quantity(.exact(value: 361), marks: [.provisional])],
      [Quantity(164), Quantity(41)], [Quantity(0), Quantity(9)], [hidden, Quantity(11)], [hidden, hidden],
      [missing, Quantity(70)], [Quantity(.lowerBound(low: 12)), missing],
    ]
    return CategoryChart(
      groups: groups,
      categories: values.enumerated().map { number, values in
        .init(name: .own(names(number)), values: Array(values.prefix(groups.count)))
      })
  }

  private static let names = [
    "Forced labour", "Sexual exploitation", "Forced criminality, of all the kinds that courts name",
    "Begging",
    "Forced marriage", "Removal of organs", "Not recorded", "Other",
  ]
  private static let ages = ["0–8", "9–11", "12–17", "18–24", "25–34", "35–49", "50+", "Age not recorded"]

  static let strip = HeatStrip(
    series: [
      LineSeries(name: .own("Province of the north"), points: ChartSamples.all[0].points, tone: .trafficking),
      LineSeries(
        name: .own("An office with a name that is far too long for one line of any page"),
        points: ChartSamples.points((0..<12).map { .exact(Double(3 * $0)) }), tone: .trafficking),
    ])

  static let charts: [(name: String, chart: Chart)] = [
    ("bars", .bars(chart: chart(Array(groups.suffix(1))))), ("bars-of-groups", .bars(chart: chart(groups))),
    ("pyramid", .pyramid(chart: chart(groups, names: { ages[$0] }))),
    ("dumbbell", .dumbbell(chart: chart(groups))), ("dumbbell-of-years", .dumbbell(chart: chart(years))),
    ("slope", .slope(chart: chart(years))), ("heat", .heat(chart: strip)),
  ]
}

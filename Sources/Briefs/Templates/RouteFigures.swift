import Statistics
import Tables
import Trends

/// Detections at the borders of nationals of one country, by route.
struct RouteFigures {
  static let contract = "frontex-detections"

  let inputs: TemplateInputs
  let input: TemplateInputs.Table
  /// The country's code.
  let code: String

  var table: CountsTable { input.table }
  /// The country's short name.
  var country: String { inputs.shortLabel("countries", code) }

  /// The route's name without the word route, which its column says.
  func routeName(_ route: String) -> String {
    if route == CountsSchema.marginCode { return "All routes" }
    if route == "OTHR" { return "Other routes" }
    let label = inputs.label("frontex-routes", route)
    return label.hasSuffix(" Route") ? String(label.dropLast(6)) : label
  }

  /// All calendar years that are complete, all routes together.
  var years: [(period: Period, cell: Cell)] { years(CountsSchema.marginCode) }

  func years(_ route: String) -> [(period: Period, cell: Cell)] {
    AnnualTotals.years(table.cells(["route": route]))
  }

  func points(_ route: String) -> [ChartPoint] { table.points(["route": route]) }

  func yearPoints(_ route: String) -> [ChartPoint] {
    years(route).map { ChartPoint(period: $0.period, cell: $0.cell) }
  }

  /// The codes of the routes without the margin, in the order of the table.
  var routes: [String] { table.codes(of: "route").filter { $0 != CountsSchema.marginCode } }

  /// Routes with a detection, the largest first, ties by code.
  var used: [String] {
    routes.map { route in (route, table.cells(["route": route]).reduce(0) { $0 + ($1.cell.value ?? 0) }) }
      .filter { $0.1 > 0 }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.map(\.0)
  }

  /// The finding of a route, made from a stage and key that this country has.
  func finding(_ route: String) -> Finding? {
    inputs.findings.filter { $0.key == input.key }.flatMap(\.findings).first {
      $0.trend != nil && $0.key == [KeyPart(dimension: "route", code: route)]
    }
  }

  func statement(_ route: String) -> FindingStatement? {
    let place = route == CountsSchema.marginCode ? "" : " on " + routePhrase(route)
    return finding(route)?.statement(
      subject: "Recorded detections of nationals of \(country)\(place)", unit: "detections",
      points: points(route),
      alternative: "More or less watch at the border, or another way of recording, can have the same effect.")
  }

  func series(_ route: String) -> LineSeries {
    let points = points(route)
    return LineSeries(
      name: routeName(route), points: points, trend: finding(route)?.line(through: points), tone: .smuggling)
  }

  func routePhrase(_ route: String) -> String {
    route == "OTHR" ? "other routes" : "the \(routeName(route)) route"
  }
}

import Tables

/// The line of a series in a plot: gaps where nothing is known, a dashed tail where it may change.
struct PlotLine {
  let series: LineSeries
  let x: (Int) -> Double
  let y: LinearScale

  /// The line in a style; its provisional tail in the same style, dashed.
  func line(_ style: String) -> [Markup] {
    var solid = ""
    var dashed = ""
    var previous: (x: Double, y: Double)?
    for (index, point) in series.points.enumerated() {
      guard let value = point.value else {
        previous = nil
        continue
      }
      let here = (x: x(index), y: y.position(value))
      if let previous {
        let piece = SVG.move(previous.x, previous.y) + SVG.draw(here.x, here.y)
        if point.kind == .provisional {
          dashed += dashed.isEmpty ? piece : SVG.draw(here.x, here.y)
        } else {
          solid += solid.isEmpty || isBroken(before: index) ? piece : SVG.draw(here.x, here.y)
        }
      }
      previous = here
    }
    return (solid.isEmpty ? [] : [SVG.path(solid, "l " + style)])
      + (dashed.isEmpty ? [] : [SVG.path(dashed, "l dash " + style)])
  }

  /// A dot for each known value.
  func dots(radius: Double, _ style: String) -> Markup {
    SVG.group(
      style,
      series.points.enumerated().compactMap { index, point in
        point.value.map {
          HTMLText.element(
            "circle",
            [
              ("cx", NumberText.plain(x(index))), ("cy", NumberText.plain(y.position($0))),
              ("r", NumberText.plain(radius)),
            ])
        }
      })
  }

  /// Crosses for hidden values.
  var crosses: [Markup] {
    series.points.enumerated().compactMap { index, point in
      point.kind == .suppressed ? SVG.cross(x(index), y.start - 4) : nil
    }
  }

  /// Dots for values that no line reaches.
  func loneDots(_ style: String) -> [Markup] {
    series.points.enumerated().compactMap { index, point in
      guard let value = point.value, isLone(index) else { return nil }
      return SVG.dot(x(index), y.position(value), radius: 2, style)
    }
  }

  private func isBroken(before index: Int) -> Bool {
    let points = series.points
    guard index >= 2 else { return true }
    return points[index - 2].value == nil || points[index - 1].kind == .provisional
  }

  private func isLone(_ index: Int) -> Bool {
    let points = series.points
    let before = index > 0 ? points[index - 1].value : nil
    let after = index + 1 < points.count ? points[index + 1].value : nil
    return before == nil && after == nil
  }

  /// The last known point, for a label at the end of the line.
  var end: (index: Int, x: Double, y: Double, value: Double)? {
    for (index, point) in series.points.enumerated().reversed() {
      if let value = point.value { return (index, x(index), y.position(value), value) }
    }
    return nil
  }
}

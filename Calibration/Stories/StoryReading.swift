import Foundation
import Statistics
import Trends

/// Stories of real series, to be read beside what is known of those years.
enum StoryReading {
  /// Prints the story of every series of a file of names, months and counts, with a heading; false where it cannot be read.
  ///
  /// Rows of a name must be in order of time.
  static func printStories(of path: String) -> Bool {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return false }
    var names: [String] = []
    var values: [String: [(month: String, value: Double?)]] = [:]
    for line in text.split(whereSeparator: \.isNewline).dropFirst() {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      guard fields.count >= 3 else { return false }
      if values[fields[0]] == nil { names.append(fields[0]) }
      values[fields[0], default: []].append((fields[1], Double(fields[2])))
    }
    for name in names {
      let rows = values[name] ?? []
      let series = LabelledSeries(
        measure: "count", key: [], periods: rows.map(\.month), values: rows.map(\.value),
        bounds: rows.map { $0.value.map { ($0, $0) } })
      print(name)
      switch SeriesStory.of(series, season: 12, periodsPerYear: 12) {
      case .failure(let reason): print("  \(reason.rawValue)")
      case .success(let story): lines(story).forEach { print("  " + $0) }
      }
    }
    return true
  }

  private static func lines(_ story: SeriesStory) -> [String] {
    var lines = story.stretches.map { stretch in
      var text = "\(stretch.first) to \(stretch.last)"
      if let start = stretch.start { text += " [\(start.earliest), \(start.latest)]" }
      text += " \(stretch.direction.rawValue) "
      text +=
        stretch.direction == .level
        ? short(stretch.mean.low) : "\(short(stretch.from.low)) to \(short(stretch.to.low))"
      if let ratio = stretch.ratioPerYear { text += String(format: ", x%.2f a year", ratio.low) }
      if let step = stretch.step { text += String(format: ", step x%.2f", step) }
      if let interval = stretch.stepInterval {
        text += String(format: " (%.2f to %.2f)", interval.lower, interval.upper)
      }
      return text + ", peak \(short(stretch.peak.value.low)) \(stretch.peak.period)"
    }
    if !story.exceptional.isEmpty { lines.append("exceptional " + story.exceptional.joined(separator: ", ")) }
    if let year = story.lastYear {
      var text = "last year \(short(year.latest.low)) after \(short(year.before.low))"
      text += String(format: ", x%.2f, p %.3f", year.ratio, year.p)
      if let levelled = year.levelled {
        text += String(
          format: "; without %@ x%.2f, p %.3f", levelled.periods.joined(separator: ", "), levelled.ratio,
          levelled.p)
      }
      if let three = year.threeYears {
        text += "; three years \(short(three.lowest.low)) to \(short(three.highest.low))"
        text += String(format: ", x%.2f, p %.3f", three.ratio, three.p)
      }
      lines.append(text)
    }
    return lines
  }

  private static func short(_ number: Double) -> String {
    String(format: number < 20 ? "%.1f" : "%.0f", number)
  }
}

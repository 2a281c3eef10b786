import Language
import Tables

extension CatalogueLanguage {
  /// Words of charts.
  public func text(_ label: ChartLabel) -> String {
    switch label {
    case .stretchStart: say("label.stretchStart")
    case .provisional: say("label.provisional")
    case .inPeriod(let period): at(period, .short)
    case .number(let value, let decimals): number(value, decimals: decimals)
    case .wholeRange: say("label.wholeRange")
    case .withoutPeaks: say("label.withoutPeaks")
    case .ownScale(let peak, let decimals, let period):
      say(
        "label.ownScale",
        [
          "peak": .number(NumberText.number(peak, decimals: decimals)), "when": .text(at(period, .short)),
        ])
    case .runTitle: say("label.runTitle")
    case .tooFewToDraw: say("label.tooFewToDraw")
    case .crime(.trafficking): say("label.trafficking")
    case .crime(.smuggling): say("label.smuggling")
    case .dataOfFigure: say("label.dataOfFigure")
    case .source(let names):
      say("label.source", ["names": .text(catalogue.joined(names.map(visible), by: .semicolon))])
    case .origin(let contracts):
      say("label.origin", ["contracts": .text(catalogue.joined(contracts.map(visible), by: .comma))])
    case .citation(let source):
      say(
        "label.citation",
        [
          "publisher": .text(visible("\(source.publisher)")), "release": .text(visible("\(source.release)")),
          "date": .text(day(source.date)), "url": .text(visible("\(source.url)")),
          "terms": .text(visible("\(source.terms)")),
        ])
    case .pageOfPages: say("label.pageOfPages")
    case .stageKind(let kind, let instances):
      say("label.stageKind", ["kind": .text(visible(kind)), "instances": .count(instances)])
    case .stage(let name, let kind, let instances, let reads):
      say(
        "label.stage",
        [
          "name": .text(visible(name)), "kind": .text(visible(kind)), "instances": .count(instances),
          "reads": .choice(reads.isEmpty ? "none" : "given"),
          "names": .text(catalogue.joined(reads.map(visible), by: .comma)),
        ])
    }
  }

  /// What stands for a chart where it cannot be seen: first, last and extreme values, no cause.
  public func description(of drawing: DrawingWords) -> String {
    switch drawing {
    case .line(let series): return description(series)
    case .flows(let diagram):
      let columns = zip(diagram.titles, diagram.columns).map { title, places in
        group(text(title), places.map { (text($0.name), number($0.value)) })
      }
      return say("description.flows", ["columns": .text(catalogue.joined(columns, by: .space))])
    case .categories(let chart):
      let categories = chart.categories.map { category in
        group(text(category.name), zip(chart.groups, category.values).map { (text($0.name), text($1)) })
      }
      return say("description.categories", ["categories": .text(catalogue.joined(categories, by: .space))])
    case .strip(let strip):
      let series = strip.series.map(description)
      return say("description.strip", ["series": .text(catalogue.joined(series, by: .space))])
    case .graph(let graph):
      let edges = graph.edges.map {
        say("description.edge", ["from": .text(visible($0.from)), "to": .text(visible($0.to))])
      }
      return catalogue.joined(edges, by: .comma) + catalogue.stop
    case .tree(let diagram): return TrainerTelling(catalogue: catalogue).description(of: diagram)
    }
  }

  private func group(_ name: String, _ values: [(name: String, value: String)]) -> String {
    let words = values.map {
      say("description.value", ["name": .text($0.name), "value": .text($0.value)])
    }
    return say(
      "description.group", ["name": .text(name), "values": .text(catalogue.joined(words, by: .comma))])
  }

  private func description(_ series: LineSeries) -> String {
    let name = MessageArgument.text(text(series.name))
    let gaps = gapWords(series)
    let known = series.points.compactMap { point in point.value.map { (period: point.period, value: $0) } }
    guard let first = known.first, let last = known.last, let top = known.max(by: { $0.value < $1.value })
    else {
      return catalogue.joined([say("description.empty", ["name": name])] + gaps, by: .space)
    }
    func value(_ point: (period: Period, value: Double)) -> MessageArgument {
      .number(NumberText.number(point.value, decimals: series.decimals))
    }
    let words = say(
      "description.line",
      [
        "name": name, "first": value(first), "firstWhen": .text(at(first.period)), "highest": value(top),
        "highestWhen": .text(at(top.period)), "last": value(last), "lastWhen": .text(at(last.period)),
        "stretches": .count(series.curves.count),
      ])
    return catalogue.joined([words] + gaps, by: .space)
  }

  private func gapWords(_ series: LineSeries) -> [String] {
    let kinds: [(ChartPoint.Kind, String)] = [
      (.suppressed, "hidden"), (.missing, "missing"), (.provisional, "provisional"),
    ]
    return kinds.compactMap { kind, word in
      let count = series.points.count { $0.kind == kind }
      return count == 0 ? nil : say("description." + word, ["n": .count(count)])
    }
  }
}

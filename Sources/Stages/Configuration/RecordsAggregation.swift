import Codebook
import Language
import Pipelines
import Tables

/// Reads what stands under `disaggregate` over records, and refuses what could show a person.
struct RecordsAggregation {
  let declaration: StageDeclaration
  let configuration: StageConfiguration
  let port: RecordsPort
  let cleaning: RecordsCleaning
  let context: CheckContext

  /// A value that may be absent without being wrong.
  struct Optional<Value> {
    var value: Value?
  }

  /// The columns that a result may be split by: codes that are neither keys nor sensitive.
  var coded: [String] {
    let secret = cleaning.secretColumns
    let columns = cleaning.columns.filter { if case .code = $0.reading { true } else { false } }
    return (columns.map(\.name) + cleaning.derived.map(\.name)).filter { !secret.contains($0) }
  }

  /// The frequency in which records are counted, of which `where` takes periods: the months of the period asked for, or it
  /// itself where months do not make it.
  private var cellFrequency: Period.Frequency {
    if port.records.periodFrequency.length == .year { return port.records.periodFrequency }
    guard let node = configuration["period"], let asked = try? FrequencyReading.frequency(node).get() else {
      return .month
    }
    return asked.ofCells
  }

  /// What `where` may use: the coded columns, and the period.
  var filterTypes: [String: ScalarType] {
    let coded = Set(coded)
    var types = port.types.filter { coded.contains($0.key) }
    if let period = port.records.period { types[period] = cellFrequency.scalarType }
    return types
  }

  /// Whether `where` keeps to such columns; another column of the records is refused where it stands.
  func filterTellsNoPerson() -> Bool {
    let types = filterTypes
    let others = (declaration.filter?.names ?? []).filter {
      port.types[$0.name] != nil && types[$0.name] == nil
    }
    for other in others {
      refuse("'where' takes no '\(other.name)', \(reason(other.name))", at: other.location)
    }
    return others.isEmpty
  }

  /// What a column is that a result may not be split or filtered by.
  private func reason(_ name: String) -> String {
    if cleaning.derived.contains(where: { $0.name == name && $0.isSensitive }) {
      return "which follows from a key or a sensitive column"
    }
    return "which is a key, sensitive, or not a column of codes"
  }

  private func refuse(_ message: String, at location: SourceLocation) {
    context.report(
      Diagnostic(
        code: "E081", message: "stage '\(declaration.name)': \(message)", location: location,
        caretNote: "a person could be told by it",
        help:
          "over records, columns of codes that are neither keys nor sensitive: \(coded.joined(separator: ", "))"
      ))
  }

  func measures() -> [RecordsDisaggregation.Measure]? {
    guard let node = configuration["measure"] else { return nil }
    guard let entries = node.entries, !entries.isEmpty else {
      configuration.fail("'measure' takes a mapping", at: node.location, help: "such as {people: count()}")
      return nil
    }
    var measures: [RecordsDisaggregation.Measure] = []
    for entry in entries {
      let text = (entry.value.text ?? "").trimmed
      if text == "count()" {
        measures.append(.init(name: entry.key, aggregate: .count))
        continue
      }
      guard text.hasPrefix("sum("), text.hasSuffix(")") else {
        configuration.fail(
          "'\(entry.key)' needs a count or a sum", at: entry.value.location,
          help: "over records write count() or sum(column)")
        return nil
      }
      let name = String(text.dropFirst(4).dropLast()).trimmed
      guard let column = cleaning.columns.first(where: { $0.name == name }), case .integer = column.reading
      else {
        configuration.fail("'\(name)' is not a column of whole numbers", at: entry.value.location)
        return nil
      }
      guard !column.isKey, !column.isSensitive else {
        refuse("'\(name)' is a key or sensitive", at: entry.value.location)
        return nil
      }
      measures.append(.init(name: entry.key, aggregate: .sum(name)))
    }
    return measures
  }

  func dimensions() -> [Disaggregation.Dimension]? {
    guard let node = configuration["by"] else { return nil }
    guard let entries = node.entries else {
      configuration.fail("'by' takes a mapping", at: node.location, help: "such as {sex: total+each}")
      return nil
    }
    var dimensions: [Disaggregation.Dimension] = []
    for entry in entries {
      guard port.types[entry.key] != nil else {
        configuration.fail(
          "'\(entry.key)' is not a column of these records", at: entry.keyLocation,
          note: Suggestion.note(for: entry.key, in: coded), help: "columns: \(coded.joined(separator: ", "))")
        return nil
      }
      guard coded.contains(entry.key) else {
        refuse("'by' takes no '\(entry.key)', \(reason(entry.key))", at: entry.keyLocation)
        return nil
      }
      guard let dimension = configuration.dimension(entry) else { return nil }
      dimensions.append(dimension)
    }
    return dimensions
  }

  /// The sets of dimensions to give, nil for all; each keeps the dimensions without a margin.
  func sets(_ dimensions: [Disaggregation.Dimension]) -> Optional<[[String]]>? {
    guard let node = configuration["sets"] else { return Optional(value: nil) }
    var sets: [[String]] = []
    for element in node.elements ?? [] {
      let names = (element.elements ?? []).compactMap(\.text)
      let known = dimensions.map(\.name)
      if let unknown = names.first(where: { !known.contains($0) }) {
        configuration.fail(
          "'\(unknown)' is not in 'by'", at: element.location, note: Suggestion.note(for: unknown, in: known))
        return nil
      }
      // In the order of 'by', so that equal sets are equal.
      let set = known.filter { name in
        names.contains(name) || dimensions.contains { $0.name == name && $0.margin == .each }
      }
      if !sets.contains(set) { sets.append(set) }
    }
    guard !sets.isEmpty else {
      configuration.fail(
        "'sets' takes a list of lists", at: node.location, help: "such as [[sex, age_band], [route], []]")
      return nil
    }
    return Optional(value: sets)
  }

  func period() -> Optional<CountsSchema.PeriodColumn>? {
    guard configuration["period"] != nil else { return Optional(value: nil) }
    let source = port.records.periodFrequency
    guard let frequency = configuration.frequency(of: source.length == .year ? source : nil) else {
      return nil
    }
    guard let name = port.records.period else {
      configuration.fail(
        "contract '\(port.contract.name)' has no period", at: configuration.location(of: "period"),
        help: "give one of its dates the role period")
      return nil
    }
    // A month is known by its first day, which tells neither a day nor a week.
    let isTold =
      source.length != .month || frequency.ofCells.length == .month && frequency.calendar == .gregorian
    guard isTold else {
      configuration.fail(
        "'\(name)' holds months, which cannot be split into \(frequency.length.rawValue)s of the calendar '\(frequency.calendar.rawValue)'",
        at: configuration.location(of: "period"),
        help: "write 'period: month', 'quarter', 'half-year' or 'year'")
      return nil
    }
    guard source.length != .year || configuration.addsUp(source, to: frequency) else { return nil }
    return Optional(value: .init(name: name, frequency: frequency))
  }

  func fill() -> Disaggregation.FillRule? {
    guard configuration["fill"] != nil else { return Disaggregation.FillRule.none }
    guard let word = configuration.choice("fill", of: ["none", "zero"]) else { return nil }
    if word == "zero", port.contract.coverage?.absent != .zero {
      configuration.fail(
        "'fill: zero' needs a source in which nothing recorded means zero",
        at: configuration.location(of: "fill"),
        help: "add 'coverage: {from: ..., to: ..., absent: zero}' to the contract")
      return nil
    }
    return word == "zero" ? .zero : Disaggregation.FillRule.none
  }

  /// When records were made: the column under `recorded`, a day that tells no person, and the delays that are looked at.
  func recording() -> Optional<RecordsDisaggregation.Recording>? {
    guard let name = configuration.text("recorded") else {
      if configuration["delays"] != nil, configuration["recorded"] == nil {
        configuration.fail(
          "'delays' needs 'recorded'", at: configuration.location(of: "delays"),
          help: "name the column of the day on which a record was made")
        return nil
      }
      return configuration["recorded"] == nil ? Optional(value: nil) : nil
    }
    let days = cleaning.columns.filter { column in
      if case .date = column.reading { return column.name != port.records.period }
      return false
    }
    guard let column = days.first(where: { $0.name == name }) else {
      configuration.fail(
        "'\(name)' is not a column of days beside the period's", at: configuration.location(of: "recorded"),
        note: Suggestion.note(for: name, in: days.map(\.name)),
        help: days.isEmpty ? nil : "columns of days: \(days.map(\.name).joined(separator: ", "))")
      return nil
    }
    guard !column.isKey, !column.isSensitive else {
      refuse(
        "'recorded' takes no '\(name)', which is a key or sensitive",
        at: configuration.location(of: "recorded"))
      return nil
    }
    guard let node = configuration["period"], let frequency = try? FrequencyReading.frequency(node).get()
    else {
      configuration.fail(
        "'recorded' needs a period", at: configuration.location(of: "recorded"), help: "add 'period: month'")
      return nil
    }
    guard configuration["delays"] != nil else {
      return Optional(value: .init(column: name, delays: RecordedVintages.usualDelays(frequency)))
    }
    return configuration.wholeNumber("delays", in: 1...120).map {
      Optional(value: .init(column: name, delays: $0))
    }
  }

  /// Whether victims of trafficking and smuggled migrants stay apart; they are never added.
  func keepsMattersApart(
    _ dimensions: [Disaggregation.Dimension], _ sets: [[String]]?, _ filter: TypedExpression?
  ) -> Bool {
    guard case .mixed(let column) = port.records.matter else { return true }
    if dimensions.contains(where: { $0.name == column && $0.margin == .each }) { return true }
    for condition in filter?.conjuncts ?? [] {
      if case .binary(.equal, .column(column, _), .literal, _) = condition { return true }
      if case .binary(.equal, .column(column, _), .binding, _) = condition { return true }
      if case .binary(.equal, .column(column, _), .parameter, _) = condition { return true }
    }
    context.report(
      Diagnostic(
        code: "E082",
        message: "stage '\(declaration.name)': victims of trafficking and smuggled migrants are never added",
        location: configuration.location(of: "by"),
        help: "add '\(column): each' to 'by', or take one of them with 'where: \(column) = TIP'"))
    return false
  }

  /// The shape of the records as a source of counts.
  func sourceSchema(_ dimensions: [Disaggregation.Dimension]) -> CountsSchema {
    var schema = port.contract.schema
    schema.dimensions = dimensions.map {
      CountsSchema.Dimension(name: $0.name, codeList: port.codeList(of: $0.name))
    }
    return schema
  }
}

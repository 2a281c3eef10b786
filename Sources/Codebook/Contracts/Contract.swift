public import Language
public import Tables

/// What a source promises: its columns, where it comes from and what it covers.
public struct Contract: Sendable {
  /// A column of the source.
  public struct Column: Sendable {
    /// What a column is for.
    public enum Role: String, Sendable, CaseIterable {
      case period, dimension, measure, vintage, status, attribute
    }

    /// Whether the source has totals of a dimension among its categories.
    public enum Total: Sendable, Hashable {
      /// The contract does not say.
      case unnamed
      /// It has none.
      case none
      /// Rows with this word are totals.
      case named(String)
    }

    /// What a blank in a dimension means.
    public enum Blank: String, Sendable, CaseIterable {
      /// All categories together.
      case total
      /// A category that is not known.
      case unknown
      /// The row says nothing: its figures are missing.
      case missing
    }

    /// What the codes of a dimension are claimed to be of, where nearly every row has one of its own.
    public enum Meaning: String, Sendable, CaseIterable {
      /// Places, such as districts, ports or corridors.
      case places
      /// Categories of any other kind.
      case categories
      /// Sources: the authorities or organisations that recorded what is counted.
      case sources
    }

    /// What happens to a value that does not fit its type.
    public enum FailureRule: String, Sendable, CaseIterable {
      /// The source is refused.
      case fail
      /// The value is missing, or of an unknown category; a warning counts such rows.
      case missing
    }

    /// The name.
    public var name: String
    /// The type.
    public var type: ScalarType
    /// What it is for.
    public var role: Role
    /// Whether labels and aliases stand for codes.
    public var matchesLabels: Bool
    /// Codes beside those of the list.
    public var also: Set<String>
    /// How its numbers are written.
    public var numbers: NumberStyle
    /// The intervals that words stand for.
    public var masks: [String: ClosedRange<Double>]
    /// What happens to a value that does not fit.
    public var onFailure: FailureRule
    /// The source's own totals of this dimension.
    public var total: Total
    /// Whether figures of different categories may be added.
    public var isAdditive = true
    /// What a measure is.
    public var kind = CountsSchema.MeasureKind.amount
    /// What a blank means, or nil where the contract does not say.
    public var blank: Blank?
    /// Since when the breakdown is collected, where that is later than the coverage.
    public var since: Period?
    /// Since when a category is collected, where that is later than the breakdown.
    public var categoriesSince: [String: Period]
    /// For a vintage of type text: every value it may take, or nil where the contract does not say.
    public var values: [String]?
    /// Texts that mean that nothing is known, beside the empty one; in lower case.
    public var missing: Set<String> = []
    /// What may stand before or behind a figure in its cell, and what it says of it.
    public var marks: [String: FigureMark] = [:]
    /// The column whose flags are about this measure, or nil.
    public var status: String?
    /// For a column of statuses: what its flags mean.
    public var flags: StatusFlags?
    /// For a dimension: what its codes are claimed to be of, or nil where the contract does not say.
    public var codesOf: Meaning?

    /// For a period: how its texts are read; nil for any other column.
    public var form: PeriodForm?

    /// Whether rows of the source are totals of this dimension.
    public var hasTotals: Bool {
      if case .named = total { return true }
      return blank == .total
    }

    /// The columns of the file that tell it together; none where it is one column.
    public var parts: [String] { form?.sources ?? [] }

    /// Whether its values are codes of a list, declared one by one, or of a vintage days or periods, so that none can name
    /// a person.
    public var isClosed: Bool {
      if case .code = type { return true }
      return values != nil || isDatedVintage
    }

    /// Whether it is a vintage whose releases are named by a day or a period.
    var isDatedVintage: Bool {
      role == .vintage && [.date, .week, .month, .quarter, .halfYear, .year].contains(type)
    }
  }

  /// A rule on a row.
  public struct Rule: Sendable {
    /// What happens to a row that does not hold it.
    public enum FailureRule: String, Sendable, CaseIterable {
      /// Its figures are missing.
      case missing
      /// It is left out.
      case reject
    }

    /// How much a row that does not hold it matters.
    public enum Severity: String, Sendable, CaseIterable {
      /// The run goes on and says how many rows there were.
      case warn
      /// The source is refused.
      case error
    }

    /// The name, printed in warnings.
    public var id: String
    /// What must hold; an unknown answer passes.
    public var expectation: TypedExpression
    /// What happens to a row that does not hold it.
    public var onFailure: FailureRule
    /// How much such a row matters.
    public var severity: Severity
  }

  /// The name.
  public var name: String
  /// Whether its figures are published, and where.
  public var citation: SourceCitation?
  /// What the source covers.
  public var coverage: CountsSchema.Coverage?
  /// The columns in order.
  public var columns: [Column]
  /// The rules in order.
  public var rules: [Rule]
  /// What a source of case records promises; nil for published figures, which have all the rest.
  public var records: RecordsContract?
  /// What columns are called, by name.
  public var words: [String: ColumnWords] = [:]
  /// What every page of its figures must say.
  public var notes: [LocalizedText] = []
  /// What is declared to have happened.
  public var events: [DeclaredEvent] = []
  /// How what it holds came about.
  public var origin = FigureOrigin.recorded
  /// The codes whose figures are projections, by dimension.
  public var projections: [String: [String]] = [:]
  /// How its file is written.
  public var file = FileDeclaration()
  /// What it is about, or nil where the contract does not say.
  public var matter: Matter?
  /// What one row stands for, in the contract's word.
  public var unit: String?

  /// The shape of the table of counts that this source becomes; of records, whose columns are none of a table yet, what
  /// is said of the whole and of each column.
  public var schema: CountsSchema {
    let dimensions = columns.filter { $0.role == .dimension || $0.role == .vintage }.map { column in
      var list: String?
      if case .code(let name) = column.type { list = name }
      return CountsSchema.Dimension(
        name: column.name, codeList: list, hasMargin: column.hasTotals,
        isVintage: column.role == .vintage, isAdditive: column.isAdditive,
        isSource: column.codesOf == .sources, since: column.since,
        categoriesSince: column.categoriesSince)
    }
    let period = columns.first { $0.role == .period }.map {
      CountsSchema.PeriodColumn(
        name: $0.name, frequency: $0.form?.frequency ?? ($0.type == .year ? .year : .month))
    }
    let measures = columns.filter { $0.role == .measure }
    let kinds = measures.filter { $0.kind != .amount }.map { ($0.name, $0.kind) }
    var schema = CountsSchema(
      contracts: [name], citations: citation.map { [$0] } ?? [], dimensions: dimensions, period: period,
      measures: measures.map(\.name), coverage: coverage,
      measureKinds: kinds.isEmpty ? nil : Dictionary(kinds) { first, _ in first })
    let attributes = Set(columns.filter { [.attribute, .status].contains($0.role) }.map(\.name))
    schema.words = words.filter { !attributes.contains($0.key) }
    schema.notes = notes
    schema.events = events
    schema.origin = origin
    schema.projections = projections
    schema.matter = matter
    schema.unit = unit
    return schema
  }

  /// The codes that columns allow beside those of their list, by list.
  public var additionalCodes: [String: Set<String>] {
    var result: [String: Set<String>] = [:]
    for column in columns {
      if case .code(let list) = column.type { result[list, default: []].formUnion(column.also) }
    }
    return result
  }

  /// The names of the code lists that its columns take their codes from.
  public var codeLists: Set<String> {
    Set((records?.types.values).map(Array.init) ?? columns.map(\.type)).reduce(into: []) { names, type in
      if case .code(let list) = type { names.insert(list) }
    }
  }

  /// The columns of its table that may hold any text: dimensions and vintages without a list of what they take.
  public var openColumns: Set<String> {
    Set(columns.filter { ($0.role == .dimension || $0.role == .vintage) && !$0.isClosed }.map(\.name))
  }

  /// The columns that its file must have: those that it names, with the columns that tell a period together in place of it, without those that are
  /// made of others.
  public var sourceColumns: [String] {
    let made = Set(file.choices.flatMap { $0.columns.map(\.name) })
    let unpivoted = file.layout.unpivot.map { Set($0.into + [$0.values]) } ?? []
    let names =
      records.map { records in records.columns.flatMap { records.sources[$0.name] ?? [$0.name] } }
      ?? columns.flatMap { $0.parts.isEmpty ? [$0.name] : $0.parts }
    var seen: Set<String> = []
    let ofPlaces = [file.sheets?.column, file.fileColumn]
    return
      (names.filter { !made.contains($0) && !unpivoted.contains($0) && !ofPlaces.contains($0) }
      + file.choices.map(\.name)).filter { seen.insert($0).inserted }
  }

  /// The types of the columns that its table has; an attribute is read and enters no table.
  public var tableTypes: [String: ScalarType] {
    types.filter { name, _ in
      columns.contains { $0.name == name && ![.attribute, .status].contains($0.role) }
    }
  }

  /// The types of the columns, for expressions.
  public var types: [String: ScalarType] {
    Dictionary(columns.map { ($0.name, $0.type) }, uniquingKeysWith: { first, _ in first })
  }
}

public import Language

/// A column of codes that follows from others of the same row.
public struct DerivedColumn: Sendable, Hashable {
  /// How the code follows.
  public enum Rule: Sendable, Hashable {
    /// The first code whose condition is true; unknown where none is.
    case conditions([Condition])
    /// The code of the one flag that is set, `several` where more are, `none` where none is.
    case flags([Flag], several: String?, none: String?)
  }

  /// A code and when it holds.
  public struct Condition: Sendable, Hashable {
    /// The code.
    public var code: String
    /// A truth value over columns of the source and columns derived before.
    public var expression: TypedExpression

    /// Creates a condition.
    public init(code: String, expression: TypedExpression) {
      self.code = code
      self.expression = expression
    }
  }

  /// A code, and the column and the code there that set it.
  public struct Flag: Sendable, Hashable {
    /// The code.
    public var code: String
    /// A column of codes.
    public var column: String
    /// The code there that sets the flag.
    public var setCode: String

    /// Creates a flag.
    public init(code: String, column: String, setCode: String) {
      self.code = code
      self.column = column
      self.setCode = setCode
    }
  }

  /// The name.
  public var name: String
  /// The code list, for schemas.
  public var codeList: String
  /// The codes it can take.
  public var codes: CodeWords
  /// How the code follows.
  public var rule: Rule
  /// Whether it follows from a key or a sensitive column, however far back, and so tells what they tell.
  public var isSensitive: Bool

  /// Creates a derived column.
  public init(name: String, codeList: String, codes: CodeWords, rule: Rule, isSensitive: Bool = false) {
    self.name = name
    self.codeList = codeList
    self.codes = codes
    self.rule = rule
    self.isSensitive = isSensitive
  }

  /// The columns it is computed from.
  public var mentionedColumns: Set<String> {
    switch rule {
    case .conditions(let conditions):
      conditions.reduce(into: []) { $0.formUnion($1.expression.mentionedColumns) }
    case .flags(let flags, _, _): Set(flags.map(\.column))
    }
  }
}

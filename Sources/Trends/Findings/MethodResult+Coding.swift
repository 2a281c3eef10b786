import Statistics

extension MethodResult {
  private enum CodingKeys: String, CodingKey { case notEstimable, quantities }

  /// Reads a result; what is absent says nothing.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      notEstimable: try container.decodeIfPresent(NotEstimable.self, forKey: .notEstimable),
      quantities: try container.decodeIfPresent([String: Quantity].self, forKey: .quantities) ?? [:])
  }

  /// Writes the quantities, if there are any, and the reason, if there is one.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encodeIfPresent(notEstimable, forKey: .notEstimable)
    if !quantities.isEmpty { try container.encode(quantities, forKey: .quantities) }
  }
}

/// A number, a list and a word stand as they are; a reason as `{"notEstimable": REASON}`, a period as `{"period": PERIOD}`,
/// periods as `{"periods": [...]}`, null where there is none, and numbers of periods with `"values": [...]` beside them.
extension MethodResult.Quantity: Codable {
  private enum CodingKeys: String, CodingKey { case notEstimable, period, periods, values }

  /// Reads what is there by its form.
  public init(from decoder: any Decoder) throws {
    if let named = try? decoder.container(keyedBy: CodingKeys.self) {
      if let period = try named.decodeIfPresent(String.self, forKey: .period) {
        self = .period(period)
      } else if let values = try named.decodeIfPresent([Double].self, forKey: .values) {
        self = .dated(periods: try named.decode([String].self, forKey: .periods), values: values)
      } else if let periods = try named.decodeIfPresent([String?].self, forKey: .periods) {
        self = .periods(periods)
      } else {
        self = .notEstimable(try named.decode(NotEstimable.self, forKey: .notEstimable))
      }
      return
    }
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let list = try? container.decode([Double].self) {
      self = .list(list)
    } else {
      self = .word(try container.decode(String.self))
    }
  }

  /// Writes it.
  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .number(let number): try Self.encode(number, to: encoder)
    case .list(let list): try Self.encode(list, to: encoder)
    case .word(let word): try Self.encode(word, to: encoder)
    case .notEstimable(let reason):
      var named = encoder.container(keyedBy: CodingKeys.self)
      try named.encode(reason, forKey: .notEstimable)
    case .period(let period):
      var named = encoder.container(keyedBy: CodingKeys.self)
      try named.encode(period, forKey: .period)
    case .periods(let periods):
      var named = encoder.container(keyedBy: CodingKeys.self)
      try named.encode(periods, forKey: .periods)
    case .dated(let periods, let values):
      var named = encoder.container(keyedBy: CodingKeys.self)
      try named.encode(periods, forKey: .periods)
      try named.encode(values, forKey: .values)
    }
  }

  private static func encode(_ value: some Encodable, to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(value)
  }
}

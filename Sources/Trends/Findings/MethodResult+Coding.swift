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

/// A number, a list and a word stand as they are; a reason as `{"notEstimable": REASON}`.
extension MethodResult.Quantity: Codable {
  private enum CodingKeys: String, CodingKey { case notEstimable }

  /// Reads what is there by its form.
  public init(from decoder: any Decoder) throws {
    if let reasons = try? decoder.container(keyedBy: CodingKeys.self) {
      self = .notEstimable(try reasons.decode(NotEstimable.self, forKey: .notEstimable))
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
    if case .notEstimable(let reason) = self {
      var reasons = encoder.container(keyedBy: CodingKeys.self)
      return try reasons.encode(reason, forKey: .notEstimable)
    }
    var container = encoder.singleValueContainer()
    switch self {
    case .number(let number): try container.encode(number)
    case .list(let list): try container.encode(list)
    case .word(let word): try container.encode(word)
    case .notEstimable(let reason): try container.encode(reason)
    }
  }
}

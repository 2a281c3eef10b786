/// An estimate in a type that is encoded: `{"value": …}`, or `{"notEstimable": REASON}`.
@propertyWrapper
public struct StoredEstimate<Value: Codable & Hashable & Sendable>: Codable, Hashable, Sendable {
  /// The value or the reason why there is none.
  public var wrappedValue: Estimate<Value>

  private enum CodingKeys: String, CodingKey { case value, notEstimable }

  /// Takes an estimate.
  public init(wrappedValue: Estimate<Value>) { self.wrappedValue = wrappedValue }

  /// Reads a reason where there is one, else a value.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    if let reason = try container.decodeIfPresent(NotEstimable.self, forKey: .notEstimable) {
      wrappedValue = .failure(reason)
    } else {
      wrappedValue = .success(try container.decode(Value.self, forKey: .value))
    }
  }

  /// Writes the value or the reason.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch wrappedValue {
    case .success(let value): try container.encode(value, forKey: .value)
    case .failure(let reason): try container.encode(reason, forKey: .notEstimable)
    }
  }
}

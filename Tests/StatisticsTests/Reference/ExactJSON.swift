import Foundation

/// JSON with numbers read to the last bit, which `JSONSerialization` does not do for long decimals.
enum ExactJSON: Decodable {
  case null
  case number(Double)
  case text(String)
  case list([ExactJSON])
  case object([String: ExactJSON])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let truth = try? container.decode(Bool.self) {
      self = .number(truth ? 1 : 0)
    } else if let list = try? container.decode([ExactJSON].self) {
      self = .list(list)
    } else {
      self = .object(try container.decode([String: ExactJSON].self))
    }
  }

  /// The value as dictionaries, arrays, texts and doubles.
  var plain: Any {
    switch self {
    case .null: NSNull()
    case .number(let number): number
    case .text(let text): text
    case .list(let list): list.map(\.plain)
    case .object(let object): object.mapValues(\.plain)
    }
  }
}

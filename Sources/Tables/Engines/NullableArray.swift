/// Values of one type, some of which may be missing, in one block of memory.
///
/// Missing values are told by a bit each and not by the value, so that a column can be copied from
/// and to an engine as it lies. Reading an element is O(1).
public struct NullableArray<Value: Sendable>: RandomAccessCollection, Sendable {
  /// The values; what stands in a missing place means nothing.
  public internal(set) var values: [Value]
  /// One bit a value, 64 a word, set where the value is known; empty while all are known.
  var validity: [UInt64]

  /// Creates an array without values.
  public init() {
    values = []
    validity = []
  }

  /// Creates an array of known values.
  public init(known values: [Value]) {
    self.values = values
    validity = []
  }

  /// Creates an array in which nil is missing; `placeholder` stands in its places.
  public init(_ optionals: some Sequence<Value?>, placeholder: Value) {
    self.init()
    for value in optionals {
      values.append(value ?? placeholder)
      if value == nil { markMissing(values.count - 1) }
    }
  }

  /// The place of the first value.
  public var startIndex: Int { 0 }
  /// The place after the last value.
  public var endIndex: Int { values.count }

  /// Whether every value is known.
  public var isComplete: Bool { validity.isEmpty }

  /// A value by its place, nil where it is missing; the place must be one of the array.
  public subscript(place: Int) -> Value? {
    isKnown(place) ? values[place] : nil
  }

  /// Whether the value of a place is known.
  func isKnown(_ place: Int) -> Bool {
    validity.isEmpty || place >> 6 >= validity.count || validity[place >> 6] & (1 << UInt64(place & 63)) != 0
  }

  /// Says that the value of a place is missing.
  mutating func markMissing(_ place: Int) {
    while validity.count <= place >> 6 { validity.append(.max) }
    validity[place >> 6] &= ~(1 << UInt64(place & 63))
  }
}

extension NullableArray: Equatable where Value: Equatable {
  /// Whether two arrays have the same known values in the same places.
  public static func == (left: NullableArray, right: NullableArray) -> Bool { left.elementsEqual(right) }
}

extension NullableArray: Hashable where Value: Hashable {
  /// Hashes the known values and the places of the missing ones.
  public func hash(into hasher: inout Hasher) {
    for value in self { hasher.combine(value) }
  }
}

extension NullableArray: ExpressibleByArrayLiteral {
  /// Creates an array of known values.
  public init(arrayLiteral elements: Value...) { self.init(known: elements) }
}

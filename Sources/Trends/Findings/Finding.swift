/// What a stage found out about one series, or about several taken together.
///
/// It is stored, printed and compared in this one form. What it says is its body; all else is the same for every kind.
public struct Finding: Sendable {
  /// The measure, such as `detections`.
  public var measure: String
  /// The codes of the series by dimension, in the order of the table; empty for what is said of all series together.
  public var key: [KeyPart]
  /// The periods it is about.
  public var window: FindingWindow
  /// The series whose p values were adjusted together; nil where none was adjusted.
  public var family: FindingFamily?
  /// What it says.
  public var body: any FindingBody

  /// Creates a finding.
  public init(
    measure: String, key: [KeyPart], window: FindingWindow, family: FindingFamily?, body: any FindingBody
  ) {
    self.measure = measure
    self.key = key
    self.window = window
    self.family = family
    self.body = body
  }

  /// The body of a trend; nil for another kind.
  public var trend: TrendFinding? { body as? TrendFinding }
}

extension Finding: Hashable {
  /// Whether two findings say the same of the same.
  public static func == (left: Finding, right: Finding) -> Bool {
    left.measure == right.measure && left.key == right.key && left.window == right.window
      && left.family == right.family && left.body.equals(right.body)
  }

  /// Hashes all of it.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(measure)
    hasher.combine(key)
    hasher.combine(window)
    hasher.combine(family)
    hasher.combine(body)
  }
}

extension Finding: Codable {
  private enum CodingKeys: String, CodingKey { case measure, key, window, family, body }

  /// The kind of a body, under which it stands.
  private struct Kind: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  /// Reads a finding whose body is of one of the kinds of the decoder.
  ///
  /// They are those of `FindingBodies.all`, unless `FindingBodies.userInfoKey` gives others.
  ///
  /// - Throws: `DecodingError`, also where the kind of the body is not known or the body has not exactly one.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    measure = try container.decode(String.self, forKey: .measure)
    key = try container.decode([KeyPart].self, forKey: .key)
    window = try container.decode(FindingWindow.self, forKey: .window)
    family = try container.decodeIfPresent(FindingFamily.self, forKey: .family)
    let bodies = try container.nestedContainer(keyedBy: Kind.self, forKey: .body)
    guard let kind = bodies.allKeys.first, bodies.allKeys.count == 1,
      let type = FindingBodies.known(to: decoder).first(where: { $0.kind == kind.stringValue })
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .body, in: container, debugDescription: "the body is of no known kind")
    }
    body = try bodies.decode(type, forKey: kind)
  }

  /// Writes a finding, its body under the word of its kind.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(measure, forKey: .measure)
    try container.encode(key, forKey: .key)
    try container.encode(window, forKey: .window)
    try container.encodeIfPresent(family, forKey: .family)
    var bodies = container.nestedContainer(keyedBy: Kind.self, forKey: .body)
    try bodies.encode(body, forKey: Kind(stringValue: type(of: body).kind))
  }
}

import Foundation
import Language

/// What was computed: a line of the log of commits.
struct StoreRecord: Sendable, Hashable {
  /// A name and a hash.
  struct Pair: Sendable, Hashable {
    var name: String
    var hash: String
  }

  /// The number of the run that computed it.
  var run: Int
  /// The instance, `trends[AFG]`.
  var address: String
  /// The key of the instance, which names its object.
  var key: String
  /// The hash of the fields that all instances of the stage share; its fields are in `fields/`.
  var stageFields: String
  /// The class of what it made.
  var dataClass: DataClass
  /// How long computing took, in milliseconds.
  var milliseconds: Int
  /// The content hash of each port, keyed where it is not public, in order of the ports' names.
  var outputs: [Pair]
  /// The hash of the files of the object, by which damage is found.
  var files: String
  /// For sources: the day of the release, or empty.
  var dataDate: String
  /// What it read, `counts < series[AFG].table`, with the hash of each.
  var inputs: [Pair]
  /// What to tell people.
  var conditions: [DataCondition]
  /// Whether the conditions have rules by which they can be compared with later ones; those of a store
  /// that an earlier version wrote are lines and no more.
  var comparability = Comparability.byRule
  /// The class that each port had when it was made; empty in stores of versions that did not keep it.
  var portClasses: [String: DataClass] = [:]

  /// Whether conditions can be compared with those of another record.
  enum Comparability: Sendable, Hashable {
    /// They can.
    case byRule
    /// They are lines of an earlier version.
    case lines
  }

  /// The class that a port had when it was made; where that was not kept, the highest of all ports.
  func dataClass(of port: String) -> DataClass { portClasses[port] ?? dataClass }

  /// What an attempt made, as the kinds see it; hashes of what is not public are keyed.
  var outcome: StageOutcome {
    StageOutcome(
      hashes: Dictionary(outputs.map { ($0.name, $0.hash) }, uniquingKeysWith: { first, _ in first }),
      conditions: conditions, dataDate: dataDate.isEmpty ? nil : dataDate)
  }

  /// The fields of the line.
  var fields: [String] {
    [
      String(run), address, key, stageFields, dataClass.rawValue, String(milliseconds),
      Self.text(outputs), files, dataDate, Self.text(inputs), text(conditions),
      Self.text(portClasses.sorted { $0.key < $1.key }.map { Pair(name: $0.key, hash: $0.value.rawValue) }),
    ]
  }

  /// The record in the fields of a line, or nil where they are none.
  init?(fields: [String]) {
    guard (11...12).contains(fields.count), let run = Int(fields[0]),
      let dataClass = DataClass(rawValue: fields[4]),
      let milliseconds = Int(fields[5])
    else { return nil }
    self.init(
      run: run, address: fields[1], key: fields[2], stageFields: fields[3], dataClass: dataClass,
      milliseconds: milliseconds, outputs: Self.pairs(fields[6]), files: fields[7],
      dataDate: fields[8], inputs: Self.pairs(fields[9]),
      conditions: [])
    if let conditions = Self.conditions(fields[10]) {
      self.conditions = conditions
    } else {
      let lines = fields[10].split(separator: "\u{1F}")
      conditions = lines.map { DataCondition("", of: "", count: 1, text: String($0)) }
      comparability = .lines
    }
    for pair in fields.count > 11 ? Self.pairs(fields[11]) : [] {
      // A word of a later version is held as closely as can be.
      portClasses[pair.name] = DataClass(rawValue: pair.hash) ?? .confidential
    }
  }

  init(
    run: Int, address: String, key: String, stageFields: String, dataClass: DataClass,
    milliseconds: Int, outputs: [Pair], files: String, dataDate: String, inputs: [Pair],
    conditions: [DataCondition], portClasses: [String: DataClass] = [:]
  ) {
    self.run = run
    self.address = address
    self.key = key
    self.stageFields = stageFields
    self.dataClass = dataClass
    self.milliseconds = milliseconds
    self.outputs = outputs
    self.files = files
    self.dataDate = dataDate
    self.inputs = inputs
    self.conditions = conditions
    self.portClasses = portClasses
  }

  private static func text(_ pairs: [Pair]) -> String {
    pairs.map { "\($0.name)=\($0.hash)" }.joined(separator: "\u{1E}")
  }

  /// Conditions as JSON; that of a record of lines stays as it was.
  private func text(_ conditions: [DataCondition]) -> String {
    guard comparability == .byRule else { return conditions.map(\.text).joined(separator: "\u{1F}") }
    guard !conditions.isEmpty else { return "[]" }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(conditions)).map { String(decoding: $0, as: UTF8.self) } ?? "[]"
  }

  /// The conditions in a field; nil where an earlier version wrote lines.
  private static func conditions(_ text: String) -> [DataCondition]? {
    if text == "[]" { return [] }
    guard text.hasPrefix("[") else { return nil }
    return try? JSONDecoder().decode([DataCondition].self, from: Data(text.utf8))
  }

  private static func pairs(_ text: String) -> [Pair] {
    text.utf8.split(separator: 0x1E).compactMap { part in
      guard let mark = part.lastIndex(of: UInt8(ascii: "=")) else { return nil }
      return Pair(
        name: String(decoding: part[..<mark], as: UTF8.self),
        hash: String(decoding: part[part.index(after: mark)...], as: UTF8.self))
    }
  }
}

import Foundation
import Language

/// The runs of a store, oldest first: a log of its own.
struct RunHistory: Sendable {
  private let store: Store
  private let log: LogFile

  init(store: Store) {
    self.store = store
    log = LogFile(path: store.folder + "/history")
  }

  /// The number of the last run, or 0.
  var lastNumber: Int {
    let content = log.read()
    return content.lines.last.flatMap { content.fields($0, limit: 1).first }.flatMap { Int($0) } ?? 0
  }

  /// Every run, oldest first.
  var all: [RunRecord] {
    let content = log.read()
    return content.lines.compactMap { line in
      let fields = content.fields(line)
      guard fields.count == 2 else { return nil }
      return try? JSONDecoder().decode(RunRecord.self, from: Data(fields[1].utf8))
    }
  }

  /// Enters a run.
  func add(_ record: RunRecord) throws(SystemFailure) {
    let content = log.read()
    try log.repair(content)
    try log.append([try Self.fields(record)], point: .historyWritten)
  }

  /// Keeps these runs alone.
  func rewrite(_ records: [RunRecord]) throws(SystemFailure) {
    var lines: [[String]] = []
    for record in records { lines.append(try Self.fields(record)) }
    try log.rewrite(lines, point: .historyWritten)
  }

  /// Keeps a list of instances and their keys, and returns its digest.
  func keep(_ instances: [(address: String, key: String)]) throws(SystemFailure) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(instances.count * 128)
    for (address, key) in instances { LogLine.add([address, key], to: &bytes) }
    var hash = ContentHash()
    hash.update(bytes: bytes)
    let digest = hash.finish()
    let path = "\(store.folder)/sets/\(digest)"
    if access(path, F_OK) != 0 {
      try DurableFile.replace(bytes, at: path, mode: 0o600, point: .historyWritten)
    }
    return digest
  }

  /// The instances of a run and their keys.
  func instances(of record: RunRecord) -> [(address: String, key: String)] {
    guard !record.instances.isEmpty else { return [] }
    let content = LogFile(path: "\(store.folder)/sets/\(record.instances)").read()
    return content.lines.compactMap { line in
      let fields = content.fields(line)
      guard fields.count == 2 else { return nil }
      return (fields[0], fields[1])
    }
  }

  private static func fields(_ record: RunRecord) throws(SystemFailure) -> [String] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(record) else { throw SystemFailure(number: EINVAL, path: "history") }
    return [String(record.number), VisibleText.json(String(decoding: data, as: UTF8.self))]
  }
}

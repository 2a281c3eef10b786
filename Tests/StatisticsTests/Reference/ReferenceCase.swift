import Foundation
import TestSupport

/// One case of a reference file: a call, its input and what the peer answered.
struct ReferenceCase {
  let file: String
  let id: String
  let call: String
  let values: [Double?]
  let exposure: [Double?]?
  let fields: [String: Any]
  let expected: [String: Any]

  /// The folder of numbers: the one named by WAYMARK_REFERENCE, else that of the project.
  static var folder: URL {
    if let path = ProcessInfo.processInfo.environment["WAYMARK_REFERENCE"] { return URL(filePath: path) }
    return SharedFolder.packageRoot.appending(path: "Tests/StatisticsTests/Reference/Numbers")
  }

  /// All cases of all files, in order of file and place.
  static func all(in folder: URL) throws -> [ReferenceCase] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    let bank =
      try document(folder.appending(path: "series.json"))["series"] as? [String: [String: Any]] ?? [:]
    var cases: [ReferenceCase] = []
    for name in names where name.hasSuffix(".json") && name != "series.json" {
      for fields in try document(folder.appending(path: name))["cases"] as? [[String: Any]] ?? [] {
        let id = fields["id"] as? String ?? ""
        let entry = (fields["series"] as? String).flatMap { bank[$0] } ?? [:]
        let series = entry["values"] as? [Any] ?? []
        let exposure = entry["exposure"] as? [Any]
        cases.append(
          ReferenceCase(
            file: String(name.dropLast(5)), id: id, call: fields["call"] as? String ?? "",
            values: series.map { $0 as? Double }, exposure: exposure?.map { $0 as? Double }, fields: fields,
            expected: fields["expected"] as? [String: Any] ?? [:]))
      }
    }
    return cases
  }

  private static func document(_ url: URL) throws -> [String: Any] {
    try JSONDecoder().decode(ExactJSON.self, from: Data(contentsOf: url)).plain as? [String: Any] ?? [:]
  }

  /// The known values and their places.
  var known: (index: [Double], values: [Double]) {
    let pairs = values.enumerated().compactMap { place, value in value.map { (Double(place), $0) } }
    return (pairs.map(\.0), pairs.map(\.1))
  }

  /// The parameters of the call.
  var parameters: [String: Any] { fields["params"] as? [String: Any] ?? [:] }
}

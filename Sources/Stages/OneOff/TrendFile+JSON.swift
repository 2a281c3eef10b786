import Foundation
import Language
public import Pipelines
import Trends

/// The results of `waymark trend` for programs.
extension TrendFile {
  /// Gives the results of a file in the format `waymark-trend/1`, a series a line, in order of their keys.
  ///
  /// The text comes in parts that end with a line, so that it never stands in memory as a whole; together they are one
  /// object with `format`, `series`, `together` where methods were asked for that answer once for all series, and `taken`, what was taken
  /// for granted about the file, where anything was.
  ///
  /// - Throws: `StageFailure` with cause `data` that names file, line, column and rule, before the first part.
  public static func json(_ request: Request, to write: (String) -> Void) throws(StageFailure) {
    let (results, taken) = try analyse(request)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    func text(_ value: some Encodable) throws(StageFailure) -> String {
      do {
        return VisibleText.json(String(decoding: try encoder.encode(value), as: UTF8.self))
      } catch {
        throw StageFailure(cause: .engine, message: "the results cannot be written as JSON")
      }
    }
    var part = "{\"format\":\"waymark-trend/1\",\"series\":["
    for (place, series) in results.series.enumerated() {
      if place > 0 { part += ",\n" }
      if part.utf8.count > sizeOfPart {
        write(part)
        part = ""
      }
      part += try text(
        SeriesText(
          key: Dictionary(zip(results.dimensions, series.codes), uniquingKeysWith: { one, _ in one }),
          n: series.n, methods: series.methods.mapValues(Flat.init)))
    }
    part += "]"
    if let together = results.together {
      part += ",\"together\":" + (try text(together.mapValues(Flat.init)))
    }
    if !taken.isEmpty { part += ",\"taken\":" + (try text(taken)) }
    write(part + "}\n")
  }

  /// A part is written once it has so many bytes.
  static let sizeOfPart = 1 << 18

  private struct SeriesText: Encodable {
    var key: [String: String]
    var n: Int
    var methods: [String: Flat]
  }

  /// What a method says in one mapping, each reason as a word under a name of its own.
  private struct Flat: Encodable {
    var result: MethodResult

    private struct Name: CodingKey {
      var stringValue: String
      var intValue: Int? { nil }
      init(stringValue: String) { self.stringValue = stringValue }
      init?(intValue: Int) { nil }
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Name.self)
      for (name, quantity) in result.named {
        let name = Name(stringValue: name)
        if case .notEstimable(let reason) = quantity {
          try container.encode(reason, forKey: name)
        } else {
          try container.encode(quantity, forKey: name)
        }
      }
    }
  }
}

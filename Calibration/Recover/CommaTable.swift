/// A table of our own making: commas, a heading, and no quotes.
struct CommaTable {
  /// Why a table cannot be used.
  struct Failure: Error, CustomStringConvertible { var description: String }

  private let names: [String]
  let rows: [[String]]

  init(_ text: String) throws {
    let lines = text.split(whereSeparator: \.isNewline)
    guard let heading = lines.first else { throw Failure(description: "a table without a heading") }
    names = Self.fields(heading)
    rows = lines.dropFirst().map(Self.fields)
  }

  /// A field of a row by the name of its column.
  func field(_ name: String, of row: [String]) throws -> String {
    guard let place = names.firstIndex(of: name), row.indices.contains(place) else {
      throw Failure(description: "no column '\(name)'")
    }
    return row[place]
  }

  private static func fields(_ line: Substring) -> [String] {
    line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }
}

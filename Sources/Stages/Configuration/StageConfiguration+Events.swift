import Codebook
import Language
import Tables

extension StageConfiguration {
  /// The events that the pipeline adds to those of a contract; whatever is wrong is reported, and left out.
  func events(of contract: Contract, in library: CodeListLibrary) -> [DeclaredEvent] {
    guard let node = self["events"] else { return [] }
    return EventReading.events(
      node, dimensions: contract.eventDimensions, codes: { contract.eventCodes(of: $0, in: library) },
      report: { fail($0.message, at: $0.location, note: $0.note, help: $0.help) })
  }

  /// The dimension of the sources: the one that a key names, else the one of which the contract says so; nil where there is none.
  func sourceDimension(_ key: String, of schema: CountsSchema) -> String? {
    guard let name = text(key) else { return schema.dimensions.first(where: \.isSource)?.name }
    let names = schema.dimensions.map(\.name)
    guard names.contains(name) else {
      fail(
        "'\(key)' names '\(name)', which is no dimension of the counts", at: location(of: key),
        note: Suggestion.note(for: name, in: names),
        help: names.isEmpty
          ? "add '\(name): total+each' to the 'by' of the stage before"
          : "dimensions: \(names.joined(separator: ", "))")
      return nil
    }
    return name
  }
}

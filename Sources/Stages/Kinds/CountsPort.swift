import Language
import Tables

/// What stages tell each other about a port of counts before any data is read.
struct CountsPort: Sendable {
  /// The shape of the table.
  var schema: CountsSchema
  /// The types of its columns, for expressions.
  var columns: [String: ScalarType]
  /// The codes that the contract allows beside those of a list, by list.
  var additionalCodes: [String: Set<String>] = [:]
  /// The columns that may hold any text, so that a table split by them may still name a person.
  var openColumns: Set<String> = []
}

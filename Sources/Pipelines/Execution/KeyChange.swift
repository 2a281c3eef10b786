/// A part of a key that is not what it was.
public struct KeyChange: Sendable, Hashable {
  /// What it is.
  public var name: String
  /// Its value then; nil where it was not part of the key.
  public var old: String?
  /// Its value now; nil where it no longer is.
  public var new: String?

  /// The parts that differ, in the order of the new key, then those that went.
  static func between(_ old: [KeyField], _ new: [KeyField]) -> [KeyChange] {
    var before: [String: String] = [:]
    for field in old { before[field.name] = field.value }
    var changes: [KeyChange] = []
    for field in new {
      let then = before.removeValue(forKey: field.name)
      if then != field.value { changes.append(KeyChange(name: field.name, old: then, new: field.value)) }
    }
    for field in old where before[field.name] != nil {
      changes.append(KeyChange(name: field.name, old: field.value, new: nil))
    }
    return changes
  }
}

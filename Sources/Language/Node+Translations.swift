extension Node {
  /// The node with texts in other languages beside the English ones that a table has them for.
  ///
  /// A text is a mapping with the key `en`, wherever it stands; languages that it has itself are kept.
  ///
  /// - Parameter table: entries of other languages by the English text.
  public func translated(by table: [String: [Entry]]) -> Node {
    var node = self
    switch content {
    case .scalar: break
    case .sequence(let nodes): node.content = .sequence(nodes.map { $0.translated(by: table) })
    case .mapping(let entries):
      if let english = self["en"]?.text, let others = table[english] {
        node.content = .mapping(entries + others.filter { self[$0.key] == nil })
      } else {
        node.content = .mapping(
          entries.map { entry in
            Entry(key: entry.key, keyLocation: entry.keyLocation, value: entry.value.translated(by: table))
          })
      }
    }
    return node
  }

  /// All texts that have a language beside English, or could have one: the values of the key `en`.
  public var englishTexts: Set<String> {
    switch content {
    case .scalar: []
    case .sequence(let nodes): nodes.reduce(into: []) { $0.formUnion($1.englishTexts) }
    case .mapping(let entries):
      entries.reduce(into: []) { texts, entry in
        if entry.key == "en", let text = entry.value.text { texts.insert(text) }
        texts.formUnion(entry.value.englishTexts)
      }
    }
  }
}

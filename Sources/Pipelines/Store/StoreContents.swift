/// What a store holds now: commits whose objects are there.
struct StoreContents: Sendable {
  private(set) var index: StoreIndex
  private var objects: Set<String>

  init(_ store: Store) {
    index = StoreIndex(store.log.read())
    objects = Set(store.names(in: "objects"))
  }

  init(index: StoreIndex, objects: Set<String>) {
    self.index = index
    self.objects = objects
  }

  /// The commit of a key, or nil where it has none or its object is gone.
  func record(_ key: String) -> StoreRecord? { objects.contains(key) ? index[key] : nil }

  /// Takes a new commit in.
  mutating func add(_ record: StoreRecord) {
    index.add(record)
    objects.insert(record.key)
  }

  /// Forgets an object that was found damaged.
  mutating func forget(_ key: String) { objects.remove(key) }
}

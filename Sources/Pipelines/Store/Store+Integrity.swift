extension Store {
  /// Whether an object is what was committed, byte for byte.
  func isWhole(_ record: StoreRecord) -> Bool {
    guard let digest = try? ObjectFiles.digest(object(record.key)) else { return false }
    return secret.guarded(digest, record.dataClass) == record.files
  }
}

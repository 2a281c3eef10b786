/// A place where a test can make a run fail, as power cuts and disks do.
///
/// The points are compiled in always and cost one comparison. `WAYMARK_FAULT=output.renamed:2:kill`
/// arms one of them for the second time that a run comes by.
public enum FaultPoint: String, Sendable, CaseIterable {
  /// The lock of the store is held, and nothing is done yet.
  case lockTaken = "lock.taken"
  /// The secret of a new store is being written.
  case secretWritten = "secret.written"
  /// What a killed run left is about to be removed.
  case recoveryBegun = "recovery.begun"
  /// What a killed run left is removed.
  case recoveryEnded = "recovery.ended"
  /// The private folder of an attempt is there.
  case attemptCreated = "attempt.created"
  /// A file of an output is about to be written by us.
  case outputBegun = "output.begun"
  /// A file of an output is being written by us.
  case outputWritten = "output.written"
  /// An attempt has made all its outputs.
  case outputEnded = "output.ended"
  /// An attempt has become an object.
  case outputRenamed = "output.renamed"
  /// The fields of a key are being kept.
  case fieldsWritten = "fields.written"
  /// A group of objects is about to be committed.
  case commitBegun = "commit.begun"
  /// The objects of a group are on the disk, and no line names them yet.
  case commitSynced = "commit.synced"
  /// The lines of a group are being written to the log.
  case commitWritten = "commit.written"
  /// The lines of a group are on the disk.
  case commitEnded = "commit.ended"
  /// A publication is about to be made.
  case publishBegun = "publish.begun"
  /// The mark of a publish root is being written.
  case publishMarked = "publish.marked"
  /// A published file is being written.
  case publishWritten = "publish.written"
  /// The manifest of a publication is being written.
  case publishManifest = "publish.manifest"
  /// A publication is on the disk under its temporary name.
  case publishSynced = "publish.synced"
  /// A publication has its name, and readers still see the one before.
  case publishRenamed = "publish.renamed"
  /// Readers see the new publication.
  case publishSwapped = "publish.swapped"
  /// The index of a publish root, or its feed, is being written.
  case publishIndexed = "publish.indexed"
  /// `status.json` is being written.
  case statusWritten = "status.written"
  /// The stamps of the sources are being written.
  case stampsWritten = "stamps.written"
  /// A run is being entered in the history.
  case historyWritten = "history.written"
  /// What gc removes is known, and nothing is removed yet.
  case collectionMarked = "gc.marked"
  /// gc has removed one object.
  case collectionDeleted = "gc.deleted"
  /// A notification is about to be sent.
  case notificationSent = "notify.sent"
}

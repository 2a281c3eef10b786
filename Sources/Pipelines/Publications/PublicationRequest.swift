/// What is to be published, and where.
public struct PublicationRequest: Sendable {
  /// Files that are published, under their paths in a folder.
  public struct Source: Sendable {
    /// The absolute folder.
    public var folder: String
    /// The key of what they are about, `AFG`; nil where they are about no one thing.
    public var key: String?

    /// Creates a source.
    public init(folder: String, key: String? = nil) {
      self.folder = folder
      self.key = key
    }
  }

  /// The stage that publishes.
  public var stage: String
  /// The absolute folder of the root, `reports/nightly`.
  public var folder: String
  /// Whom it is for; an internal publication can be read by its owner alone.
  public var audience: DataClass
  /// How many runs are kept in each place, the new one included; nil keeps all.
  public var keep: Int?
  /// The day of the run, `2026-11-24`; the first run of a day is `2026-11-24.1`.
  public var today: String
  /// What makes up the publication; what has one key lies together in the folder of that key.
  public var sources: [Source]
  /// What the root must stay clear of; nil where that was seen to.
  public var bounds: PublicationBounds?
  /// How long another publication to the same root is waited for.
  public var patience: Duration
  /// What is taken before readers can see anything.
  public var permit: AttemptPermit
  /// The text of `manifest.json` of a key, given the files.
  public var manifest: @Sendable (_ key: String?, [PublishedFile]) throws -> String
  /// The files that list what the root holds; none where nobody asks.
  public var index: PublicationIndex.Writing

  /// Creates a request.
  public init(
    stage: String, folder: String, audience: DataClass, keep: Int?, today: String, sources: [Source],
    bounds: PublicationBounds? = nil, patience: Duration = .zero, permit: AttemptPermit = AttemptPermit(),
    manifest: @escaping @Sendable (_ key: String?, [PublishedFile]) throws -> String,
    index: @escaping PublicationIndex.Writing = { _ in [] }
  ) {
    self.stage = stage
    self.folder = folder
    self.audience = audience
    self.keep = keep
    self.today = today
    self.sources = sources
    self.bounds = bounds
    self.patience = patience
    self.permit = permit
    self.manifest = manifest
    self.index = index
  }

  /// The keys of what is published, by name; nil for what is about no one thing stands last.
  var keys: [String?] {
    let keys = Set(sources.compactMap(\.key)).sorted()
    return keys + (sources.contains { $0.key == nil } ? [nil] : [])
  }
}

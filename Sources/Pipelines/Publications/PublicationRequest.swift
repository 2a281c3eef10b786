/// What is to be published, and where.
public struct PublicationRequest: Sendable {
  /// The stage that publishes.
  public var stage: String
  /// The absolute folder that holds the runs, `reports/nightly`.
  public var folder: String
  /// Whom it is for; an internal publication can be read by its owner alone.
  public var audience: DataClass
  /// How many runs are kept, the new one included; nil keeps all.
  public var keep: Int?
  /// The day of the run, `2026-11-24`; the first run of a day is `2026-11-24.1`.
  public var today: String
  /// Folders whose files make up the publication, under their paths in the folder.
  public var sources: [String]
  /// What the root must stay clear of; nil where that was seen to.
  public var bounds: PublicationBounds?
  /// What is taken before readers can see anything.
  public var permit: AttemptPermit
  /// The text of `manifest.json`, given the files.
  public var manifest: @Sendable ([PublishedFile]) throws -> String

  /// Creates a request.
  public init(
    stage: String, folder: String, audience: DataClass, keep: Int?, today: String, sources: [String],
    bounds: PublicationBounds? = nil, permit: AttemptPermit = AttemptPermit(),
    manifest: @escaping @Sendable ([PublishedFile]) throws -> String
  ) {
    self.stage = stage
    self.folder = folder
    self.audience = audience
    self.keep = keep
    self.today = today
    self.sources = sources
    self.bounds = bounds
    self.permit = permit
    self.manifest = manifest
  }
}

import Foundation
public import Language

/// What a publish root holds, for the page that lists it and its feed.
public struct PublicationIndex: Sendable {
  /// A published run.
  public struct Run: Sendable {
    /// Its name, `2026-11-24.1`.
    public var name: String
    /// Its day, `2026-11-24`.
    public var day: String
    /// Its number on that day, from 1.
    public var number: Int
    /// The name of the pipeline that made it; nil where it does not say.
    public var pipeline: String?
    /// The title of that pipeline, by language.
    public var title: LocalizedText?
    /// What is said of its pages; empty where it does not say.
    public var pages: [PublishedPage]
    /// Its files.
    public var files: [PublishedFile]
    /// The day on which it was withdrawn; nil where it was not.
    public var withdrawn: String?
  }

  /// A folder of runs.
  public struct Place: Sendable {
    /// The key, `AFG`; nil for pages about no one thing.
    public var key: String?
    /// The name of the run that readers see; nil where there is none.
    public var latest: String?
    /// The runs, newest first.
    public var runs: [Run]

    /// Creates a folder of runs.
    public init(key: String?, latest: String?, runs: [Run]) {
      self.key = key
      self.latest = latest
      self.runs = runs
    }
  }

  /// A file of the index.
  public struct File: Sendable {
    /// Its name in the root, `index.html`.
    public var name: String
    /// What it holds.
    public var bytes: [UInt8]

    /// Creates a file.
    public init(name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  /// What makes the files of an index; equal indexes give equal bytes.
  public typealias Writing = @Sendable (PublicationIndex) throws -> [File]

  /// Whom the root is for.
  public var audience: DataClass
  /// The folders of runs that have some: that of all first, then those of keys by name.
  public var places: [Place]

  /// Creates an index.
  public init(audience: DataClass, places: [Place]) {
    self.audience = audience
    self.places = places
  }

  /// The names of the files that every root with an index has.
  public static let required = ["index.html", "feed.atom"]

  /// Reads what a root holds: its own runs, and those in folders that its mark makes part of it.
  static func read(_ folder: String, audience: DataClass) -> PublicationIndex {
    let places = [PublicationPlace(folder: folder)] + PublicationRoot.places(in: folder, audience: audience)
    return PublicationIndex(
      audience: audience,
      places: places.map { place in
        Place(
          key: place.key, latest: PublicationState.latest(in: place.folder),
          runs: PublicationFolder.runs(place.folder).reversed().compactMap {
            run($0, in: place.folder, for: audience)
          })
      }.filter { !$0.runs.isEmpty })
  }

  /// Writes the files of an index into a root, each at once; those of languages that are gone are removed.
  static func write(
    _ folder: String, audience: DataClass, _ writing: Writing
  ) throws(StageFailure) {
    let files: [File]
    do {
      files = try writing(read(folder, audience: audience))
    } catch {
      throw (error as? StageFailure)
        ?? StageFailure(cause: .engine, message: "the index of \(folder) cannot be written")
    }
    guard !files.isEmpty else { return }
    do throws(SystemFailure) {
      for file in files {
        try DurableFile.replace(
          file.bytes, at: folder + "/" + file.name, mode: PublicationRoot.fileMode(audience),
          point: .publishIndexed)
      }
      try FileSync.flush(folder)
    } catch {
      throw error.stageFailure
    }
    let made = Set(files.map(\.name))
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    where isEdition(name) && !made.contains(name) {
      unlink(folder + "/" + name)
    }
  }

  /// Why the files of an index cannot be written into a root: one of that name is there and is not ours.
  static func stranger(in folder: String) -> String? {
    for (name, sign) in zip(required, ["href=\"feed.atom\"", "<id>urn:"]) {
      let path = folder + "/" + name
      guard ResolvedPath.kind(path) != nil else { continue }
      let text = FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
      if text?.contains(sign) != true { return name }
    }
    return nil
  }

  /// Whether a name is that of an index in a language that is not the first, `index.ur.html`.
  private static func isEdition(_ name: String) -> Bool {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 3 && parts[0] == "index" && parts[2] == "html" && (2...3).contains(parts[1].count)
      && parts[1].utf8.allSatisfy { (97...122).contains($0) }
  }

  private struct Manifest: Decodable {
    var audience: DataClass?
    var pipeline: String?
    var title: String?
    var titles: [String: String]?
    var pages: [PublishedPage]?
    var files: [PublishedFile]
    var withdrawn: String?
  }

  /// A run by its manifest; nil where that cannot be read or is for somebody else.
  private static func run(
    _ run: PublicationFolder.Run, in folder: String, for audience: DataClass
  ) -> Run? {
    guard let data = PublicationState.manifest(of: run.name, in: folder),
      let manifest = try? JSONDecoder().decode(Manifest.self, from: data),
      (manifest.audience ?? audience) == audience
    else { return nil }
    return Run(
      name: run.name, day: run.day, number: run.number, pipeline: manifest.pipeline,
      title: manifest.titles.map { LocalizedText(texts: $0) } ?? manifest.title.map { LocalizedText($0) },
      pages: manifest.pages ?? [], files: manifest.files, withdrawn: manifest.withdrawn)
  }
}

/// A folder in which the runs of one publication lie, with a link `latest` of its own.
public struct PublicationPlace: Sendable, Hashable {
  /// The absolute folder: a publish root, or the folder of a key in one.
  public var folder: String
  /// The key, `AFG`; nil for pages about no one thing.
  public var key: String?
}

extension CheckedPipeline {
  /// The places that a stage publishes to with the parameters as they are: that of all first, then those of keys by name.
  public func places(of stage: Stage) -> [PublicationPlace] {
    Self.places(of: stage, among: stages, parameters: parameters)
  }

  /// The places of all stages.
  public var places: [PublicationPlace] { stages.flatMap(places(of:)) }

  static func places(
    of stage: Stage, among stages: [Stage], parameters: [String: ParameterValue]
  ) -> [PublicationPlace] {
    guard let root = stage.checked.publicationFolder else { return [] }
    var keys: Set<String> = []
    var isShared = false
    for edge in stage.edges {
      guard let source = stages.first(where: { $0.declaration.name == edge.stage }), !source.instances.isEmpty
      else { continue }
      guard source.checked.pages?.subject != nil else {
        isShared = true
        continue
      }
      keys.formUnion(source.pageKeys(parameters))
    }
    return (isShared ? [PublicationPlace(folder: root)] : [])
      + keys.sorted().map { PublicationPlace(folder: root + "/" + $0, key: $0) }
  }

  /// The folders in which the last published run is looked for.
  var publishedFolders: [PublicationPlace] {
    Self.publishedFolders(of: stages, among: stages, parameters: parameters)
  }

  /// The folders in which the last published run is looked for: the places, and roots whose pages have moved to places.
  static func publishedFolders(
    of stages: [Stage], among all: [Stage], parameters: [String: ParameterValue]
  ) -> [PublicationPlace] {
    stages.flatMap { stage -> [PublicationPlace] in
      guard let root = stage.checked.publicationFolder else { return [] }
      let places = places(of: stage, among: all, parameters: parameters)
      return places.contains { $0.key == nil } ? places : places + [PublicationPlace(folder: root)]
    }
  }
}

extension CheckedPipeline.Stage {
  /// The keys of the pages that the instances make; empty where these are about no one thing.
  func pageKeys(_ parameters: [String: ParameterValue]) -> [String] {
    guard let subject = checked.pages?.subject else { return [] }
    return instances.compactMap { instance in
      subject.codes(bindings: instance, parameters: parameters).map(PublicationSubject.key)
    }
  }
}

import Pipelines

/// Whom pages are for.
enum Audience {
  /// Reads `audience: internal | public`.
  static func read(_ configuration: StageConfiguration) -> DataClass? {
    configuration.choice("audience", of: ["internal", "public"]).flatMap(DataClass.init(rawValue:))
  }
}

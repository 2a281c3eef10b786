/// The pages that come with the program: the files of `pipelines/pages`, inside it.
public enum ShippedPages {
  /// Their names, in order.
  public static let names = ["overview", "nightly", "country-brief", "case-records", "training"]

  /// The text of a page, or nil.
  public static func text(_ name: String) -> String? {
    let bytes: [UInt8]? =
      switch name {
      case "overview": PackageResources.overview_yaml
      case "nightly": PackageResources.nightly_yaml
      case "country-brief": PackageResources.country_brief_yaml
      case "case-records": PackageResources.case_records_yaml
      case "training": PackageResources.training_yaml
      default: nil
      }
    return bytes.map { String(decoding: $0, as: UTF8.self) }
  }
}

/// The version of Waymark.
public enum WaymarkVersion {
  /// As printed and as recorded in manifests.
  public static let text = "0.1.0-dev"
}

import Briefs

/// The pages that come with the program, for people who want to copy one.
public enum PageLibrary {
  /// Their names, in order.
  public static var names: [String] { ShippedPages.names }

  /// The text of a page, or nil.
  public static func text(_ name: String) -> String? { ShippedPages.text(name) }
}

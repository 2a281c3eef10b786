public import Language

/// What an office gives its pages: its name, whom to ask, a logo and its colours.
public struct Brand: Sendable, Hashable {
  /// A colour of the design that an office may choose.
  public enum Colour: String, Sendable, CaseIterable {
    /// Of figures on trafficking in persons, and of briefs.
    case trafficking
    /// Of figures on smuggling of migrants.
    case smuggling
    /// Of what asks for attention.
    case alert

    /// The name of the colour in the palette.
    var role: String {
      switch self {
      case .trafficking: "tip"
      case .smuggling: "som"
      case .alert: "alert"
      }
    }
  }

  /// A colour on light and on dark pages, `#RRGGBB`.
  public struct Shades: Sendable, Hashable {
    /// On light pages, and on paper.
    public var light: String
    /// On dark pages.
    public var dark: String
  }

  /// Who gives the pages out.
  public var organisation: LocalizedText?
  /// Whom to ask.
  public var contact: LocalizedText?
  /// How pages are to be cited.
  public var citation: LocalizedText?
  /// Whether the sentence of the United Nations on designations stands on pages.
  public var designations = ReportEdition.Designations.said
  /// The logo, at the head of pages.
  public var logo: Picture?
  /// The colours that differ from those of the house.
  public var colours: [Colour: Shades] = [:]
  /// The bytes of the file whose styles Word documents take; nil for that of the house.
  public var referenceDocument: [UInt8]?
  /// The files that it was read from besides its own.
  public var files: [String] = []

  /// Creates the brand of the house, which says nothing.
  public init() {}
}

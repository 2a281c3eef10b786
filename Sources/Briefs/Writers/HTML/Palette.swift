/// The colours of all pages by what they stand for, light and dark.
///
/// Every text colour has a contrast of at least 4.5 to 1 on the page, panel and row it stands on,
/// every line and mark at least 3 to 1; a test computes both (WCAG 2.2, sections 1.4.3 and 1.4.11).
enum Palette {
  /// A colour.
  struct Role: Sendable {
    /// The name of its variable in the style sheet.
    let name: StaticString
    /// On the light page.
    let light: StaticString
    /// On the dark page.
    let dark: StaticString
    /// What it colours.
    let use: Use
  }

  /// What a colour is used for.
  enum Use: Sendable {
    /// Text, and lines with it.
    case text
    /// Lines, marks and fills that carry meaning.
    case graphic
    /// Behind text.
    case surface
    /// Text on a fill of its own colour's opposite.
    case reverse
    /// Nothing that must be seen.
    case decoration
  }

  /// Whether a page is light or dark.
  enum Look: String, Sendable {
    case light, dark
  }

  /// The shades of a colour that an office may choose, as the house has them.
  static func shades(_ colour: Brand.Colour) -> Brand.Shades {
    let role = roles.first { "\($0.name)" == colour.role }
    return Brand.Shades(
      light: role.map { "\($0.light)" } ?? "#000000", dark: role.map { "\($0.dark)" } ?? "#FFFFFF")
  }

  /// What text of a colour stands on, or has standing on it.
  static func surfaces(_ look: Look) -> [String] {
    roles.filter { $0.use == .surface || $0.use == .reverse }.map {
      look == .light ? "\($0.light)" : "\($0.dark)"
    }
  }

  static let roles: [Role] = [
    Role(name: "page", light: "#FFFFFF", dark: "#12181F", use: .surface),
    Role(name: "panel", light: "#F4F6F8", dark: "#1B232C", use: .surface),
    Role(name: "row", light: "#FCF1F4", dark: "#2A1C24", use: .surface),
    Role(name: "ink", light: "#1B2733", dark: "#E6EBF0", use: .text),
    Role(name: "muted", light: "#52616F", dark: "#A9B6C2", use: .text),
    Role(name: "axis", light: "#7F8C98", dark: "#7F8C98", use: .graphic),
    Role(name: "grid", light: "#DDE3E8", dark: "#2E3944", use: .decoration),
    Role(name: "other", light: "#C3CBD2", dark: "#46525E", use: .decoration),
    Role(name: "tip", light: "#0B5C8F", dark: "#6CB6EA", use: .text),
    Role(name: "som", light: "#B3500A", dark: "#F2A25C", use: .text),
    Role(name: "alert", light: "#B3123B", dark: "#FF8FA3", use: .text),
    Role(name: "women", light: "#5E2C84", dark: "#A37BE0", use: .text),
    Role(name: "men", light: "#0A6E5C", dark: "#3FA892", use: .text),
    Role(name: "girls", light: "#9A3F8A", dark: "#F4B6E4", use: .text),
    Role(name: "boys", light: "#56700A", dark: "#C9DE7A", use: .text),
    Role(name: "girls-fill", light: "#C06BB0", dark: "#F4B6E4", use: .graphic),
    Role(name: "boys-fill", light: "#7C9A1E", dark: "#C9DE7A", use: .graphic),
    Role(name: "on", light: "#FFFFFF", dark: "#12181F", use: .reverse),
  ]

  /// Writes the custom properties of the style sheet: light, and dark on screens that ask for it.
  static func write(_ colours: [Brand.Colour: Brand.Shades] = [:], to buffer: inout MarkupBuffer) {
    func list(_ look: Look) {
      for role in roles {
        let own = colours.first { $0.key.role == "\(role.name)" }?.value
        buffer.literal("--")
        buffer.literal(role.name)
        buffer.literal(":")
        if let own, let shade = StyleText.colour(look == .light ? own.light : own.dark) {
          buffer.styleText(shade)
        } else {
          buffer.literal(look == .light ? role.light : role.dark)
        }
        buffer.literal(";")
      }
    }
    buffer.literal(":root{color-scheme:light;")
    list(.light)
    buffer.literal("}\n@media screen and (prefers-color-scheme:dark){:root{color-scheme:dark;")
    list(.dark)
    buffer.literal("}}\n")
  }
}

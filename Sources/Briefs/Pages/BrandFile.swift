import Foundation
public import Language

/// Reads `brand.yaml`: what an office gives its pages.
public enum BrandFile {
  private static let keys = [
    "waymark", "organisation", "contact", "citation", "designations", "logo", "logo-alt", "colours",
    "reference-document",
  ]

  private static let mostBytes = 10_000_000

  /// Reads a brand, or says everything that is wrong with it: colours that cannot be read or told apart are wrong.
  ///
  /// - Parameters:
  ///   - node: What was written.
  ///   - folder: The folder of the file, where its logo and its Word document are looked for.
  public static func read(_ node: Node, folder: String) throws(DiagnosticsError) -> Brand {
    let log = DiagnosticLog()
    let brand = read(node, folder: folder, log)
    guard log.all.isEmpty else { throw DiagnosticsError(log.all) }
    return brand
  }

  private static func read(_ node: Node, folder: String, _ log: DiagnosticLog) -> Brand {
    var brand = Brand()
    func fail(_ message: String, _ location: SourceLocation?, _ note: String? = nil, _ help: String? = nil) {
      log.append(
        Diagnostic(
          code: "E095", message: "brand: \(message)", location: location, caretNote: note, help: help))
    }
    guard let entries = node.entries else {
      fail("a brand is a mapping", node.location, nil, "keys: \(keys.joined(separator: ", "))")
      return brand
    }
    for entry in entries where !keys.contains(entry.key) {
      fail(
        "unknown key '\(entry.key)'", entry.keyLocation, Suggestion.note(for: entry.key, in: keys),
        "keys: \(keys.joined(separator: ", "))")
    }
    if node["waymark"]?.text != "1" {
      fail("'waymark' takes 1", node["waymark"]?.location ?? node.location, nil, "write 'waymark: 1'")
    }
    func words(_ key: String) -> LocalizedText? {
      node[key].flatMap { BlockReader.words($0, "'\(key)'", fail: { fail($0, $1, $2, $3) }) }
    }
    brand.organisation = words("organisation")
    brand.contact = words("contact")
    brand.citation = words("citation")
    for text in brand.citation?.texts.sorted(by: { $0.key < $1.key }).map(\.value) ?? [] {
      for place in text.matches(of: /{([^}]*)}/) where !["title", "date"].contains(place.1) {
        fail(
          "'citation' does not know '{\(place.1)}'", node["citation"]?.location,
          Suggestion.note(for: String(place.1), in: ["title", "date"]), "it knows {title} and {date}")
      }
    }
    if let value = node["designations"] {
      if let said = value.text.flatMap(ReportEdition.Designations.init) {
        brand.designations = said
      } else {
        fail("'designations' takes said or unsaid", value.location)
      }
    }
    if let logo = node["logo"] {
      switch PictureFile.read(logo.text, folder: folder) {
      case .success(let file):
        brand.logo = Picture(
          kind: file.kind, data: file.data,
          alternative: .own(text: words("logo-alt") ?? brand.organisation ?? LocalizedText("logo")))
        brand.files.append(file.path)
      case .failure(let problem): fail("'logo' " + problem.message, logo.location, nil, problem.help)
      }
    }
    if let reference = node["reference-document"] {
      let path = reference.text ?? ""
      if path.hasSuffix(".docx"),
        let data = PictureFile.bytes(path, folder: folder, most: mostBytes, beginning: [0x50, 0x4B])
      {
        brand.referenceDocument = [UInt8](data)
        brand.files.append(folder + "/" + path)
      } else {
        fail(
          "'reference-document' takes a .docx file of at most ten megabytes beside the brand file",
          reference.location, nil,
          "its styles are taken, not its text")
      }
    }
    brand.colours = colours(node["colours"], fail)
    return brand
  }

  private static func colours(
    _ node: Node?, _ fail: (String, SourceLocation?, String?, String?) -> Void
  ) -> [Brand.Colour: Brand.Shades] {
    guard let node else { return [:] }
    let words = Brand.Colour.allCases.map(\.rawValue)
    guard let entries = node.entries else {
      fail("'colours' takes a mapping", node.location, nil, "such as 'colours: {trafficking: \"#0B5C8F\"}'")
      return [:]
    }
    var colours: [Brand.Colour: Brand.Shades] = [:]
    for entry in entries {
      guard let colour = Brand.Colour(rawValue: entry.key) else {
        fail(
          "there is no colour '\(entry.key)'", entry.keyLocation, Suggestion.note(for: entry.key, in: words),
          "colours: \(words.joined(separator: ", "))")
        continue
      }
      var shades = Palette.shades(colour)
      if let light = entry.value.text {
        shades.light = light
      } else if let light = entry.value["light"]?.text, let dark = entry.value["dark"]?.text {
        shades = Brand.Shades(light: light, dark: dark)
      } else {
        fail(
          "'\(entry.key)' takes a colour", entry.value.location, nil,
          "such as \"#0B5C8F\", or {light: \"#0B5C8F\", dark: \"#6CB6EA\"}")
        continue
      }
      for (shade, look) in [(shades.light, Palette.Look.light), (shades.dark, .dark)] {
        guard ColourSight.parts(shade) != nil else {
          fail("'\(entry.key)' takes colours like \"#0B5C8F\"", entry.value.location, nil, nil)
          continue
        }
        // Text of this colour stands on the page, on panels and on rows that stand out; white or dark words on it.
        for surface in Palette.surfaces(look) where ColourSight.contrast(shade, surface) < 4.5 {
          fail(
            "'\(entry.key)' cannot be read: \(shade) on \(surface) has a contrast below 4.5",
            entry.value.location, nil, look == .light ? "take a darker one" : "take a lighter one")
          break
        }
      }
      colours[colour] = shades
    }
    let all = Brand.Colour.allCases.map { colours[$0] ?? Palette.shades($0) }
    for look in [Palette.Look.light, .dark] {
      let pair = all.prefix(2).map { look == .light ? $0.light : $0.dark }
      if pair.count == 2, ColourSight.difference(pair[0], pair[1]) < 18 {
        fail(
          "the colours of trafficking and smuggling look alike to eyes that see fewer colours (\(look) pages)",
          node.location, nil, "choose a blue and an orange, or a dark and a light one")
      }
    }
    return colours
  }
}

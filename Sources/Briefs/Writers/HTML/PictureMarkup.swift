/// Pictures inside a page.
enum PictureMarkup {
  /// Writes a picture; its words alone where the data is not base 64.
  ///
  /// - Parameter height: how high it is where no style sheet says so, in pixels.
  static func write(
    _ picture: Picture, style: StaticString, height: Double? = nil, language: any PageLanguage,
    to buffer: inout MarkupBuffer
  ) {
    let words = language.text(picture.alternative)
    let isPlain =
      !picture.data.isEmpty
      && picture.data.utf8.allSatisfy {
        (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || $0 == 0x2B
          || $0 == 0x2F || $0 == 0x3D
      }
    guard isPlain else { return buffer.element("p", [("class", "s")], text: words) }
    buffer.emptyElement(
      "img",
      [
        ("class", .text("\(style)")), ("alt", .text(words)),
        ("src", .text("data:\(picture.kind.rawValue);base64,\(picture.data)")),
      ] + (height.map { [("height", .number($0))] } ?? []))
  }
}

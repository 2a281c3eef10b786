/// A report as one self-contained HTML page: no script, nothing fetched.
public enum HTMLPage {
  /// The page; equal reports and languages give equal bytes.
  ///
  /// - Parameters:
  ///   - report: What the page says.
  ///   - language: The language it says it in.
  ///   - brand: What the office that gives it out gives its pages.
  public static func text(
    _ report: Report, language: any PageLanguage, brand: Brand = Brand()
  ) -> String {
    text(report, language: language, brand: brand, charts: nil, others: [])
  }

  /// The page, which links the files of its figures where there are such, and itself in other languages.
  static func text(
    _ report: Report, language: any PageLanguage, brand: Brand, charts: ChartFiles?, others: [Translation]
  ) -> String {
    var buffer = MarkupBuffer(direction: language.direction)
    buffer.literal("<!DOCTYPE html>\n")
    buffer.element(
      "html", [("lang", .text(language.tag)), ("dir", .text(language.direction.rawValue))]
    ) { buffer in
      buffer.element("head") { head(report, language, brand, &$0) }
      buffer.literal("\n")
      buffer.element("body", [("class", look(report))]) { buffer in
        buffer.element("main") { buffer in
          links(to: others, &buffer)
          header(report, language, brand, &buffer)
          sections(report, language, .screen, charts: charts, to: &buffer)
        }
      }
    }
    buffer.literal("\n")
    return buffer.markup
  }

  /// The same page in another language.
  struct Translation {
    var tag: String
    var name: String
    var direction: WritingDirection
    var file: String
  }

  private static func links(to translations: [Translation], _ buffer: inout MarkupBuffer) {
    guard !translations.isEmpty else { return }
    buffer.element("nav", [("class", "languages screen")]) { buffer in
      for one in translations {
        buffer.element(
          "a",
          [
            ("href", .text(one.file)), ("hreflang", .text(one.tag)), ("lang", .text(one.tag)),
            ("dir", .text(one.direction.rawValue)),
          ], text: one.name)
        buffer.literal(" ")
      }
    }
  }

  private static func head(
    _ report: Report, _ language: any PageLanguage, _ brand: Brand, _ buffer: inout MarkupBuffer
  ) {
    buffer.literal("<meta charset=\"utf-8\"/>\n")
    buffer.literal(
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:\"/>\n"
    )
    buffer.literal("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n")
    buffer.literal("<link rel=\"icon\" href=\"data:,\"/>\n")
    buffer.element("title", text: title(report, language))
    PageStyle.write(language: language, brand: brand, to: &buffer)
  }

  /// The title of the file.
  static func title(_ report: Report, _ language: any PageLanguage) -> String {
    ([report.title] + (report.kicker.map { [$0] } ?? [])).map(language.text).joined(separator: " – ")
  }

  /// Whether a page is about one country.
  static func isBrief(_ report: Report) -> Bool { report.subject["country"] != nil }

  /// The class of the page: one that is no brief looks like the nightly page.
  static func look(_ report: Report) -> MarkupBuffer.Value { isBrief(report) ? "brief" : "nightly" }

  /// Writes title and what stands around it.
  static func header(
    _ report: Report, _ language: any PageLanguage, _ brand: Brand, _ buffer: inout MarkupBuffer
  ) {
    buffer.element("header") { buffer in
      if let logo = brand.logo { PictureMarkup.write(logo, style: "logo", language: language, to: &buffer) }
      if let kicker = report.kicker {
        buffer.element("p", [("class", "kicker")], text: language.text(kicker))
      }
      buffer.element("h1", text: language.text(report.title))
      for line in report.subtitles { buffer.element("p", [("class", "sub")], text: language.text(line)) }
      for banner in language.notices + report.banners.map(language.text) {
        buffer.element("p", [("class", "banner"), ("role", "note")], text: banner)
      }
    }
  }

  /// The classes of what is done on paper.
  private static func looks(_ paper: Report.Section.OnPaper) -> [String] {
    switch paper {
    case .columns: ["columns"]
    case .left: ["screen"]
    case .shown: []
    }
  }

  /// The blocks of a section as parts that stay together on paper: each with the remarks below it.
  private static func parts(_ section: Report.Section) -> [Range<Int>] {
    let starts = section.blocks.indices.filter { $0 == 0 || !section.blocks[$0].isRemark }
    return zip(starts, starts.dropFirst() + [section.blocks.count]).map { $0..<$1 }
  }

  /// Writes the sections in order.
  static func sections(
    _ report: Report, _ language: any PageLanguage, _ medium: PageMedium, charts: ChartFiles? = nil,
    to buffer: inout MarkupBuffer
  ) {
    var (number, figures) = (0, 0)
    for (place, section) in report.sections.enumerated() {
      let isFoot = place == report.sections.count - 1
      let looks = (isFoot ? ["foot"] : []) + Self.looks(section.onPaper)
      let attributes: MarkupBuffer.Attributes =
        looks.isEmpty ? [] : [("class", .text(looks.joined(separator: " ")))]
      buffer.element("section", attributes) { buffer in
        let title = section.title.map(language.text)
        func content(_ buffer: inout MarkupBuffer) {
          func write(_ place: Int, _ buffer: inout MarkupBuffer) {
            let block = section.blocks[place]
            number += 1
            var markup = BlockMarkup(
              id: "b\(number)", heading: title ?? language.text(report.title), language: language,
              medium: medium.medium(of: place, in: section.blocks))
            if case .figure = block {
              figures += 1
              markup.files = charts?.links(of: figures) ?? []
            }
            markup.write(block, to: &buffer)
          }
          for part in parts(section) {
            if section.onPaper == .columns {
              buffer.element("div", [("class", "part")]) { buffer in
                for place in part { write(place, &buffer) }
              }
            } else {
              for place in part { write(place, &buffer) }
            }
          }
        }
        if let title, section.folding == .folded {
          buffer.element("details", [("class", "fold")]) { buffer in
            buffer.element("summary") { buffer in buffer.element("h2", text: title) }
            content(&buffer)
          }
        } else {
          if let title { buffer.element("h2", text: title) }
          content(&buffer)
        }
        buffer.literal("\n")
      }
    }
  }
}

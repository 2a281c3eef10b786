/// A report as one self-contained HTML page: no script, nothing fetched.
public enum HTMLPage {
  /// The page; equal reports and languages give equal bytes.
  ///
  /// - Parameters:
  ///   - report: What the page says.
  ///   - language: The language it says it in.
  public static func text(_ report: Report, language: any PageLanguage) -> String {
    var buffer = MarkupBuffer(direction: language.direction)
    buffer.literal("<!DOCTYPE html>\n")
    buffer.element(
      "html", [("lang", .text(language.tag)), ("dir", .text(language.direction.rawValue))]
    ) { buffer in
      buffer.element("head") { head(report, language, &$0) }
      buffer.literal("\n")
      // A page about one country is a brief; all others look like the nightly page.
      let look: MarkupBuffer.Value = report.subject["country"] == nil ? "nightly" : "brief"
      buffer.element("body", [("class", look)]) { buffer in
        buffer.element("main") { buffer in
          header(report, language, &buffer)
          sections(report, language, &buffer)
        }
      }
    }
    buffer.literal("\n")
    return buffer.markup
  }

  private static func head(_ report: Report, _ language: any PageLanguage, _ buffer: inout MarkupBuffer) {
    buffer.literal("<meta charset=\"utf-8\"/>\n")
    buffer.literal(
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:\"/>\n"
    )
    buffer.literal("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n")
    buffer.literal("<link rel=\"icon\" href=\"data:,\"/>\n")
    let title = ([report.title] + (report.kicker.map { [$0] } ?? [])).map(language.text)
    buffer.element("title", text: title.joined(separator: " – "))
    PageStyle.write(language: language, to: &buffer)
  }

  private static func header(_ report: Report, _ language: any PageLanguage, _ buffer: inout MarkupBuffer) {
    buffer.element("header") { buffer in
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

  private static func sections(
    _ report: Report, _ language: any PageLanguage, _ buffer: inout MarkupBuffer
  ) {
    var number = 0
    for (place, section) in report.sections.enumerated() {
      let isFoot = place == report.sections.count - 1
      buffer.element("section", isFoot ? [("class", "foot")] : []) { buffer in
        let title = section.title.map(language.text)
        func content(_ buffer: inout MarkupBuffer) {
          for block in section.blocks {
            number += 1
            BlockMarkup(id: "b\(number)", heading: title ?? language.text(report.title), language: language)
              .write(block, to: &buffer)
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

/// A report as one self-contained HTML page: no script, nothing fetched.
public enum HTMLPage {
  /// The page; equal reports give equal bytes.
  public static func text(_ report: Report, language: PageLanguage = .english) -> String {
    let head = HTMLText.join([
      HTMLText.literal("<meta charset=\"utf-8\"/>\n"),
      HTMLText.literal(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:\"/>\n"
      ),
      HTMLText.literal("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"),
      HTMLText.literal("<link rel=\"icon\" href=\"data:,\"/>\n"),
      HTMLText.element("title", [], HTMLText.text(title(report))),
      PageStyle.sheet,
    ])
    var ids = 0
    let sections = report.sections.enumerated().map { place, section in
      let isFoot = place == report.sections.count - 1
      return HTMLText.element(
        "section", isFoot ? [("class", "foot")] : [],
        [section.title.isEmpty ? HTMLText.text("") : HTMLText.element("h2", [], HTMLText.text(section.title))]
          + section.blocks.map { block in
            ids += 1
            return BlockMarkup(id: "b\(ids)").markup(block)
          } + [HTMLText.literal("\n")])
    }
    let body = HTMLText.element(
      "body", [("class", report.kind.rawValue)], HTMLText.element("main", [], [header(report)] + sections))
    return "<!DOCTYPE html>\n<html lang=\"" + language.rawValue + "\"><head>" + head.html + "</head>\n"
      + body.html + "</html>\n"
  }

  private static func title(_ report: Report) -> String {
    report.kicker.isEmpty ? report.title : report.title + " – " + report.kicker
  }

  private static func header(_ report: Report) -> Markup {
    var content = [
      HTMLText.element("p", [("class", "kicker")], HTMLText.text(report.kicker)),
      HTMLText.element("h1", [], HTMLText.text(report.title)),
    ]
    for line in [report.subtitle, report.dataAsOf] where !line.isEmpty {
      content.append(HTMLText.element("p", [("class", "sub")], HTMLText.text(line)))
    }
    if !report.banner.isEmpty {
      content.append(
        HTMLText.element("p", [("class", "banner"), ("role", "note")], HTMLText.text(report.banner)))
    }
    return HTMLText.element("header", [], content)
  }
}

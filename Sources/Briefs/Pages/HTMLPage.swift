/// A report as one self-contained HTML page: no script, nothing fetched.
public enum HTMLPage {
  /// The page; equal reports give equal bytes.
  public static func text(_ report: Report, language: PageLanguage = .english) -> String {
    let kind = report.country == nil ? "nightly" : "brief"
    let head = HTMLText.join([
      HTMLText.literal("<meta charset=\"utf-8\">"),
      HTMLText.literal(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:\">"
      ),
      HTMLText.literal("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"),
      HTMLText.literal("<link rel=\"icon\" href=\"data:,\">"),
      HTMLText.element("title", [], HTMLText.text(report.title)),
      HTMLText.literal(PageStyle.sheet),
    ])
    var ids = 0
    let sections = report.sections.map { section in
      HTMLText.element(
        "section", [],
        [HTMLText.element("h2", [], HTMLText.text(section.title))]
          + section.blocks.map { block in
            ids += 1
            return BlockMarkup(id: "b\(ids)").markup(block)
          })
    }
    let header = HTMLText.element(
      "header", [], HTMLText.element("p", [("class", "kicker")], HTMLText.text(report.kicker)),
      HTMLText.element("h1", [], HTMLText.text(report.title)),
      HTMLText.element("p", [("class", "sub")], HTMLText.text(report.subtitle)),
      HTMLText.element("p", [("class", "asof")], HTMLText.text(report.dataAsOf)))
    let body = HTMLText.element(
      "body", [("class", kind)], HTMLText.element("main", [], [header] + sections))
    return "<!DOCTYPE html>\n<html lang=\"" + language.rawValue + "\"><head>" + head.html + "</head>"
      + body.html + "</html>\n"
  }
}

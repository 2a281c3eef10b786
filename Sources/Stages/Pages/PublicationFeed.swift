import Briefs
import Language
import Pipelines
import Tables

/// The last publications of a root as a feed: Atom 1.0 (RFC 4287), with relative links.
///
/// Times are the days of runs, so that equal roots give equal feeds. What names an entry is made of its pipeline,
/// audience, key and run, and stays when the report is withdrawn.
struct PublicationFeed {
  /// How many publications it tells.
  private static let mostEntries = 50

  private struct Entry {
    var place: PublicationIndex.Place
    var run: PublicationIndex.Run
    var order: Int
  }

  private let index: PublicationIndex
  private let title: LocalizedText?
  private let language: any PageLanguage
  private let entries: [Entry]

  /// Collects the last publications of a root.
  init(_ index: PublicationIndex, title: LocalizedText?, language: any PageLanguage) {
    self.index = index
    self.title = title
    self.language = language
    entries = Array(
      index.places.enumerated().flatMap { order, place in
        place.runs.filter { CalendarDay(text: $0.day) != nil }.map {
          Entry(place: place, run: $0, order: order)
        }
      }.sorted { one, other in
        (other.run.day, other.run.number, one.order) < (one.run.day, one.run.number, other.order)
      }.prefix(Self.mostEntries))
  }

  /// The text of the file.
  var text: String {
    let name = title.map { $0.text(in: language.tag) } ?? language.plainText(.index(.allReports))
    let updated = entries.map { $0.run.withdrawn ?? $0.run.day }.max() ?? "1970-01-01"
    let pipeline = entries.lazy.compactMap(\.run.pipeline).first ?? ""
    return """
      <?xml version="1.0" encoding="utf-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="\(escaped(language.tag))">
      <title>\(escaped(name))</title>
      <id>\(identifier([pipeline]))</id>
      <updated>\(escaped(updated))T00:00:00Z</updated>
      <author><name>\(escaped(name))</name></author>
      <link rel="self" type="application/atom+xml" href="feed.atom"/>
      <link rel="alternate" type="text/html" href="index.html"/>
      \(entries.map(text).joined())</feed>

      """
  }

  private func text(_ entry: Entry) -> String {
    let run = entry.run
    let title = language.plainText(.index(.earlier(name: entry.place.name, report: run.reportName)))
    let path = entry.place.folder + run.name + "/" + (run.opening ?? "manifest.json")
    let message = run.withdrawn == nil ? run.page(of: entry.place.key)?.messages : nil
    let summary = message.map { LocalizedText(texts: $0).text(in: language.tag) } ?? ""
    return """
      <entry>
      <title>\(escaped(title))</title>
      <id>\(identifier([run.pipeline ?? "", entry.place.key ?? "", run.name]))</id>
      <updated>\(escaped(run.withdrawn ?? run.day))T00:00:00Z</updated>
      <link rel="alternate" href="\(escaped(path.replacing("%", with: "%25")))"/>
      <summary>\(escaped(summary.isEmpty ? title : summary))</summary>
      </entry>

      """
  }

  /// A name for ever, as a UUID of version 8 (RFC 9562): the beginning of a hash.
  private func identifier(_ parts: [String]) -> String {
    var hash = ContentHash()
    for part in [index.audience.rawValue] + parts { hash.update(field: part) }
    var digits = Array(hash.finish().prefix(32))
    digits[12] = "8"
    digits[16] = "8"
    let groups = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }
    return "urn:uuid:" + groups.joined(separator: "-")
  }

  /// Text as XML holds it; what XML does not allow is shown as an escape.
  private func escaped(_ text: String) -> String {
    VisibleText.text(text).replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      .replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
  }
}

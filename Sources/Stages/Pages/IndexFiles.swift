import Briefs
import Language
public import Pipelines

/// The files that list what a publish root holds: `index.html`, in each language of its pages, and `feed.atom`.
public enum IndexFiles {
  /// How many earlier reports of one place are listed.
  private static let mostEarlier = 30

  /// Makes the files; equal roots give equal bytes.
  @Sendable public static func make(_ index: PublicationIndex) throws -> [PublicationIndex.File] {
    let languages = languages(index)
    let editions = WrittenPage.Edition.all(languages)
    let report = report(index)
    var files: [PublicationIndex.File] = []
    for language in languages {
      let page = WrittenPage(
        report: report, language: language, editions: editions, tables: [], findings: [])
      files += try ReportWriters.browsed.files(page).map {
        PublicationIndex.File(name: $0.name, bytes: $0.bytes)
      }
    }
    let feed = PublicationFeed(index, title: title(index), language: languages[0])
    return files + [PublicationIndex.File(name: "feed.atom", bytes: Array(feed.text.utf8))]
  }

  /// The languages of the reports that readers see, in order of the first that has them; never empty.
  private static func languages(_ index: PublicationIndex) -> [any PageLanguage] {
    var tags: [String] = []
    for run in index.places.compactMap(\.shown) {
      for tag in run.pages.flatMap(\.languages) where !tags.contains(tag) { tags.append(tag) }
    }
    let languages = tags.compactMap(PageLanguages.language)
    return languages.isEmpty ? [PageLanguages.english] : languages
  }

  /// The title of the pipeline that published last.
  private static func title(_ index: PublicationIndex) -> LocalizedText? {
    index.places.compactMap(\.shown).filter { $0.title != nil }.max {
      ($0.day, $0.number) < ($1.day, $1.number)
    }?.title
  }

  private static func report(_ index: PublicationIndex) -> Report {
    var sections = index.places.map(section)
    let earlier = index.places.flatMap(earlier)
    if !earlier.isEmpty {
      sections.append(
        Report.Section(title: .index(.earlierReports), blocks: earlier, folding: .folded))
    }
    if sections.isEmpty {
      sections = [Report.Section(title: nil, blocks: [.paragraph(phrase: .index(.nothing))])]
    }
    sections.append(
      Report.Section(
        title: nil, blocks: [.links(links: [PageLink(path: "feed.atom", text: .index(.feed))])]))
    return Report(
      page: "index", title: title(index).map { .own(text: $0) } ?? .index(.allReports),
      kicker: .index(.allReports), subtitles: [],
      banners: index.audience == .public ? [] : [.internalBanner], sections: sections)
  }

  /// What readers see of one place.
  private static func section(_ place: PublicationIndex.Place) -> Report.Section {
    guard let run = place.shown, let latest = place.latest else {
      return Report.Section(
        title: .own(text: place.name), blocks: [.paragraph(phrase: .index(.nothing))])
    }
    let folder = place.folder + (run.name == latest ? "latest" : run.name)
    let message = run.page(of: place.key).map { LocalizedText(texts: $0.messages) }
    let text = Phrase.index(
      .latest(
        report: run.reportName,
        message: run.withdrawn == nil && message?.texts.isEmpty == false ? message : nil))
    let opening = run.opening ?? "manifest.json"
    var links = [PageLink(path: "\(folder)/\(opening)", text: text)]
    if run.withdrawn == nil {
      links += run.forms.filter { $0.name != opening }.map {
        PageLink(path: "\(folder)/\($0.name)", text: .index(.form(ending: $0.ending, language: $0.language)))
      }
    }
    return Report.Section(title: .own(text: place.name), blocks: [.links(links: links)])
  }

  /// The reports of one place before the one that readers see, newest first.
  private static func earlier(_ place: PublicationIndex.Place) -> [Report.Block] {
    let runs = place.runs.filter { $0.name != place.latest }
    guard !runs.isEmpty else { return [] }
    let links = runs.prefix(mostEarlier).map { run in
      PageLink(
        path: "\(place.folder)\(run.name)/\(run.opening ?? "manifest.json")",
        text: .index(.earlier(name: place.name, report: run.reportName)))
    }
    let rest = runs.count - mostEarlier
    return [.links(links: Array(links))] + (rest > 0 ? [.note(phrase: .index(.more(count: rest)))] : [])
  }
}

extension PublicationIndex.Place {
  /// The folder of the place in its root, with a slash behind it, or nothing.
  var folder: String { key.map { $0 + "/" } ?? "" }

  /// The run that readers see.
  var shown: PublicationIndex.Run? { runs.first { $0.name == latest } }

  /// What the place is called: as its newest page is, else by its key.
  var name: LocalizedText {
    let page = ([shown] + runs).lazy.compactMap { $0?.page(of: key) }.first { !$0.titles.isEmpty }
    if let page { return LocalizedText(texts: page.titles) }
    return key.map { LocalizedText($0) } ?? runs.first?.title ?? LocalizedText("")
  }
}

extension PublicationIndex.Run {
  /// A file of the page in one form.
  struct Form {
    var name: String
    var ending: String
    /// The language, where its name says it.
    var language: String?
  }

  /// What is said of its page about a key.
  func page(of key: String?) -> PublishedPage? { pages.first { $0.key == key } }

  /// The name of the report.
  var reportName: IndexPhrase.ReportName { .init(day: day, number: number, withdrawn: withdrawn) }

  /// The file that a reader opens first; nil where there is none.
  var opening: String? {
    let names = files.map(\.path).filter { !$0.contains("/") }
    return names.first { $0 == "index.html" } ?? names.first
  }

  /// The forms that the page itself comes in, its tables and pictures left out; those of one language together.
  var forms: [Form] {
    files.compactMap { file -> Form? in
      let parts = file.path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
      guard (2...3).contains(parts.count), ["index", "report", "brief", "annex", "email"].contains(parts[0]),
        let ending = parts.last
      else { return nil }
      return Form(name: file.path, ending: ending, language: parts.count == 3 ? parts[1] : nil)
    }.sorted { ($0.language ?? "", $0.ending) < ($1.language ?? "", $1.ending) }
  }
}

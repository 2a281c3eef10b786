import Briefs
import Pipelines

/// Where what a page may link to lies, seen from it: what every publication of the page publishes beside it.
///
/// Paths hold from `TO/<run>/` and `TO/latest/`, and for a page about one thing from `TO/AFG/<run>/` and
/// `TO/AFG/latest/`.
struct PageLinks {
  private typealias Pages = PipelineSummary.Stage.Pages

  /// The pages of other stages in each publication of the page.
  private let beside: [[Pages]]
  /// Whether the page is about one thing.
  private let isPart: Bool

  /// Looks up what is published with the pages of a stage.
  init(from stage: String, in pipeline: PipelineSummary) {
    let stages = Dictionary(pipeline.stages.map { ($0.name, $0) }, uniquingKeysWith: { one, _ in one })
    isPart = stages[stage]?.pages?.keys != nil
    beside = pipeline.stages.filter { $0.kind == "publish" && $0.inputs.contains(stage) }.map { publication in
      publication.inputs.filter { $0 != stage }.compactMap { stages[$0]?.pages }.filter(\.hasIndex)
    }
  }

  /// The links.
  var links: PageInputs.Links {
    guard !beside.isEmpty else { return PageInputs.Links() }
    let up = isPart ? "../../" : "../"
    let keys = beside.map { Set($0.flatMap { $0.keys ?? [] }) }
    let hasShared = beside.allSatisfy { $0.contains { $0.keys == nil } }
    return PageInputs.Links(
      page: { codes in
        let key = PublicationSubject.key(of: codes)
        return keys.allSatisfy { $0.contains(key) } ? "\(up)\(key)/latest/index.html" : nil
      },
      shared: isPart && hasShared ? "\(up)latest/index.html" : nil, index: "\(up)index.html")
  }
}

extension PublishedPage {
  /// What is said of a report where it is listed, in the languages it is written in.
  init(_ report: Report, key: String?, languages: [any PageLanguage]) {
    func words(_ phrase: Phrase?) -> [String: String] {
      guard let phrase else { return [:] }
      return Dictionary(
        languages.map { ($0.tag, $0.plainText(phrase)) }, uniquingKeysWith: { one, _ in one })
    }
    self.init(
      key: key, languages: languages.map(\.tag), titles: words(report.title),
      messages: words(report.headline))
  }
}

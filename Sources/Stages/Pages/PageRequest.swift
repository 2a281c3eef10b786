import Briefs
import Pipelines

/// What a render stage asks for.
struct PageRequest: Sendable {
  /// The page.
  var page: PageFile
  /// The writers, in the order they are listed.
  var writers: [any ReportWriter.Type]
  /// The languages, the first one's files without its tag in their names.
  var languages: [any PageLanguage]
  /// Whom it is for.
  var audience: DataClass
  /// Where the codes come from that the page needs.
  var subject: [(name: String, source: PublicationSubject.Source)]
  /// Whether its pages lie in folders named for those codes.
  var folders: PageFolders

  /// Where the pages of a stage lie.
  enum PageFolders: Sendable {
    /// In one folder.
    case shared
    /// Each in the publish root of its codes.
    case byCode
  }
}

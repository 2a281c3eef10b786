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
  /// What the office gives its pages.
  var brand: Brand
  /// Whether the text may still change; nil where the pipeline does not say.
  var status: ReportEdition.Status?
  /// Whom it is for.
  var audience: DataClass
  /// Where the codes come from that the page needs.
  var subject: [(name: String, source: PublicationSubject.Source)]
  /// Whether its pages lie in folders named for those codes.
  var folders: PageFolders
  /// What the office wrote for the pages, as it was when the run began.
  var notes: [OfficeNote] = []

  /// Where the pages of a stage lie.
  enum PageFolders: Sendable {
    /// In one folder.
    case shared
    /// Each in the publish root of its codes.
    case byCode
  }
}

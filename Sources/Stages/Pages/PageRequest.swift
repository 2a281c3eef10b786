import Briefs
import Pipelines

/// What a render stage asks for.
struct PageRequest: Sendable {
  /// Where a code that a page is about comes from.
  enum SubjectSource: Sendable {
    /// A name bound by `for`.
    case binding(String)
    /// A parameter.
    case parameter(String)
  }

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
  var subject: [(name: String, source: SubjectSource)]
  /// Whether its pages lie in folders named for those codes.
  var folders: PageFolders
  /// What the office wrote for the pages, as it was when the run began.
  var notes: [OfficeNote] = []

  /// Where the pages of a stage lie.
  enum PageFolders: Sendable {
    /// In one folder.
    case shared
    /// Each in the folder of its codes.
    case byCode
  }
}

@testable import Briefs

/// The lists of what is built, each with one line more.
enum Additions {
  static let languages: [any PageLanguage] = PageLanguages.all + [Reversed()]
  static let kinds: [any PageBlock.Type] = PageBlocks.all + [TallyBlock.self]
  static let writers: [any ReportWriter.Type] = ReportWriters.all + [OutlineWriter.self]
}

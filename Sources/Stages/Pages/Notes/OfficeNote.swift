import Briefs
import Language
import Pipelines

/// What an office wrote for a page, in `notes/` beside the pipeline, as it was read when the run began.
struct OfficeNote: Sendable {
  /// Who may see it.
  enum Release: String, CaseIterable, Sendable {
    /// Readers of internal pages.
    case `internal`
    /// Anyone.
    case `public`
  }

  /// The code of what the page is about, or the page: the name of the file without its ending.
  var name: String
  /// The file, `notes/AFG.md`.
  var file: String
  /// Its absolute path.
  var path: String
  /// Who may see it; nobody outside until its head says so.
  var release = Release.internal
  /// The words.
  var words: OfficeWords
  /// How many tables and pictures of it are not taken.
  var leftOut = 0
  /// Whether it is a document of ours in which somebody changed more than the words.
  var isPageEdited = false
  /// The hash of the file.
  var hash = ""

  /// Whether readers of an audience may see it.
  func isShown(to audience: DataClass) -> Bool { audience != .public || release == .public }

  /// What of it decides the bytes of a page for an audience and what a run says of it: of one that is not shown its being
  /// there alone, and whether its page was edited.
  func key(for audience: DataClass) -> String {
    isShown(to: audience)
      ? "\(file) \(release.rawValue) \(hash)" : "\(file) not released\(isPageEdited ? ", page edited" : "")"
  }

  /// What a reader of the run must know of it.
  func conditions(for audience: DataClass) -> [DataCondition] {
    guard isShown(to: audience) else {
      return edited + [
        DataCondition(
          "note-not-released", of: file, count: words.passages.count,
          text: "\(file) is not shown: \(head) does not say 'release: public'",
          remedy: "begin it with 'release: public' between two lines of ---, in Word in its first paragraph")
      ]
    }
    guard leftOut > 0 else { return edited }
    return edited + [
      DataCondition(
        "note-left-out", of: file, count: leftOut,
        text: "\(leftOut) tables, pictures or text boxes of \(file) are not taken", remedy: "keep to text")
    ]
  }

  /// Where its release stands; whoever forgot the hyphens would look for the words in vain.
  private var head: String {
    file.hasSuffix(".md") ? "its head, between two lines of ---," : "its first paragraph"
  }

  /// What to say of changes to a page that the next run makes anew.
  private var edited: [DataCondition] {
    guard isPageEdited else { return [] }
    return [
      DataCondition(
        "note-page-edited", of: file, count: 1,
        text: "\(file): text of the page was edited, and only the words of the office are kept",
        remedy: "write what is yours between the marks of the words, or in the style 'Office Words'")
    ]
  }
}

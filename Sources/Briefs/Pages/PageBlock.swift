import Language
import Tables

/// A kind of block that page files may hold: how it is read, what it needs, and what it says.
///
/// Kinds are listed in `PageBlocks.all`, one line each.
public protocol PageBlock: Sendable {
  /// The key that names the kind.
  static var word: String { get }
  /// Reads a block, and reports what is wrong with it through the reader.
  static func read(_ reader: BlockReader) -> Self?
  /// Reports what the inputs of a render stage cannot fill.
  func check(_ check: PageCheck)
  /// Whether the block says what contracts say that every page of their figures must say.
  var saysNotes: Bool { get }
  /// Whether the block draws or tabulates a slice of a table.
  var showsFigures: Bool { get }
  /// What the block says on a page, and which inputs it showed.
  func fill(_ page: PageFilling) -> [Report.Block]
}

extension PageBlock {
  /// Most blocks do not.
  public var saysNotes: Bool { false }
  /// Most blocks say something else.
  public var showsFigures: Bool { false }
}

/// The kinds of block that are built, one line each.
public enum PageBlocks {
  /// All of them, in the order `--help` and messages list them.
  public static let all: [any PageBlock.Type] = [
    QuietBlock.self, FreshnessBlock.self, AlertsBlock.self,
    MessagesBlock.self, KeyFiguresBlock.self, FindingsBlock.self, StoriesBlock.self, FigureBlock.self,
    TableBlock.self,
    AllSeriesBlock.self, CompletenessBlock.self, ChangesBlock.self, QualityBlock.self, TrustBlock.self,
    RunBlock.self, EvaluationBlock.self,
    SourcesBlock.self, WordsBlock.self, PictureBlock.self, LinksBlock.self, FilesBlock.self,
    EditionBlock.self,
  ]
}

public import Tables

/// A language that pages are written in: its phrases, numbers and times.
///
/// Languages are catalogues of messages (`CatalogueLanguage`); a kind of phrase that these lack does not compile.
public protocol PageLanguage: Sendable {
  /// The BCP 47 tag, `en`.
  var tag: String { get }
  /// Where a line begins.
  var direction: WritingDirection { get }
  /// Where time begins in charts.
  var timeAxis: LanguageSettings.TimeAxis { get }
  /// What stands at the head of every page in it, such as that nobody reviewed the translation.
  var notices: [String] { get }
  /// Sentences as one paragraph.
  func paragraph(_ sentences: [Phrase]) -> String
  /// A phrase as words.
  func text(_ phrase: Phrase) -> String
  /// A figure.
  func text(_ quantity: Quantity) -> String
  /// A field of a table.
  func text(_ entry: Entry) -> String
  /// A strength of evidence.
  func text(_ evidence: Evidence) -> String
  /// A period, short or in full.
  func text(_ period: Period, _ length: PeriodLength) -> String
  /// What stands for a chart where it cannot be seen.
  func description(of drawing: DrawingWords) -> String
  /// Words of charts.
  func text(_ label: ChartLabel) -> String
}

/// Where a line of a language begins.
public enum WritingDirection: String, Sendable, Hashable {
  /// At the left.
  case leftToRight = "ltr"
  /// At the right.
  case rightToLeft = "rtl"
}

/// How much of a period is written.
public enum PeriodLength: Sendable, Hashable {
  /// In full.
  case long
  /// Short, for charts and tables.
  case short
}

/// The languages that are built: the catalogues that are embedded in the program, one line each.
public enum PageLanguages {
  /// English, which all others fall back to.
  public static let english = language("en", PackageResources.en_yaml, over: nil)

  /// All of them.
  public static let all: [CatalogueLanguage] = [
    english,
    language("ar", PackageResources.ar_yaml, over: english),
    language("fa", PackageResources.fa_yaml, over: english),
    language("fr", PackageResources.fr_yaml, over: english),
    language("ur", PackageResources.ur_yaml, over: english),
  ]

  /// The language of a tag, or nil.
  public static func language(_ tag: String) -> CatalogueLanguage? {
    tag == english.tag ? english : all.first { $0.tag == tag }
  }

  /// A catalogue as it is embedded.
  ///
  /// Tests read every one; one that cannot be read leaves its pages to English.
  private static func language(
    _ tag: String, _ bytes: [UInt8], over english: CatalogueLanguage?
  ) -> CatalogueLanguage {
    let text = String(decoding: bytes, as: UTF8.self)
    let catalogue = try? Catalogue(text: text, file: tag + ".yaml", english: english?.catalogue)
    return CatalogueLanguage(catalogue ?? Catalogue(empty: tag, english: english?.catalogue))
  }
}

/// A word that charts draw.
public enum ChartLabel: Sendable, Hashable {
  /// The name of the fields in which stretches begin.
  case stretchStart
  /// The name of the field of periods that may be revised.
  case provisional
  /// The period at the end of a line.
  case inPeriod(period: Period)
  /// A number on an axis or at a point.
  case number(value: Double, decimals: Int)
  /// A panel that shows a series with its peak, above one that leaves it out.
  case wholeRange
  /// The panel below it.
  case withoutPeaks
  /// A panel that has a scale of its own, with the peak that asks for it.
  case ownScale(peak: Double, decimals: Int, period: Period)
  /// The stages of a run.
  case runTitle
  /// So few values that a small line says nothing.
  case tooFewToDraw
  /// The crime of a figure.
  case crime(crime: Crime)
  /// Data of a figure, under it.
  case dataOfFigure
  /// The source of a figure.
  case source(names: [String])
  /// The source of figures that nobody published.
  case origin(contracts: [String])
  /// A source in full.
  case citation(source: SourceCitation)
  /// A page of how many, on paper.
  case pageOfPages
  /// The kind of a stage, and how many of it there are.
  case stageKind(kind: String, instances: Int)
  /// A stage with what it reads.
  case stage(name: String, kind: String, instances: Int, reads: [String])
}

extension ChartLabel {
  /// The source of a figure, each by publisher and release.
  static func source(of citations: [SourceCitation]) -> ChartLabel {
    .source(names: citations.map(\.inShort))
  }
}

extension SourceCitation {
  /// The publisher and the release.
  var inShort: String { "\(publisher), \(release)" }
}

/// What the words of a chart are made of.
public enum DrawingWords: Sendable, Hashable {
  /// A line.
  case line(series: LineSeries)
  /// Flows between places.
  case flows(diagram: FlowDiagram)
  /// Categories with figures.
  case categories(chart: CategoryChart)
  /// Series as strips.
  case strip(strip: HeatStrip)
  /// Stages and arrows.
  case graph(graph: RunGraph)
  /// Who came from whom.
  case tree(diagram: TreeDiagram)
}

extension PageLanguage {
  /// A phrase as words without the marks of pieces that are laid out on their own, for what is not shown as it is.
  public func plainText(_ phrase: Phrase) -> String { DirectionIsolate.removed(from: text(phrase)) }

  /// At the left, unless somebody asked.
  public var timeAxis: LanguageSettings.TimeAxis { .fromLeft }

  /// Most languages have nothing to say of themselves.
  public var notices: [String] { [] }

  /// Sentences as one paragraph; one that does not end with a mark gets a full stop.
  public func paragraph(_ sentences: [Phrase]) -> String {
    sentences.map { phrase in
      let words = text(phrase)
      return words.isEmpty || words.last.map { ".?!…".contains($0) } == true ? words : words + "."
    }.filter { !$0.isEmpty }.joined(separator: " ")
  }
}

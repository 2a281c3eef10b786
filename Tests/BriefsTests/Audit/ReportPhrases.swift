@testable import Briefs

extension Report.Block {
  /// Every phrase of the block, those inside others too.
  var phrases: [Phrase] { outer.flatMap(\.all) }

  /// The phrases as the block holds them.
  private var outer: [Phrase] {
    switch self {
    case .messages(let messages): messages.flatMap { [$0.headline] + $0.sentences }
    case .keyFigures(let figures): figures.flatMap { [$0.label, $0.note] }
    case .paragraph(let phrase), .note(let phrase): [phrase]
    case .figure(let figure): [figure.headline, figure.subtitle] + figure.notes + Self.phrases(figure.table)
    case .table(let table): Self.phrases(table)
    case .seriesTable(let table):
      [table.caption, table.note, table.lineColumn, table.wordColumn].compactMap(\.self) + table.labelColumns
        + table.figureColumns + table.rows.flatMap { $0.labels + [$0.word].compactMap(\.self) }
    case .findings(let cards):
      cards.flatMap { card in [card.title] + card.lines.flatMap { [$0.term] + $0.sentences } }
    case .trust(let notes): notes.flatMap { [$0.topic] + $0.sentences }
    case .links(let links): links.map(\.text)
    case .picture(let picture): [picture.alternative]
    case .graph, .sourceLine, .sources, .words: []
    }
  }

  private static func phrases(_ table: DataTable) -> [Phrase] {
    [table.caption].compactMap(\.self) + table.columns
      + table.rows.joined().compactMap { if case .words(let phrase) = $0 { phrase } else { nil } }
  }

  /// Every quantity of the block, with what it is shown as.
  var quantities: [Quantity] {
    func of(_ entries: [Entry]) -> [Quantity] {
      entries.compactMap { if case .quantity(let quantity) = $0 { quantity } else { nil } }
    }
    return switch self {
    case .keyFigures(let figures): figures.map(\.value)
    case .figure(let figure): of(Array(figure.table.rows.joined()))
    case .table(let table): of(Array(table.rows.joined()))
    case .seriesTable(let table): of(table.rows.flatMap(\.figures))
    default: []
    }
  }
}

extension Phrase {
  /// The phrase and all that stand in it; a rate beside a population stays whole.
  var all: [Phrase] {
    switch self {
    case .list(let phrases, _):
      phrases.contains { if case .perPopulation = $0 { true } else { false } }
        ? [self] : phrases.flatMap(\.all)
    case .notNamed(let name), .linkTo(let name, _, _), .linkNotNamed(let name): [self] + name.all
    default: [self]
    }
  }

  /// The names of series in the phrase.
  var subjects: [SeriesName] {
    switch self {
    case .categories(let name), .title(let name), .subject(let name), .level(let name, _, _),
      .highestLevel(let name, _, _), .levelBelowHighest(let name, _, _, _, _), .noFigures(let name, _),
      .recent(let name, _), .largest(_, let name, _, _, _), .labelled(let name, _), .drawn(let name, _, _, _),
      .plainTitle(let name, _), .ownScale(let name, _, _), .revised(let name, _, _, _, _, _):
      [name]
    case .found(let found): [found.subject]
    case .brief(.lastYear(let name, _, _, _)), .brief(.course(let name, _)), .brief(.mostInAYear(let name)):
      [name]
    case .notDrawn(let names), .allZero(let names): names
    default: []
    }
  }
}

extension Report {
  /// Every phrase of the page.
  var phrases: [Phrase] {
    ([title, kicker].compactMap(\.self) + subtitles + banners + sections.compactMap(\.title)).flatMap(\.all)
      + blocks.flatMap(\.phrases)
  }

  /// Every statement of the page.
  var statements: [FindingStatement] {
    messages.compactMap(\.statement) + cards.map(\.statement)
  }

  /// Its cards.
  var cards: [FindingCard] {
    blocks.flatMap { block -> [FindingCard] in if case .findings(let cards) = block { cards } else { [] } }
  }

  /// Its tables of series.
  var seriesTables: [SeriesTable] {
    blocks.compactMap { if case .seriesTable(let table) = $0 { table } else { nil } }
  }
}

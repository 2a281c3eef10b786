public import Language
public import Statistics
public import Tables
public import Trends

/// Something a page says, as what it says and its arguments: a language turns it into a sentence.
///
/// Nothing here is printed: numbers are quantities or ranges, times are periods, names are series names or
/// codes with their labels. A language that lacks a phrase does not compile.
public indirect enum Phrase: Sendable, Hashable, Codable {
  // MARK: Names

  /// Words of a page file, a contract, a code list or a run.
  case own(text: LocalizedText)
  /// Several phrases in a row.
  case list(phrases: [Phrase], joint: Joint)
  /// The categories of a series, or that it is all.
  case categories(of: SeriesName)
  /// The categories of a series with what is counted.
  case title(of: SeriesName)
  /// What is counted in which categories, as the subject of a sentence.
  case subject(of: SeriesName)
  /// One category.
  case category(part: SeriesName.Part)
  /// A period.
  case period(period: Period)
  /// From one period to another.
  case span(first: Period, last: Period)
  /// A figure.
  case quantity(quantity: Quantity)
  /// A word of a column's head or of a short label.
  case word(word: Word)
  /// One dimension by the name of its column: `by route`.
  case by(dimensions: [LocalizedText])

  // MARK: Tested statements

  /// What was found on a series.
  case found(statement: Found)
  /// The change a year with its range.
  case changePerYear(change: RangedValue, unit: LocalizedText?)
  /// The ratio from one year to the next, in per cent of change.
  case percentPerYear(percent: RangedValue, of: SizeOf)
  /// The ratio from one year to the next.
  case ratioPerYear(ratio: RangedValue)
  /// `Without Mar 2024: +2% a year over the whole time (likely range −1 to +5%)`: the size but for exceptional periods.
  case without(size: FindingStatement.SizeWithout, of: SizeOf)
  /// No size can be told.
  case sizeUnknown
  /// The adjusted p value and the family it was adjusted over.
  case adjustedP(p: Double, family: Int)
  /// What else can have the same effect.
  case alternative
  /// The p value is small, and no direction is claimed, for a reason.
  case noDirection(doubt: TrendFinding.Doubt)
  /// The smallest steady change a year that would have been found four times in five, as a ratio above 1.
  case smallestChange(ratio: Double)
  /// A slow drift of the level cannot be told from a trend.
  case slowDrift
  /// Evidence that something other than crime changed, or did not.
  case explanation(explanation: ToldExplanation)
  /// Declared events at which the tested trend allows for another level.
  case allowedFor(events: [ToldEvent])
  /// The events that a chart marks with lines.
  case eventLines(events: [ToldEvent])
  /// A stretch of a story; `continued` where the one before it stands before it.
  case stretch(stretch: ToldStretch, continued: Continued)
  /// Which way a stretch goes, as a field of a table.
  case course(direction: Stretch.Direction)
  /// More stretches stand in the table.
  case moreStretches(count: Int)
  /// Nothing was recorded before or after.
  case seen(first: Period?, last: Period?)
  /// What it carries of the change of its totals in the last year.
  case sharesOfChange(shares: [PartOfChange])
  /// All parts of these dimensions moved the other way in the last year.
  case contradicted(by: [LocalizedText])
  /// The last period with a figure, where figures ended.
  case ended(period: Period)
  /// Single periods far from both their neighbours.
  case exceptional(periods: [Period])
  /// The last year beside those before, with their tests.
  case lastYear(year: ToldYear)
  /// The last year beside the one before.
  case lately(years: RecentYears)
  /// The last year went the other way than the whole.
  case turned(years: RecentYears, direction: FindingStatement.Direction)
  /// Most periods are zero.
  case mostlyZero(zero: Int, known: Int)
  /// The last periods may be revised.
  case provisionalTail(periods: Int, frequency: Period.Frequency)
  /// How far the last periods are recorded, and what they are going to be.
  case incomplete(tail: ToldTail)
  /// The last periods may be revised, and nothing tells by how much.
  case mayBeRevised(periods: Int, frequency: Period.Frequency)
  /// The last periods are as complete as they will be, but for a few in a hundred.
  case allComplete
  /// Too few earlier versions of the figures are known to tell how complete the last periods are.
  case completenessUnknown
  /// The direction of a finding, or why there is none.
  case direction(direction: FindingStatement.Direction, reason: NotEstimable?)
  /// The pattern against siblings.
  case pattern(pattern: PatternCategory?)

  // MARK: Several findings

  /// How many series changed, family by family.
  case overall(families: [FamilyCount])
  /// The families one by one.
  case familyList(families: [FamilyCount])
  /// Of the categories of a dimension, how many changed.
  case spread(
    measure: LocalizedText, dimension: LocalizedText, up: Int, down: Int, changed: Int, tested: Int)
  /// The categories that changed in one direction, with their changes a year.
  case changes(of: [CategoryChange], direction: FindingStatement.Direction, unit: LocalizedText)
  /// No clear change on the others.
  case othersUnclear(count: Int)
  /// None of the series that were tested shows a clear change.
  case noneClear(tested: Int)
  /// Findings are there, none of them tested, and why.
  case noneTested(reasons: [ReasonCount])
  /// The page has no findings.
  case noFindings
  /// More series with a clear change stand elsewhere.
  case moreFindings(count: Int)

  // MARK: Recorded figures

  /// A figure of a period.
  case level(subject: SeriesName, quantity: Quantity, period: Period)
  /// The same, and that no full year has more.
  case highestLevel(subject: SeriesName, quantity: Quantity, period: Period)
  /// The same beside the year with most.
  case levelBelowHighest(
    subject: SeriesName, quantity: Quantity, period: Period, highest: Quantity, highestPeriod: Period)
  /// What was recorded in another period.
  case levelBefore(quantity: Quantity, period: Period)
  /// No figure stands for that period.
  case noLevel(period: Period)
  /// Nothing known is published of a subject, told apart by some dimensions.
  case noFigures(subject: SeriesName, by: [LocalizedText])
  /// That this says nothing on whether there were any.
  case noFiguresMeaning
  /// The source does not name what the page is about.
  case notNamed(name: Phrase)
  /// So few periods have a known value that nothing was tested.
  case knownPeriods(count: Int, frequency: Period.Frequency)
  /// The sum of the last twelve months.
  case recent(subject: SeriesName, years: RecentYears)
  /// The twelve months before it, with the change in per cent where the base allows it.
  case recentBefore(years: RecentYears, change: Double?)
  /// The category with most in a period.
  case largest(
    part: SeriesName.Part, subject: SeriesName, quantity: Quantity, total: Quantity, period: Period)
  /// So many of so many.
  case share(part: Quantity, whole: Quantity, unit: LocalizedText)
  /// How many figures are known, hidden and missing.
  case completeness(known: Int, all: Int, hidden: Int, missing: Int)

  // MARK: Labels of key figures

  /// A label: what is counted, in a period.
  case labelled(subject: SeriesName, period: Period?)
  /// Of whom, in a period.
  case ofWhom(part: SeriesName.Part, period: Period)
  /// How many went up and down, and how many changed in no one direction.
  case upAndDown(up: Int, down: Int, changed: Int)
  /// Of how many, in how many families.
  case ofSeries(all: Int, families: Int)
  /// Of so many rows.
  case ofRows(rows: Int)

  // MARK: Figures

  /// What a chart shows, how often, and how it is drawn.
  case drawn(subject: SeriesName, by: [LocalizedText], frequency: Period.Frequency?, style: DrawnStyle)
  /// A figure's heading where nothing can be said in a sentence.
  case plainTitle(subject: SeriesName, by: [LocalizedText])
  /// How dots, lines and fields of a story are read.
  case storyNote
  /// How fields of panels are read.
  case storyFields
  /// How crosses and gaps are read.
  case gapNote(hidden: Int, missing: Int)
  /// Which series stand in the table alone.
  case notDrawn(series: [SeriesName])
  /// Series whose figures are all zero share a line.
  case allZero(series: [SeriesName])
  /// One series has a panel scale of its own, since its peak flattens the others.
  case ownScale(series: SeriesName, peak: Quantity, period: Period)
  /// What was revised of the figures that are shown.
  case revised(series: SeriesName, period: Period, before: Quantity, now: Quantity, from: String, to: String)
  /// More figures than those named were revised.
  case moreRevisions(count: Int)
  /// The figures of these periods are projections.
  case projection(first: Period, last: Period)
  /// Per so many of a population.
  case perPopulation(persons: Double)
  /// Population between published years lies on straight lines.
  case interpolated
  /// How the columns of a flow are read.
  case flowNote(places: Int, threshold: Quantity)

  // MARK: Tables

  /// A note on how a table of series is read.
  case seriesNote(hasRatio: Bool, hasPattern: Bool)
  /// More series stand in the files beside the page.
  case moreSeries(count: Int)
  /// More figures differ.
  case moreFigures(count: Int)
  /// So many paths of a flow have no figure and are not drawn.
  case flowsLeftOut(count: Int)
  /// No population is known for a subject.
  case noPopulation(subject: SeriesName)
  /// No block of the page has anything to show.
  case nothingShown
  /// Projections are among the figures.
  case partlyProjected
  /// A year that is not complete is left out.
  case fullYearsOnly
  /// What `–` stands for.
  case noRowNote

  // MARK: The page

  /// What a nightly page says of the latest periods and the last report.
  case night(NightPhrase)
  /// What files beside a page say.
  case document(DocumentPhrase)
  /// What a page says of the scores of a training.
  case evaluation(EvaluationPhrase)
  /// What a page says of trainers: who is chosen, and how far they carry a training.
  case trainers(TrainerPhrase)
  /// What a page says of its edition.
  case edition(EditionPhrase)
  /// What the index of published reports says, and links to what lies beside a page.
  case index(IndexPhrase)
  /// What a workbook says beside the figures of its page.
  case workbook(WorkbookPhrase)
  /// What a mail says beside its page.
  case email(EmailPhrase)
  /// What a brief says of recorded years and their parts.
  case brief(BriefPhrase)
  /// The newest release behind a page, as a day.
  case newestRelease(day: String)
  /// How many series and findings a page has.
  case counts(series: Int, tables: Int)
  /// The page is for insiders.
  case internalBanner
  /// The figures are made up.
  case syntheticBanner(contracts: [String])
  /// How many differ from the last published run.
  case changeCount(listed: Int, counted: Int)
  /// Nothing differs.
  case noChanges
  /// How many rows became how many records.
  case cleaned(rows: Int, records: Int)
  /// A link to the page of one key.
  case linkTo(name: Phrase, clear: Int, series: Int)
  /// A link to the page of one key whose table names nothing.
  case linkNotNamed(name: Phrase)

  // MARK: Trust

  /// A topic of trust.
  case topic(topic: Topic)
  /// A remark on how far figures can be trusted.
  case trust(remark: Remark)
  /// The periods a table covers.
  case coverage(first: Period, last: Period, isZero: Bool, provisional: Int)
  /// How many figures of a table are hidden.
  case hiddenShare(hidden: Int, all: Int)
  /// How many are missing.
  case missingShare(missing: Int, all: Int, unreadable: Int)
  /// What was found in a table as a whole.
  case conditions(found: [FoundCondition])
  /// What a release changed of the one before it.
  case releaseChange(later: String, earlier: String, revised: Int, common: Int, added: Int, dropped: Int)
  /// The rules p values were adjusted by, and over how many series each time.
  case adjustment(rules: [Multiplicity], families: [Int])
  /// In a table of a stage, codes may stand for persons.
  case codesOfPersons(stage: String, columns: [LocalizedText])
  /// Why figures are others than in the last report, as runs name it.
  case causes(causes: [String])

  /// What a change a year is of.
  public enum SizeOf: String, Sendable, Hashable, Codable, CaseIterable {
    /// Of what was counted.
    case count
    /// Of the rate, such as that of a population.
    case rate
  }

  /// Whether the stretch before one stands before it in the text.
  public enum Continued: String, Sendable, Hashable, Codable, CaseIterable {
    /// It does.
    case directly
    /// Nothing does, or others lie between.
    case apart
  }

  /// What stands between phrases in a row.
  public enum Joint: String, Sendable, Hashable, Codable, CaseIterable {
    case space, dot, comma, semicolon
  }

  /// Words of column heads and short labels.
  public enum Word: String, Sendable, Hashable, Codable, CaseIterable {
    case series, year, month, period, all, direction, pattern, changePerYear, ratioPerYear, adjustedP
    case lastFullYear, overTime, from, to, population, crime, provisionalMonths, provisionalYears,
      provisionalPeriods, halfYear, quarter, week, day, recordedSoFar, knownByNow, completed
    case clearChanges, seriesTested, cleanRecords, rowsLeftOut, usableFigures, listedBelow, unknown,
      otherPlaces
    case rule, column, count, ofAllRows, whatHappened, wholeRow, key, before, now, cause, figure
    case rowLeftOut, rowMerged, valueUnknown, recordNoted, valueRecoded, new, revised, withdrawn
    case began, course, mean, atStart, atEnd, ratio
    case seen, story, size, evidence, check, provisional, origin, transit, destination, noTransit, measure
  }

  /// Topics of trust.
  public enum Topic: String, Sendable, Hashable, Codable, CaseIterable {
    case counting, crimes, hidden, missing, revisions, range, evidence, method, readers, codesOfPersons
    case synthetic, notes, families
  }

  /// Remarks of trust that have no arguments.
  public enum Remark: String, Sendable, Hashable, Codable, CaseIterable {
    case detectedOnly, crimesNeverAdded, personsInCases, unprotected
    case range, evidenceWords, method, story, hiddenNeverResolved, synthetic
  }

  /// How a chart is drawn.
  public enum DrawnStyle: String, Sendable, Hashable, Codable, CaseIterable {
    /// Panels on one scale, or on one but for some that say their own.
    case panels, panelsButSome
    case line, bars, pair, strip, flows
  }
}

/// What was found on one series, as a sentence needs it.
public struct Found: Sendable, Hashable, Codable {
  /// What was recorded.
  public var subject: SeriesName
  /// The direction.
  public var direction: FindingStatement.Direction
  /// How strong the evidence is.
  public var evidence: Evidence?
  /// The first year.
  public var since: Int?
  /// The calendar of that year; nil for the common era.
  public var calendar: PeriodCalendar?
  /// Why nothing was tested.
  public var reason: NotEstimable?
  /// Whether the direction is that of a rate.
  public var of: Phrase.SizeOf
  /// Where a change in no one direction leads; nil for other directions.
  public var outcome: ToldStory.Outcome?
  /// The year in which figures ended; nil where they go on.
  public var until: Int?

  /// Takes from a statement what its headline says.
  public init(_ statement: FindingStatement) {
    subject = statement.subject
    direction = statement.direction
    evidence = statement.evidence
    since = statement.firstPeriod?.year
    if let own = statement.firstPeriod?.frequency.calendar, own != .gregorian { calendar = own }
    reason = statement.reason
    of = statement.isRate ? .rate : .count
    if statement.direction == .changed { outcome = statement.story?.outcome }
    until = statement.ended?.year
  }
}

/// How many series of one family were tested and changed.
public struct FamilyCount: Sendable, Hashable, Codable {
  /// The name of the family: the key of its stage, or its stage.
  public var name: Phrase
  /// How many series it has.
  public var series: Int
  /// How many were tested.
  public var tested: Int
  /// How many went up.
  public var up: Int
  /// How many went down.
  public var down: Int
  /// How many changed, not in one direction.
  public var changed: Int

  /// Creates a count.
  public init(name: Phrase, series: Int, tested: Int, up: Int, down: Int, changed: Int) {
    self.name = name
    self.series = series
    self.tested = tested
    self.up = up
    self.down = down
    self.changed = changed
  }
}

/// A category and its change a year.
public struct CategoryChange: Sendable, Hashable, Codable {
  /// The category.
  public var part: SeriesName.Part
  /// The change a year, or nil where it cannot be told.
  public var change: RangedValue?

  /// Creates a change.
  public init(part: SeriesName.Part, change: RangedValue?) {
    self.part = part
    self.change = change
  }
}

/// How many series were not tested for one reason.
public struct ReasonCount: Sendable, Hashable, Codable {
  /// The reason.
  public var reason: NotEstimable
  /// How many.
  public var count: Int

  /// How many there are of each, the most frequent first, ties in order of their names.
  static func counts(of reasons: [NotEstimable]) -> [ReasonCount] {
    Dictionary(grouping: reasons, by: \.self).map { ReasonCount(reason: $0.key, count: $0.value.count) }
      .sorted { ($1.count, $0.reason.rawValue) < ($0.count, $1.reason.rawValue) }
  }

  /// Creates a count.
  public init(reason: NotEstimable, count: Int) {
    self.reason = reason
    self.count = count
  }
}

extension Phrase {
  /// Words in one language, for what has no translation: the name of a stage, a rule, a code.
  static func own(_ text: String) -> Phrase { .own(text: LocalizedText(text)) }
}

extension Phrase.Word {
  /// The word for a period of a frequency.
  init(_ frequency: Period.Frequency) {
    switch frequency.length {
    case .day: self = .day
    case .week: self = .week
    case .month: self = .month
    case .quarter: self = .quarter
    case .halfYear: self = .halfYear
    case .year: self = .year
    }
  }
}

import Codebook
import Evaluations
import Language
import Tables

extension EvaluateFile {
  /// What is asked for.
  public struct Request: Sendable {
    /// The options, with what they take.
    public static let settings: [(name: String, value: String)] =
      [
        ("--sessions", "a file with a row a session"), ("--code", "a column, or several with commas between"),
        ("--before", "a column"),
        ("--after", "a column"), ("--follow-up", "a column, several with commas between, or none"),
        ("--phase", "a column, and words of it as in test,before=PRE,after=POST"), ("--score", "a column"),
        ("--items", "names of columns with one star, as in q* or before=pre_q*,after=post_q*"),
        ("--answers", "the right answers, as in q1=b,q2=c, or a file with the columns item and answer"),
        ("--answers-encoding", "such as windows-1256"),
        ("--unanswered", ScoreLayout.Unanswered.allCases.map(\.rawValue).joined(separator: ", ")),
        ("--maximum", "a number above 0, or before=20,after=50"), ("--item-maximum", "a number above 0"),
        ("--by", "columns with commas between, or none"),
        ("--chosen", "a column of yes and no"), ("--choose", "how many are chosen, from 1"),
        ("--reliability", "a number between 0 and 1"),
        ("--on", Occasion.allCases.map(\.word).joined(separator: ", ")),
        (
          "--selected-by-first-test",
          EvaluationChoices.FirstTest.allCases.map(\.rawValue).joined(separator: ", ")
        ),
        ("--trainer", "a column of the sessions"),
        ("--cascade", "columns of the sessions, as in trained-by=taught_by,women=femmes"),
        ("--dates", DateOrder.allCases.map(\.rawValue).joined(separator: ", ")),
        ("--attempts", ScoreLayout.Attempts.allCases.map(\.rawValue).joined(separator: ", ")),
        ("--as-of", "a day such as 2026-11-30, not after today"),
        ("--largest-session", "a whole number of officers from 1 to 100000"),
        ("--seed", "a whole number from 0"),
        ("--fill-down", "columns with commas between"),
      ] + FileSettings.all.filter { !["--decimal", "--thousands"].contains($0.name) }

    /// The file of scores; nil where there are sessions alone.
    public var path: String?
    /// The file of sessions.
    var sessions: String? { given["--sessions"] }
    /// The day of today as `2026-11-30`, after which no session can lie; nil where that is not looked at.
    public var today: String?
    /// The column whose cells tell the occasion, where it is found by what they hold; nil for none.
    var phaseByCells: String?
    /// How the files are written, where that is not to be detected.
    var file = FileSettings()
    private(set) var given: [String: String] = [:]
    /// The sheet of each occasion where each has one of its own; nil where that is not said.
    private(set) var occasionSheets: [Occasion: SourceOptions.Sheet]?

    /// Whether trainers are to be chosen, so that codes around the cut are listed.
    var choosesTrainers: Bool { given["--choose"] != nil }
    /// Words in place of a value that mean that none is known, folded.
    var missing: Set<String> { Set(file.missing.map(FoldedText.fold)) }

    /// Creates a request for a file, or for sessions alone.
    public init(path: String?) { self.path = path }

    /// Takes one of the options.
    public mutating func set(_ name: String, to text: String) throws(TrendFile.RequestFault) {
      func refuse() -> TrendFile.RequestFault { TrendFile.RequestFault(option: name, among: Self.settings) }
      let isTaken =
        switch name {
        case "--answers-encoding": TextEncoding.names.contains(text.lowercased())
        case "--unanswered": ScoreLayout.Unanswered(rawValue: text) != nil
        case "--selected-by-first-test": EvaluationChoices.FirstTest(rawValue: text) != nil
        case "--on": Occasion(word: text) != nil
        case "--sheet" where text.contains("="): take(occasionSheets: text)
        case "--maximum": Self.real(text).map { $0 > 0 } ?? (Self.maxima(text) != nil)
        case "--item-maximum": Self.real(text).map { $0 > 0 } ?? false
        case "--dates": DateOrder(rawValue: text) != nil
        case "--cascade": Self.roles(text) != nil
        case "--reliability": Self.real(text).map { $0 > 0 && $0 < 1 } ?? false
        case "--choose": Int(text).map { (1...1_000_000).contains($0) } ?? false
        case "--attempts": ScoreLayout.Attempts(rawValue: text) != nil
        case "--as-of":
          CalendarDay(text: text).map { day in today.flatMap(CalendarDay.init).map { day <= $0 } ?? true }
            ?? false
        case "--largest-session": Int(text).map { (1...100_000).contains($0) } ?? false
        case "--seed": Int(text).map { $0 >= 0 } ?? false
        default: !text.isEmpty && file.take(name, text)
        }
      guard isTaken else { throw refuse() }
      given[name] = text
    }

    /// Takes the sheets of occasions, as in `before=Pre,after=Post`.
    private mutating func take(occasionSheets text: String) -> Bool {
      var sheets: [Occasion: SourceOptions.Sheet] = [:]
      for part in text.split(separator: ",", omittingEmptySubsequences: false) {
        let pair = part.split(separator: "=", maxSplits: 1).map(String.init)
        guard pair.count == 2, let occasion = Occasion(word: pair[0]), !pair[1].isEmpty else { return false }
        sheets[occasion] = Int(pair[1]).flatMap { $0 > 0 ? .number($0) : nil } ?? .name(pair[1])
      }
      occasionSheets = sheets
      return true
    }

    static func real(_ text: String) -> Double? {
      guard case .real(let value)? = ScalarValueReader.read(text, as: .real) else { return nil }
      return value
    }

    /// The most of each occasion, as in `before=20,after=50`; nil for another text.
    static func maxima(_ text: String) -> [Occasion: Double]? {
      var maxima: [Occasion: Double] = [:]
      for part in text.split(separator: ",", omittingEmptySubsequences: false) {
        let pair = part.split(separator: "=", maxSplits: 1).map(String.init)
        guard pair.count == 2, let occasion = Occasion(word: pair[0]), let most = real(pair[1]), most > 0
        else { return nil }
        maxima[occasion] = most
      }
      return maxima
    }

    /// The columns of sessions, as in `date=fecha,women=mujeres`; nil for another text.
    static func roles(_ text: String) -> [SessionLayout.Role: String]? {
      var columns: [SessionLayout.Role: String] = [:]
      for part in text.split(separator: ",", omittingEmptySubsequences: false) {
        let pair = part.split(separator: "=", maxSplits: 1).map(String.init)
        guard pair.count == 2, let role = SessionLayout.Role(rawValue: pair[0]), !pair[1].isEmpty else {
          return nil
        }
        columns[role] = HeadingText.plain(pair[1])
      }
      return columns
    }

    /// The day to which months without a session are counted; nil for the last date of a session.
    var asOf: CalendarDay? { given["--as-of"].flatMap(CalendarDay.init) }
    /// The most officers of a session that are believed; nil for the usual.
    var largestSession: Int? { given["--largest-session"].flatMap { Int($0) } }
    /// Which number of a date of the sessions is the day; nil for what the dates tell.
    var dateOrder: DateOrder? { given["--dates"].flatMap(DateOrder.init) }
  }
}

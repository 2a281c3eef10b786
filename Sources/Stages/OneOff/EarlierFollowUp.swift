import Evaluations
import Tables
import Trends

/// What a test at a follow-up before the latest one tells of all together and of groups: whether it lasted until then.
///
/// An evaluation has one follow-up, the latest; each earlier one is evaluated with it left out.
struct EarlierFollowUp: Encodable {
  /// The heading or the word by which it was found.
  var name: String
  /// From after to the follow-up; nil where nobody has both scores.
  var retention: Gain?
  /// From before to the follow-up; nil where nobody has both scores.
  var lasting: Gain?

  /// The same of each group that is told.
  var groups: [Group] = []

  private var sheet: ScoreSheet?

  private enum CodingKeys: String, CodingKey { case name, retention, lasting, groups }

  /// What it tells of a group.
  struct Group: Encodable {
    /// What it is one of.
    var dimension: String
    /// Its code.
    var code: String
    /// From after to the follow-up; nil where nobody has both scores.
    var retention: Gain?
    /// From before to the follow-up; nil where nobody has both scores.
    var lasting: Gain?
  }

  /// Those of a sheet in order of their times; one whose scores cannot be read is named.
  static func read(
    _ reader: ScoreSheetReader, beside layout: ScoreLayout
  ) -> (told: [EarlierFollowUp], notes: [String]) {
    var told: [EarlierFollowUp] = []
    var notes: [String] = []
    func take(_ name: String, _ reader: ScoreSheetReader) {
      var reader = reader
      do throws(SourceProblems) {
        told.append(EarlierFollowUp(name: name, sheet: try reader.sheet().sheet))
      } catch {
        notes.append(
          "the follow-up '\(name)' is not told: \(error.lines.first ?? "its scores cannot be read"); --follow-up names another"
        )
      }
    }
    for column in layout.earlierFollowUps {
      var other = layout
      other.scores[.followUp] = column
      other.earlierFollowUps = []
      take(column, reader.reading(other, followUp: nil))
    }
    for (time, word) in reader.otherFollowUps {
      take(word, reader.reading(layout, followUp: time))
    }
    return (told, notes)
  }

  /// The same with what its scores tell, evaluated as those of a run.
  func evaluated(_ run: EvaluationRun) -> EarlierFollowUp {
    var other = run
    other.sheet = sheet
    other.sessions = nil
    other.choices.selection = nil
    let evaluation = other.showing(other.finding()).evaluation
    var result = self
    result.retention = evaluation?.whole.retention
    result.lasting = evaluation?.whole.lasting
    result.groups = (evaluation?.groups ?? []).compactMap { group in
      guard let dimension = group.dimension, let code = group.code else { return nil }
      return Group(
        dimension: dimension, code: code, retention: group.retention, lasting: group.lasting)
    }
    return result
  }
}

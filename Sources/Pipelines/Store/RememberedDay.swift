import Language

/// What an instance had read on one day of a run that came to its end: a line of the log of releases.
struct RememberedDay: Sendable, Hashable {
  /// Who remembers it, and what is remembered.
  struct Subject: Sendable, Hashable {
    /// The instance that remembers, `known[AFG]`.
    var reader: String
    /// The output that it reads, `series[AFG].table`.
    var source: String
  }

  var subject: Subject
  /// The day of the run, `2026-11-24`.
  var day: String
  /// The day as a number.
  var number: Int
  /// The key of the instance that made the output.
  var key: String
  /// The hash of the output as the store keeps it.
  var hash: String

  /// Creates a line; nil where the day is none.
  init?(subject: Subject, day: String, key: String, hash: String) {
    guard let number = DayNumber.of(text: day) else { return nil }
    self.subject = subject
    self.day = day
    self.number = number
    self.key = key
    self.hash = hash
  }

  /// The line in the fields of a log, or nil where they are none.
  init?(fields: [String]) {
    guard fields.count == 5 else { return nil }
    self.init(
      subject: Subject(reader: fields[0], source: fields[1]), day: fields[2], key: fields[3], hash: fields[4])
  }

  /// The fields of the line.
  var fields: [String] { [subject.reader, subject.source, day, key, hash] }
}

import Foundation
import Language
import Tables

/// What a brief could say, with the score by which messages are chosen.
struct MessageCandidate {
  /// How much it has to say; nothing where it only says that there is nothing.
  var score: Double
  /// Whether it says that nothing is published.
  var isAbsence = false
  /// The crime it is about, or nil.
  var crime: Crime?
  /// The message.
  var message: Message

  /// The score of a message: size × certainty × recency, `ln(1 + n) · c · 2^(−a/4)`.
  ///
  /// - Parameters:
  ///   - units: `n`, of how many persons, offences or detections it speaks: the figure of a year, the difference of two,
  ///     what a trend changed in the time it speaks of. A hidden figure counts as the least it can be.
  ///   - certainty: `c`: 1 for a published figure, 0.8 where it may be revised; 1 and 0.9 for strong and moderate evidence.
  ///   - age: `a`, the years between what it tells and the last full year of its table: the source that reports
  ///     later has no younger news for that.
  static func score(units: Double, certainty: Double, age: Int) -> Double {
    guard units.isFinite, units > 0 else { return 0 }
    return log(1 + units) * certainty * exp2(-Double(max(0, min(age, 400))) / 4)
  }

  /// The certainty of a recorded figure.
  static func certainty(_ quantity: Quantity) -> Double {
    quantity.marks.contains(.provisional) || quantity.marks.contains(.estimated) ? 0.8 : 1
  }

  /// The best of each crime, then the best of all, then what is not published where there is room; in order of their score.
  ///
  /// One that has nothing else to say stands only where its crime has no other. Equal messages stand once.
  static func chosen(_ all: [MessageCandidate], most: Int) -> [Message] {
    var seen: Set<Phrase> = []
    let once = all.largestFirst(by: \.score).filter { seen.insert($0.message.headline).inserted }
    var crimes: Set<Crime?> = []
    let isFirst = once.map { crimes.insert($0.crime).inserted }
    let firsts = once.indices.filter { isFirst[$0] }
    let rest = once.indices.filter { !isFirst[$0] && (once[$0].score > 0 || once[$0].isAbsence) }
    return (firsts + rest).prefix(most).sorted().map { once[$0].message }
  }
}

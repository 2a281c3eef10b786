import Evaluations
import Testing

@testable import Stages

private let followUps: [([String], String?, [String])] = [
  (["pre", "post", "follow-up 1", "follow-up 2"], "follow-up 2", ["follow-up 1"]),
  (["pre", "post", "12 months", "6 months"], "12 months", ["6 months"]),
  (
    ["pre", "post", "follow up (12 months)", "follow up (3 months)", "six months later"],
    "follow up (12 months)",
    ["follow up (3 months)", "six months later"]
  ),
  (["pre", "post", "suivi", "suivi à 1 an"], "suivi à 1 an", ["suivi"]),
  (["pre", "post", "3M", "6M"], "6M", ["3M"]), (["pre", "post", "Retention test"], "Retention test", []),
  (["pre", "post", "Score after 90 days", "6-mth follow-up"], "6-mth follow-up", ["Score after 90 days"]),
  (
    ["pre", "post", "Follow-up June 2024", "Follow-up March 2024"], "Follow-up June 2024",
    ["Follow-up March 2024"]
  ),
  (["pre", "post after 5 days"], nil, []), (["pre", "post"], nil, []),
]

/// Columns of sheets in other languages, follow-ups and ratings.
@Suite struct TrainingHeadingTests {
  @Test(arguments: [
    ["código", "sexo", "institución", "antes", "después", "seguimiento", "taller"],
    ["codigo", "Sexo", "Institucion", "Nota antes", "Nota despues", "Seguimiento a los 6 meses", "Taller"],
    ["code", "sexe", "service", "avant", "après", "suivi à 6 mois", "atelier"],
    ["código", "sexo", "instituição", "antes", "depois", "acompanhamento", "oficina"],
    ["الرمز", "الجنس", "الجهة", "قبل", "بعد", "المتابعة", "الورشة"],
    ["کد", "جنسیت", "نهاد", "پیش از آموزش", "پس از آموزش", "پیگیری", "کارگاه"],
    ["کوڈ", "جنس", "ادارہ", "پہلے", "بعد میں", "فالو اپ", "ورکشاپ"],
    ["код", "пол", "ведомство", "до обучения", "после обучения", "через 6 месяцев", "семинар"],
  ])
  func columnsAreFound(_ names: [String]) {
    let columns = ScoreColumns(names: names)
    #expect(columns.participant == names[0])
    #expect(columns.scoresByOccasion == [.before: names[3], .after: names[4], .followUp: names[5]])
    #expect(columns.groups == [names[1], names[2], names[6]])
    #expect(ScoreColumns.isSex(names[1]) && ScoreColumns.isWorkshop(names[6]))
  }

  @Test(arguments: followUps)
  func theLatestFollowUpIsTaken(_ names: [String], _ taken: String?, _ earlier: [String]) {
    let columns = ScoreColumns(names: names)
    #expect(columns.scoresByOccasion[.followUp] == taken && columns.followUps.dropLast() == earlier[...])
    #expect(columns.itemsByOccasion[.followUp] == nil)
  }

  @Test(arguments: ["followup_q1", "months of service", "pre 1", "6", "q6 months"])
  func whatIsNoFollowUp(_ heading: String) { #expect(FollowUpTime(heading) == nil) }

  @Test func aTestIsTakenBeforeARatingOrAPost() {
    let names = ["post", "confidence before", "confidence after", "pre-test", "post-test"]
    let columns = ScoreColumns(names: names)
    #expect(columns.scoresByOccasion == [.before: "pre-test", .after: "post-test"])
    #expect(ScoreColumns.isRating("Confidence before") && !ScoreColumns.isRating("Level of knowledge before"))
  }

  @Test(arguments: [
    "sí", "Sí", "oui", "ja", "sim", "да", "نعم", "بله", "ہاں", "x", "X", "✓", "√", "1", "yes.",
  ])
  func wordsForYes(_ word: String) { #expect(AnswerWords.truth(word) == true) }

  @Test(arguments: ["no", "non", "nein", "não", "нет", "لا", "خیر", "نہیں", "0", "✗"])
  func wordsForNo(_ word: String) { #expect(AnswerWords.truth(word) == false) }
}

/// What stands in cells and headings of scores.
@Suite struct ScoreTextTests {
  @Test(arguments: [
    ("12 pts", 12.0), ("12 points", 12), ("12,5 баллов", 12.5), ("۱۲ نمره", 12), ("12", 12),
  ])
  func aWordForPointsMayStandBehind(_ text: String, _ points: Double) {
    #expect(ScoreText(text, missing: []) == .points(points))
  }

  @Test(arguments: ["12 days", "pts", "12 Dec", "points 12"])
  func otherWordsAreNoPoints(_ text: String) { #expect(ScoreText(text, missing: []) == .unreadable) }

  @Test(arguments: [
    ("Pre-test (20)", 20.0), ("Confidence before (1-5)", 5), ("Score (0 to 100)", 100), ("Pre /20", 20),
    ("Test (2)", nil), ("Score (2024)", nil), ("Pre-test", nil),
  ])
  func whatAHeadingSaysThatScoresAreOutOf(_ heading: String, _ most: Double?) {
    #expect(HeadingMaximum.of(heading) == most)
  }

  @Test(arguments: [
    (["Code", "Test d'entrée", "Test de sortie"], "Test d'entrée", "Test de sortie"),
    (["Code", "Evaluación inicial", "Evaluación final"], "Evaluación inicial", "Evaluación final"),
    (["Code", "Входной тест", "Итоговый тест"], "Входной тест", "Итоговый тест"),
    // The usual words go before the rarer ones.
    (["Code", "Pre", "Post", "Final score"], "Pre", "Post"),
  ])
  func rarerWordsOfOccasions(_ names: [String], _ before: String, _ after: String) {
    #expect(ScoreColumns(names: names).scoresByOccasion == [.before: before, .after: after])
  }

  @Test func columnsThatMayHoldScoresAreTold() {
    #expect(["Post2", "Post-test resit", "Retention exam", "Exam 3"].allSatisfy(ScoreColumns.mayHoldScores))
    #expect(
      !["Gain", "Post minus pre difference", "Rank", "Agency"].contains(where: ScoreColumns.mayHoldScores))
  }

  @Test func pathsAndQuestionsOfFormsAreRead() {
    let kobo = ScoreColumns(names: [
      "start", "id/participant_code", "id/gender", "id/agency", "pre_test/q1", "pre_test/q2", "post_test/q1",
      "post_test/q2",
    ])
    #expect(kobo.participant == "id/participant_code" && kobo.groups == ["id/gender", "id/agency"])
    #expect(kobo.itemsByOccasion[.before]?.map(\.name) == ["q1", "q2"])
    #expect(kobo.itemsByOccasion[.after]?.map(\.column) == ["post_test/q1", "post_test/q2"])
    let form = ScoreColumns(names: ["Timestamp", "Score", "Your participant code", "What is your gender?"])
    #expect(form.participant == "Your participant code" && form.groups == ["What is your gender?"])
    #expect(ScoreColumns(names: ["Clave", "Seleccionado(a)"]).chosen == "Seleccionado(a)")
  }

  @Test func columnsThatDifferInBeforeAndAfterAloneAreScores() {
    let found = ScoreColumns(names: ["Code", "Law on smuggling before", "Law on smuggling after"])
    #expect(found.scoresByOccasion == [.before: "Law on smuggling before", .after: "Law on smuggling after"])
    // Of two such pairs nobody can tell which.
    let several = ScoreColumns(names: ["Law before", "Law after", "Interviews before", "Interviews after"])
    #expect(several.scoresByOccasion.isEmpty)
    let ratings = ScoreColumns(names: [
      "Pre-test attempt 1", "Post-test best score", "Confidence before", "Confidence after",
    ])
    #expect(ratings.findsRatingsBesideTests == ["Pre-test attempt 1", "Post-test best score"])
  }

  /// Headings of a code, a score before and one after in other languages.
  @Test(arguments: [
    ["Katılımcı kodu", "Ön test", "Son test"], ["Kod", "Przed szkoleniem", "Po szkoleniu"],
    ["کد شرکت‌کننده", "پیش‌آزمون", "پس‌آزمون"], ["Cod", "Înainte", "După"],
    ["Kode peserta", "Sebelum pelatihan", "Sesudah pelatihan"], ["Код", "До", "После"],
  ])
  func headingsOfOtherLanguagesAreKnown(_ names: [String]) {
    let found = ScoreColumns(names: names)
    #expect(found.participant == names[0])
    #expect(found.scoresByOccasion == [.before: names[1], .after: names[2]])
  }
}

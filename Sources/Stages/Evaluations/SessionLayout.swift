import Language
import Tables

/// What the columns of a sheet of sessions are for.
struct SessionLayout: Sendable, Hashable {
  /// The roles of columns, by the words of the configuration.
  enum Role: String, Sendable, CaseIterable {
    case trainer
    case trainedBy = "trained-by"
    case trainedOn = "trained-on"
    case date, place, agency, women, men, total, before, after
    /// One who held the session with the trainer.
    case coTrainer = "co-trainer"
    /// What the means of the row are out of.
    case maximum
    /// The number of the session.
    case session

    /// Whether a sheet without it lacks nothing.
    var isExtra: Bool { [.coTrainer, .maximum, .session].contains(self) }
  }

  /// The column of each role.
  var columns: [Role: String]
  /// More columns of those who held the session with the trainer.
  var moreTrainers: [String] = []

  /// The word by which a column is left unread.
  static let unread = "none"

  /// All columns that are read, in order.
  var allColumns: [String] { (Array(columns.values) + moreTrainers).sorted() }

  /// The columns of those who held the session with the trainer, in order.
  var coTrainers: [String] { [columns[.coTrainer]].compactMap(\.self) + moreTrainers }

  /// The columns that are called as the roles are, or in some other usual way.
  static func detected(in names: [String]) -> [Role: String] {
    var columns: [Role: String] = [:]
    for role in Role.allCases {
      let words = [role.rawValue] + (others[role] ?? [])
      // A per cent of women is no number of them.
      let open =
        [.women, .men, .total].contains(role) ? names.filter { !$0.contains { "%٪".contains($0) } } : names
      columns[role] = words.lazy.map(joined).compactMap { word in open.first { joined($0) == word } }.first
    }
    return columns
  }

  /// Other columns of co-trainers than the first.
  static func moreTrainers(in names: [String], beside columns: [Role: String]) -> [String] {
    guard let first = columns[.coTrainer] else { return [] }
    let words = Set(([Role.coTrainer.rawValue] + (others[.coTrainer] ?? [])).map(joined))
    return names.filter { $0 != first && words.contains(joined($0)) && !columns.values.contains($0) }
  }

  /// Whether no column tells when a session was, or how many it taught, so that every row would be of a trainer who reported none.
  var tellsOfNoSession: Bool {
    [.date, .women, .men, .total, .before, .after].allSatisfy { columns[$0] == nil }
  }

  /// A heading without spaces and marks: `trained_by` is `trainedby`.
  private static func joined(_ heading: String) -> String { TrainingHeading(heading).words.joined() }

  private static let others: [Role: [String]] = [
    .trainer: [
      "entrenador", "entrenadora", "treinador", "instructeur", "trainer 1", "lead trainer", "main trainer",
      "first trainer", "facilitator 1", "formateur 1", "formador 1",
      "тренер 1", "trainer code", "trainer id", "master trainer", "trainers", "facilitator", "code",
      "formateur",
      "formatrice",
      "code formateur", "code du formateur", "formador", "formadora", "capacitador", "código formador",
      "código del formador", "código do formador", "instructor", "مدرب", "المدرب", "رمز المدرب", "مربی",
      "آموزش دهنده", "کد مربی", "کد آموزش دهنده", "ٹرینر", "ٹرینر کوڈ", "تربیت کار", "тренер", "код тренера",
      "инструктор",
    ],
    .trainedBy: [
      "taught by", "teacher", "trained by code", "parent", "own trainer", "formé par", "formado por",
      "capacitado por", "treinado por", "تدرب على يد", "دربه", "آموزش دیده از", "آموزش توسط", "تربیت از",
      "تربیت دہندہ", "обучен", "кем обучен", "обучен кем", "обучил",
    ],
    .trainedOn: [
      "own training", "trained in", "training date", "date of own training", "formé le", "formado el",
      "fecha de formación", "fecha de capacitación", "date de formation", "data de formação", "تاريخ التدريب",
      "تاریخ آموزش", "تاریخ تربیت", "تربیت کی تاریخ", "дата обучения",
    ],
    .date: [
      "date de session", "date session", "fecha de sesión", "fecha sesión", "date held", "session date",
      "date of session", "day", "month", "fecha", "fecha de la sesión", "date de la séance",
      "date séance", "data", "data da sessão", "التاريخ", "تاريخ الجلسة", "تاریخ", "تاریخ جلسه", "дата",
      "дата занятия",
    ],
    .place: [
      "city", "location", "venue", "lieu", "ville", "lugar", "ciudad", "local", "cidade", "المكان", "المدينة",
      "محل",
      "شهر", "مکان", "مقام", "شہر", "место", "город",
    ],
    .coTrainer: [
      "cotrainer", "co trainer 1", "co trainer 2", "co trainer 3", "co trainer code", "co trainers",
      "trainer 2", "trainer 3", "trainer 4", "second trainer",
      "assistant trainer", "assistant", "assisted by", "together with", "co facilitator", "facilitator 2",
      "co formateur", "co animateur", "formateur 2", "second formateur", "assisté par", "co formador",
      "coformador", "formador 2", "segundo formador", "capacitador 2", "asistido por", "assistido por",
      "второй тренер", "тренер 2", "ассистент", "المدرب المساعد", "مدرب مساعد", "المدرب الثاني", "کمک مربی",
      "مربی دوم", "معاون ٹرینر", "دوسرا ٹرینر",
    ],
    .maximum: TrainingHeading.maxima.sorted(),
    .session: [
      "session no", "session number", "session id", "session code", "no session", "sesión",
      "número de sesión",
      "no de sesión", "séance", "numéro de séance", "no de séance", "sessão", "número da sessão", "занятие",
      "номер занятия", "الجلسة", "رقم الجلسة", "جلسه", "شماره جلسه", "سیشن", "سیشن نمبر",
    ],
    .agency: Array(TrainingHeading.agencies).sorted(),
    .women: [
      "female", "females", "women trained", "femmes", "mujeres", "mulheres", "نساء", "النساء", "إناث", "زنان",
      "خواتین",
      "женщины", "женщин", "f",
    ],
    .men: [
      "male", "males", "men trained", "hommes", "hombres", "homens", "رجال", "الرجال", "ذكور", "مردان", "مرد",
      "مرد حضرات",
      "мужчины", "мужчин", "m",
    ],
    .total: [
      "officers", "participants", "attended", "number", "participantes", "asistentes", "effectif",
      "total participants",
      "المجموع", "العدد", "المشاركون", "مجموع", "شمار", "تعداد", "شرکاء", "کل", "всего", "участников",
      "участники",
    ],
    .before: [
      "mean before", "pre test average", "average pre test", "average pre", "avg pre", "pre average",
      "average before",
      "mean score before", "pre test mean", "mean pre test", "pre score", "moyenne pré test", "moyenne pré",
      "средний балл до",
      "pre mean", "pre test", "mean pre", "pre", "avant", "moyenne avant", "antes",
      "media antes",
      "média antes", "قبل", "متوسط قبل", "پیش از", "میانگین پیش", "پہلے", "до", "средний до",
    ],
    .after: [
      "mean after", "post test average", "average post test", "average post", "avg post", "post average",
      "average after",
      "mean score after", "post test mean", "mean post test", "post score", "moyenne post test",
      "moyenne post", "средний балл после",
      "post mean", "post test", "mean post", "post", "après", "moyenne après", "después",
      "media después",
      "depois", "média depois", "بعد", "متوسط بعد", "پس از", "میانگین پس", "بعد میں", "после",
      "средний после",
    ],
  ]

  /// The layout as part of a key.
  var canonical: String {
    (Role.allCases.map { "session \($0.rawValue) \(columns[$0] ?? "")" }
      + moreTrainers.map { "session co-trainer \($0)" }).joined(separator: "\n")
  }
}

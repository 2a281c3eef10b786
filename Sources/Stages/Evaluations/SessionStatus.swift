import Language
import Tables

/// Whether a session was held, as a cell says: *held*, *Cancelled due to floods*, *проведено*, yes or no.
enum SessionStatus: Hashable {
  /// It was.
  case held
  /// It was not: it was called off, put off or is still to come.
  case notHeld(Reason)
  /// Nothing stands there.
  case unsaid
  /// Nobody can tell.
  case unclear

  /// Why a session was not held.
  enum Reason: String, CaseIterable {
    case cancelled, postponed, planned
    /// It was not, and nothing says why.
    case none
  }

  /// What a column of statuses is called for.
  enum Question {
    /// Whether a session was held.
    case held
    /// Whether it was called off, so that yes means that it was not held.
    case cancelled

    /// The question of a heading.
    init(_ heading: String) {
      let words = TrainingHeading.words(ofCell: heading)
      let isOfCancelling = SessionStatus.phrases.contains {
        if case .notHeld = $0.meaning { $0.words.allSatisfy(words.contains) } else { false }
      }
      self = isOfCancelling && !words.contains("status") ? .cancelled : .held
    }
  }

  /// Reads a cell of a column of statuses.
  init(_ text: String, question: Question, missing: Set<String> = []) {
    let plain = HeadingText.plain(text)
    let word = FoldedText.fold(plain)
    guard !missing.contains(word), !SheetText.isBlank(plain) || AnswerWords.truth(plain) != nil else {
      self = .unsaid
      return
    }
    if let isSo = AnswerWords.truth(plain) {
      switch question {
      case .held: self = isSo ? .held : .notHeld(.none)
      case .cancelled: self = isSo ? .notHeld(.cancelled) : .held
      }
      return
    }
    self = Self.begun(plain)?.status ?? .unclear
  }

  /// What a cell of any column says of itself: that its session was not held; nil where it speaks of something else.
  ///
  /// More words behind say no more than why a session was called off; behind a word for one that was put off they may tell when it was held.
  static func aside(_ text: String) -> (reason: Reason, isCertain: Bool)? {
    guard let (status, isWhole) = begun(HeadingText.plain(text)), case .notHeld(let reason) = status else {
      return nil
    }
    return (reason, isWhole || reason == .cancelled)
  }

  /// The status that a text begins with, where it speaks of no other, and whether it says nothing else.
  private static func begun(_ plain: String) -> (status: SessionStatus, isWhole: Bool)? {
    var words = TrainingHeading.words(ofCell: plain)
    while let first = words.first, subjects.contains(first) { words.removeFirst() }
    guard let found = phrases.first(where: { words.starts(with: $0.words) }) else { return nil }
    var rest = Array(words.dropFirst(found.words.count))
    for phrase in phrases {
      guard let place = rest.indices.first(where: { rest[$0...].starts(with: phrase.words) }) else {
        continue
      }
      // `Postponed, held in June` says both.
      guard (phrase.meaning == .held) == (found.meaning == .held) else { return nil }
      rest.removeSubrange(place..<place + phrase.words.count)
    }
    return (found.meaning, rest.allSatisfy { subjects.contains($0) })
  }

  /// Words that may stand before and behind a status and say nothing of it.
  private static let subjects = TrainingHeading.set([
    "session", "training", "workshop", "course", "the", "was", "were", "is", "been", "has", "séance",
    "formation",
    "la", "le", "sesión", "capacitación", "taller", "fue", "занятие", "тренинг", "заняття", "الجلسة", "جلسه",
    "سیشن",
  ])

  /// The phrases of each meaning, the longest first, so that `not held` is not `held`.
  private static let phrases: [(words: [String], meaning: SessionStatus)] = {
    let lists: [(SessionStatus, [String])] = [
      (.held, heldWords), (.notHeld(.cancelled), cancelledWords), (.notHeld(.postponed), postponedWords),
      (.notHeld(.planned), plannedWords), (.notHeld(.none), notHeldWords),
    ]
    return lists.flatMap { meaning, words in
      words.map { (words: TrainingHeading.words(ofCell: $0), meaning: meaning) }
    }.sorted { $0.words.count > $1.words.count }
  }()

  private static let heldWords = [
    "held", "done", "completed", "complete", "conducted", "delivered", "implemented", "finished", "finalised",
    "finalized", "took place", "taken place", "executed", "accomplished", "taught", "tenu", "tenue",
    "réalisé", "réalisée",
    "effectué", "effectuée", "terminé", "terminée", "achevé", "achevée", "a eu lieu", "fait", "faite",
    "exécuté",
    "exécutée", "realizado", "realizada", "impartido", "impartida", "celebrado", "celebrada", "completado",
    "completada", "concluido", "concluida", "terminado", "terminada", "ejecutado", "ejecutada", "finalizado",
    "finalizada", "hecho", "hecha", "efectuado", "efectuada", "cumplido", "cumplida", "llevado a cabo",
    "llevada a cabo", "se realizó", "concluído", "concluída", "feito", "feita", "ministrado", "ministrada",
    "проведено", "проведена", "проведён", "проведен", "состоялось", "состоялась", "состоялся", "выполнено",
    "завершено", "завершена", "прошло", "прошла", "відбулося", "відбулась", "проведене", "завершене",
    "виконано",
    "عقدت", "انعقدت", "نفذت", "تمت", "تم", "تم التنفيذ", "تم عقدها", "منجزة", "مكتملة", "منفذة", "أقيمت",
    "أنجزت",
    "برگزار شد", "برگزار شده", "برگزار گردید", "انجام شد", "انجام شده", "تکمیل", "تکمیل شد", "تکمیل شده",
    "تدویر شد", "تدویر یافت", "دایر شد", "دایر گردید", "اجرا شد", "تطبیق شد", "منعقد", "منعقد ہوا",
    "منعقد ہوئی",
    "منعقد ہو گیا", "منعقد ہو چکا", "مکمل", "مکمل ہوا", "ہو گیا", "ہو چکا", "انجام پایا",
  ]
  private static let cancelledWords = [
    "cancelled", "canceled", "cancel", "called off", "annulé", "annulée", "cancelado", "cancelada",
    "se canceló",
    "suspendido", "suspendida", "cancelled by", "отменено", "отменена", "отменён", "отменен", "отмена",
    "скасовано",
    "скасована", "ملغاة", "ملغى", "ملغي", "ألغيت", "الغيت", "تم إلغاؤها", "تم الإلغاء", "لغو", "لغو شد",
    "لغو شده",
    "لغو گردید", "کنسل", "کنسل شد", "منسوخ", "منسوخ شدہ", "منسوخ ہوا", "منسوخ کر دیا گیا",
  ]
  private static let postponedWords = [
    "postponed", "deferred", "put off", "delayed", "reporté", "reportée", "ajourné", "ajournée", "différé",
    "différée", "pospuesto", "pospuesta", "aplazado", "aplazada", "diferido", "diferida", "adiado", "adiada",
    "перенесено", "перенесена", "перенесён", "перенесен", "отложено", "отложена", "відкладено", "مؤجلة",
    "مؤجل",
    "تأجلت", "أجلت", "تم تأجيلها", "تم التأجيل", "به تعویق افتاد", "به تعویق افتاده", "معطل", "معطل شد",
    "به تأخیر افتاد",
    "ملتوی", "ملتوی شدہ", "ملتوی ہوا", "مؤخر",
  ]
  private static let plannedWords = [
    "planned", "scheduled", "upcoming", "pending", "proposed", "tentative", "to be held", "to be conducted",
    "forthcoming",
    "tbd", "tbc", "prévu", "prévue", "planifié", "planifiée", "programmé", "programmée", "en attente",
    "à venir",
    "planeado", "planeada", "planificado", "planificada", "programado", "programada", "previsto", "prevista",
    "pendiente", "por realizar", "planejado", "planejada", "agendado", "agendada", "pendente",
    "запланировано",
    "запланирована", "планируется", "в плане", "по плану", "заплановано", "запланована", "مخططة", "مخطط",
    "مخطط لها",
    "مقررة", "معلقة", "قيد الانتظار", "برنامه ریزی شده", "برنامه‌ریزی شده", "پلان شده", "پلان", "در انتظار",
    "منصوبہ",
    "منصوبہ بند", "طے شدہ", "متوقع", "زیر التوا",
  ]
  private static let notHeldWords = [
    "not held", "not done", "not conducted", "not completed", "not delivered", "not implemented",
    "did not take place",
    "not yet", "not yet held", "not yet conducted", "non tenue", "non réalisée", "non effectuée",
    "n a pas eu lieu",
    "no realizado", "no realizada", "no impartida", "no se realizó", "não realizado", "não realizada",
    "не проведено",
    "не проведена", "не состоялось", "не состоялась", "не відбулося", "لم تعقد", "لم تنفذ", "لم تتم",
    "لم تنعقد",
    "برگزار نشد", "برگزار نشده", "انجام نشد", "انجام نشده", "دایر نشد", "منعقد نہیں ہوا", "نہیں ہوا",
    "نہیں ہو سکا",
  ]
}

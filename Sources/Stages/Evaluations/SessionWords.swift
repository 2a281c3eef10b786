/// What columns of sessions are called, in the languages of those who type them.
enum SessionWords {
  /// The headings of each role beside its own word.
  static let headings: [SessionLayout.Role: [String]] = [
    .trainer: [
      "entrenador", "entrenadora", "treinador", "instructeur", "trainer 1", "lead trainer", "main trainer",
      "first trainer", "facilitator 1", "formateur 1", "formador 1",
      "тренер 1", "trainer code", "trainer id", "master trainer", "trainers", "facilitator", "code",
      "formateur",
      "formatrice",
      "code formateur", "code du formateur", "formador", "formadora", "capacitador", "código formador",
      "código del formador", "código do formador", "instructor", "مدرب", "المدرب", "رمز المدرب", "مربی",
      "آموزش دهنده", "کد مربی", "کد آموزش دهنده", "ٹرینر", "ٹرینر کوڈ", "تربیت کار", "тренер", "код тренера",
      "инструктор", "інструктор", "instructora", "capacitadora",
    ],
    .trainedBy: [
      "taught by", "teacher", "trained by code", "parent", "own trainer", "formé par", "formado por",
      "capacitado por", "treinado por", "تدرب على يد", "دربه", "آموزش دیده از", "آموزش توسط", "تربیت از",
      "تربیت دہندہ", "обучен", "кем обучен", "обучен кем", "обучил", "ким навчений", "навчений",
      "entrenado por", "instruido por",
    ],
    .trainedOn: [
      "own training", "trained in", "training date", "date of own training", "formé le", "formado el",
      "fecha de formación", "fecha de capacitación", "date de formation", "data de formação", "تاريخ التدريب",
      "تاریخ آموزش", "تاریخ تربیت", "تربیت کی تاریخ", "дата обучения", "дата навчання",
    ],
    .date: [
      "date de session", "date session", "fecha de sesión", "fecha sesión", "date held", "session date",
      "date of training", "training dates", "dates held",
      "dates of session", "dates of sessions",
      "date of session", "day", "month", "fecha", "fecha de la sesión", "date de la séance",
      "date séance", "data", "data da sessão", "التاريخ", "تاريخ الجلسة", "تاریخ", "تاریخ جلسه", "дата",
      "дата занятия", "дата заняття", "dates", "fechas", "session dates", "fecha de la capacitación",
      "dates de la séance", "dates de session", "даты", "дати", "actual date",
      "date conducted", "date delivered", "date of delivery", "start date", "date from", "date started",
      "from", "fecha de inicio",
      "fecha inicio", "fecha real", "date de début", "date réelle", "data de início", "дата начала",
      "дата початку",
      "تاريخ البداية", "تاریخ شروع", "تاریخ برگزاری", "تاریخ انعقاد",
    ],
    .place: [
      "city", "location", "venue", "lieu", "ville", "lugar", "ciudad", "local", "cidade", "المكان", "المدينة",
      "محل",
      "شهر", "مکان", "مقام", "شہر", "место", "город", "місце", "місто", "sede", "town", "village", "site",
      "municipio", "commune", "место проведения", "місце проведення",
      "محل برگزاری", "county", "district",
      "province",
    ],
    .coTrainer: [
      "cotrainer", "co trainer 1", "co trainer 2", "co trainer 3", "co trainer code", "co trainers",
      "trainer 2", "trainer 3", "trainer 4", "second trainer",
      "assistant trainer", "assistant", "assisted by", "together with", "co facilitator", "facilitator 2",
      "co formateur", "co animateur", "formateur 2", "second formateur", "assisté par", "co formador",
      "coformador", "co capacitador", "cocapacitador", "co capacitadora", "co entrenador", "formador 2",
      "segundo formador", "capacitador 2", "asistido por", "assistido por",
      "второй тренер", "тренер 2", "ассистент", "المدرب المساعد", "مدرب مساعد", "المدرب الثاني", "کمک مربی",
      "مربی دوم", "معاون ٹرینر", "دوسرا ٹرینر",
    ],
    .maximum: TrainingHeading.maxima.sorted(),
    .sessionCount: [
      "sessions", "number of sessions", "no of sessions", "nr of sessions", "num sessions", "sessions held",
      "sessions conducted", "sessions delivered", "number of sessions held", "number of sessions conducted",
      "no of sessions held", "no of sessions conducted", "total sessions", "session count",
      "number of trainings",
      "no of trainings", "trainings held", "trainings conducted", "nombre de séances", "nombre de sessions",
      "nb de séances", "nb de sessions", "nbre de séances", "séances tenues", "nombre de formations",
      "número de sesiones", "no de sesiones", "num de sesiones", "sesiones", "sesiones realizadas",
      "sesiones impartidas", "cantidad de sesiones", "número de sessões", "sessões", "sessões realizadas",
      "количество занятий", "число занятий", "занятий", "количество сессий", "кількість занять",
      "عدد الجلسات", "عدد الدورات", "الجلسات", "تعداد جلسات", "شمار جلسات", "تعداد جلسه", "تعداد جلسه ها",
      "جلسات", "سیشنوں کی تعداد", "تعداد سیشن", "سیشنز",
    ],
    .status: [
      "session status", "status of session", "state", "held", "was held", "session held", "was it held",
      "took place", "conducted", "was conducted", "completed", "delivered", "done", "implemented",
      "implementation", "implementation status", "progress", "cancelled", "canceled", "postponed", "statut",
      "état", "tenue", "séance tenue", "réalisée", "réalisé", "effectuée", "effectué", "a eu lieu", "annulée",
      "annulé", "estado", "estatus", "situación", "estado de la sesión", "realizada", "realizado",
      "se realizó", "sesión realizada", "impartida", "impartido", "celebrada", "cancelada", "cancelado",
      "situação", "estado da sessão", "статус", "состояние", "проведено", "проведена", "состоялось",
      "состоялась", "отменено", "отменена", "стан", "статус занятия", "відбулося", "الحالة", "حالة",
      "حالة الجلسة", "عقدت", "نفذت", "هل عقدت", "تم التنفيذ", "وضعیت", "وضعیت جلسه", "حالت", "برگزار شد",
      "انجام شد", "برگزار شده", "حیثیت", "صورتحال", "سیشن کی حیثیت", "کیفیت", "منعقد", "منعقد ہوا",
    ],
    .trainerName: [
      "name of trainer", "name of the trainer", "trainer s name", "trainers name", "names of trainers",
      "trainer names", "facilitator name", "name of facilitator", "master trainer name", "full name", "name",
      "names", "nom du formateur", "nom de la formatrice", "nom formateur", "nom", "nom et prénom", "noms",
      "nombre del capacitador", "nombre del formador", "nombre del entrenador", "nombre de la capacitadora",
      "nombre", "nombre y apellido", "nombre completo", "nome do formador", "nome", "имя тренера",
      "фио тренера", "фио", "имя", "піб", "піб тренера", "اسم المدرب", "الاسم", "اسم", "نام مربی",
      "نام آموزش دهنده", "نام استاد", "نام", "ٹرینر کا نام", "نام ٹرینر",
    ],
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
      "женщины", "женщин", "жінки", "жінок", "f",
    ],
    .men: [
      "male", "males", "men trained", "hommes", "hombres", "homens", "رجال", "الرجال", "ذكور", "مردان", "مرد",
      "مرد حضرات",
      "мужчины", "мужчин", "чоловіки", "чоловіків", "m",
    ],
    .total: [
      "officers", "participants", "attended", "number", "participantes", "asistentes", "effectif",
      "total participants",
      "المجموع", "العدد", "المشاركون", "مجموع", "شمار", "تعداد", "شرکاء", "کل", "усього", "всього",
      "учасників", "учасники", "no of participants", "number of participants",
      "participants trained", "officers trained", "no of officers", "number of officers",
      "número de participantes",
      "nombre de participants", "total trained", "trained", "capacitados", "personas capacitadas", "всего",
      "участников",
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

  /// Headings of a date that is one of sessions where nothing else is.
  static let openDates = [
    "training date", "date of training", "fecha de formación", "fecha de capacitación", "date de formation",
    "data de formação", "تاريخ التدريب", "تاریخ آموزش", "تاریخ تربیت", "تربیت کی تاریخ", "дата обучения",
    "дата навчання",
  ]

  /// Headings of codes of trainers, beside which a column called `Trainer` alone has names.
  static let codesOfTrainers = [
    "trainer code", "trainer id", "code of trainer", "trainer no", "tot code", "code formateur",
    "code du formateur", "código formador", "código del formador", "código do formador", "código capacitador",
    "código del capacitador", "clave", "clave del capacitador", "رمز المدرب", "کد مربی", "کد آموزش دهنده",
    "ٹرینر کوڈ", "ٹرینر کا کوڈ", "код тренера",
  ]

  /// Headings of names that do not say whose.
  static let names = [
    "name", "names", "full name", "nom", "noms", "nom et prénom", "nombre", "nombre y apellido",
    "nombre completo",
    "nome", "имя", "фио", "піб", "الاسم", "اسم", "نام",
  ]

  /// Words that headings have or leave out.
  static let articles = TrainingHeading.set([
    "de", "la", "del", "of", "the", "du", "des", "le", "les", "los", "las", "da", "do", "das", "dos", "el",
    "l", "d",
  ])

  /// Words for a number, and for those who are counted, which make a heading together: `Кількість учасників`.
  static let numbers = TrainingHeading.set([
    "number", "no", "nr", "num", "número", "núm", "nombre", "nb", "число", "количество", "кількість", "عدد",
    "تعداد", "شمار",
  ])
  static let persons = TrainingHeading.set([
    "participants", "officers", "trainees", "attendees", "persons", "people", "participantes", "personas",
    "agentes",
    "asistentes", "agents", "personnes", "участников", "сотрудников", "учасників", "المشاركين", "کنندگان",
    "شرکاء",
  ])

  /// What headings of numbers of officers say beside whom they count.
  static let besideCounts = TrainingHeading.set([
    "participants", "participant", "officers", "officer", "trainees", "attendees", "persons", "people",
    "staff", "number",
    "no", "nr", "num", "of", "the", "trained", "attended", "attending", "reached", "present", "in",
    "attendance",
    "participantes", "personas", "agentes", "número", "núm", "de", "capacitadas", "capacitados", "asistentes",
    "nombre", "nb", "participantes", "formés", "formées", "agents", "personnes", "du", "des", "d", "l",
    "участников",
    "сотрудников", "число", "количество", "учасників", "кількість", "عدد", "المشاركين", "تعداد", "شمار",
    "شرکت",
    "کنندگان", "شرکاء", "کی",
  ])

  /// What says in the heading of a status how the column is filled in.
  static let besideStatus = TrainingHeading.set([
    "y", "n", "yes", "no", "так", "ні", "si", "sí", "oui", "non", "да", "нет", "نعم", "لا", "بلی", "بله",
    "نخیر", "ہاں",
    "نہیں", "is", "the", "or", "o", "ou",
  ])
}

/// What a figure of a table on crimes may count, each thing in the words of some twenty languages.
enum CountedThings: CaseIterable {
  case investigation, complaint, prosecution, conviction, trial, acquittal, offence, victim, suspect, death,
    identified,
    assisted, referred, returned, rescued

  /// The things that a text speaks of; nil where none.
  static func first(in text: HeadingWords) -> CountedThings? { allCases.first { $0.isNamed(in: text) } }

  private func isNamed(in text: HeadingWords) -> Bool {
    guard let vocabulary = Self.vocabularies[self] else { return false }
    if text.mention(vocabulary.words) { return true }
    // Languages that bend their words are told by stems, and those without spaces by what stands in them.
    return text.words.contains { word in
      vocabulary.stems.contains { word.hasPrefix($0) } || vocabulary.parts.contains { word.contains($0) }
    }
  }

  private struct Vocabulary {
    var words: Set<String>
    var stems: [String]
    var parts: [String]

    init(_ words: [String], stems: [String] = [], parts: [String] = []) {
      self.words = HeadingVocabulary.folded(words)
      self.stems = stems.map { HeadingWords($0).text }
      self.parts = parts.map { HeadingWords($0).text }
    }
  }

  private static let vocabularies: [CountedThings: Vocabulary] = [
    .investigation: Vocabulary(
      [
        "investigation", "investigations", "investigated", "investigación", "investigaciones", "enquête",
        "enquêtes",
        "investigação", "investigações", "inquérito", "inquéritos", "indagini", "Ermittlungen",
        "Ermittlungsverfahren",
        "التحقيقات", "تحقيقات", "تحقیقات", "penyidikan", "penyelidikan", "soruşturma", "điều tra", "जाँच", "जांच",
        "अनुसन्धान", "তদন্ত", "hetime", "cercetări", "onderzoeken", "śledztwa", "uchunguzi",
      ], stems: ["расследован", "розслідуван", "разследван", "soruştur", "dochodzen"],
      parts: ["捜査", "调查", "調查", "สอบสวน"]),
    .complaint: Vocabulary(
      [
        "complaint", "complaints", "report filed", "reports filed", "FIR", "FIRs", "plainte", "plaintes",
        "denuncia",
        "denuncias", "denúncia", "denúncias", "querella", "querellas", "denunce", "Anzeigen", "الشكاوى",
        "شكاوى",
        "البلاغات", "بلاغات", "شکایات", "شکایت", "laporan", "pengaduan", "şikayet", "ihbar", "उजुरी", "शिकायत",
        "অভিযোগ",
        "plângeri", "zgłoszenia",
      ], stems: ["жалоб", "заявлен", "звернен", "скарг", "şikayet"], parts: ["举报", "舉報", "ร้องเรียน"]),
    .prosecution: Vocabulary(
      [
        "prosecution", "prosecutions", "prosecuted", "indicted", "indictments", "charged", "persons charged",
        "poursuites",
        "poursuivis", "procesamientos", "procesados", "imputaciones", "acusaciones", "acusações",
        "denunciados",
        "rinvii a giudizio", "Anklagen", "angeklagt", "الملاحقات", "ملاحقات", "تعقیب", "penuntutan",
        "dakwaan", "iddianame",
        "truy tố", "अभियोजन", "chargesheeted", "charge sheeted", "অভিযোগপত্র", "trimiși în judecată",
        "vervolgingen",
      ], stems: ["направлен", "предъявлен", "обвинен", "обвинувачен", "oskarżen", "iddianame"],
      parts: ["起訴", "起诉", "ฟ้อง"]),
    .conviction: Vocabulary(
      [
        "conviction", "convictions", "convicted", "sentenced", "sentences", "condamnations", "condamnés",
        "condamnées",
        "condenas", "condenados", "sentencias", "sentenciados", "condenações", "sentenças", "condanne",
        "condannati",
        "Verurteilungen", "Verurteilte", "verurteilt", "الإدانات", "إدانات", "المدانين", "المحكوم عليهم",
        "أحكام الإدانة",
        "محکومیت", "محکومین", "محکومان", "سزا یافتہ", "سزائیں", "terpidana", "putusan", "vonis", "mahkumiyet",
        "mahkum",
        "hükümlü", "bị cáo bị kết án", "kết án", "दोषी ठहर", "दोषसिद्धि", "दोषी", "দণ্ডিত", "সাজা", "condamnări",
        "veroordelingen", "wyroki", "dënime", "të dënuar",
      ],
      stems: [
        "осужден", "осуждён", "засуджен", "осъден", "осуђен", "осудени", "приговор", "вирок", "skazan",
        "mahkum",
      ],
      parts: ["有罪", "判决", "判決", "定罪"]),
    .trial: Vocabulary(
      [
        "trial", "trials", "court cases", "procès", "juicios", "julgamentos", "processi", "المحاكمات",
        "محاکمه", "dava",
        "davalar", "dava sayısı", "persidangan", "xét xử", "судебные дела",
      ], stems: ["судебн"]),
    .acquittal: Vocabulary(
      [
        "acquittal", "acquittals", "acquitted", "acquittements", "acquittés", "absoluciones", "absueltos",
        "absolvições",
        "assoluzioni", "Freisprüche", "البراءة", "بری", "beraat",
      ], stems: ["оправдан", "виправдан", "uniewinn"], parts: ["无罪", "無罪"]),
    .offence: Vocabulary(
      [
        "case", "cases", "cases registered", "offence", "offences", "offenses", "crimes", "incidents",
        "affaires",
        "dossiers", "casos", "expedientes", "carpetas", "delitos", "infractions", "ocorrências",
        "crimes registados", "casi",
        "reati", "Fälle", "Delikte", "Straftaten", "القضايا", "قضايا", "قضية", "الجرائم", "جرائم", "پرونده",
        "پرونده ها",
        "قضایا", "مقدمات", "کیس", "کیسز", "kasus", "perkara", "olay", "vaka", "suç", "số vụ", "vụ án",
        "vụ việc",
        "मुद्दा", "मुद्दा दर्ता", "मामले", "মামলা", "kesi", "rastet", "cazuri", "dosare", "infracțiuni", "zaken", "sprawy",
        "przestępstwa", "случаи", "случаев", "дел", "справ", "кримінальні провадження", "υποθέσεις",
      ],
      stems: [
        "преступлен", "злочин", "престъплен", "кривичн", "уголовн", "дела", "справи", "случаи", "случаја",
      ],
      parts: ["案件", "件数", "คดี"]),
    .victim: Vocabulary(
      [
        "victim", "victims", "survivors", "victime", "victimes", "víctima", "víctimas", "vítima", "vítimas",
        "vittime",
        "vittima", "Opfer", "الضحايا", "ضحايا", "المجني عليهم", "قربانی", "قربانیان", "متاثرین", "متاثرہ",
        "korban", "mağdur",
        "mağdurlar", "mağdur sayısı", "nạn nhân", "पीडित", "पीड़ित", "ভিকটিম", "ভুক্তভোগী", "waathirika", "viktima",
        "viktimat",
        "victime identificate", "slachtoffers", "slachtoffer", "ofiary", "žrtve", "θύματα", "áldozatok",
      ], stems: ["жертв", "потерп", "постражд", "пострадавш", "mağdur", "ofiar", "żertw", "žrtv"],
      parts: ["被害者", "受害者", "被害人", "被害人数", "ผู้เสียหาย", "เหยื่อ"]),
    .suspect: Vocabulary(
      [
        "suspect", "suspects", "accused", "arrest", "arrests", "arrested", "persons arrested", "offenders",
        "perpetrators",
        "traffickers", "smugglers", "detained", "arrestations", "mis en cause", "auteurs", "suspects arrêtés",
        "interpellés",
        "sospechosos", "detenidos", "detenciones", "imputados", "imputado", "acusados", "procesado",
        "suspeitos", "detidos",
        "arguidos", "presos", "indagati", "arrestati", "imputati", "Tatverdächtige", "Verdächtige",
        "Beschuldigte",
        "المشتبه بهم", "المتهمين", "المتهمون", "متهمين", "متهمون", "الموقوفين", "المقبوض عليهم", "الجناة",
        "متهمان",
        "متهمین", "مظنونان", "مظنونین", "دستگیرشدگان", "بازداشت شدگان", "گرفتار", "گرفتار شدہ", "ملزمان",
        "ملزم", "tersangka",
        "pelaku", "terdakwa", "şüpheli", "şüpheliler", "sanık", "zanlı", "bị can", "đối tượng", "nghi phạm",
        "पक्राउ",
        "अभियुक्त", "प्रतिवादी", "आरोपी", "गिरफ्तार", "আসামি", "গ্রেফতার", "গ্রেপ্তার", "washukiwa", "watuhumiwa", "të dyshuar",
        "të arrestuar", "suspecți", "inculpați", "verdachten", "podejrzani", "osumnjičeni", "ύποπτοι",
        "συλληφθέντες",
      ],
      stems: [
        "подозрева", "підозрюв", "задержан", "затриман", "арестован", "заподозр", "осумњич", "şüpheli",
        "podejrzan",
      ],
      parts: ["被疑者", "容疑者", "嫌疑人", "犯罪嫌疑", "検挙", "ผู้ต้องหา", "จับกุม"]),
    .death: Vocabulary(
      [
        "death", "deaths", "dead", "missing", "décès", "morts", "muertes", "muertos", "fallecidos", "mortes",
        "mortos",
        "morti", "Tote", "Todesfälle", "الوفيات", "وفيات", "کشته", "فوت", "اموات", "kematian", "meninggal",
        "ölüm", "ölen",
        "मृत्यु", "মৃত্যু", "decese", "zgony",
      ], stems: ["погиб", "загиб", "умерш"], parts: ["死亡", "เสียชีวิต"]),
    .identified: Vocabulary(["identified", "identifiées", "identifiés", "identificadas", "identificados"]),
    .assisted: Vocabulary(["assisted", "assistées", "assistés", "asistidas", "atendidas", "assistidas"]),
    .referred: Vocabulary([
      "referred", "referral", "referrals", "orientées", "orientés", "référés", "referidas", "derivadas",
      "derivados",
      "encaminhadas", "المحالين", "الإحالات", "ارجاع", "rujukan",
    ]),
    .returned: Vocabulary([
      "returned", "returns", "repatriated", "repatriations", "rapatriées", "rapatriés", "retornadas",
      "retornados",
      "repatriadas", "deported", "deportations", "العائدين", "المرحلين", "بازگشت", "پذیرش", "deportasi",
    ]),
    .rescued: Vocabulary(
      [
        "rescued", "rescues", "secourues", "secourus", "rescatadas", "rescatados", "resgatadas", "resgatados",
        "उद्धार",
        "উদ্ধার", "diselamatkan", "kurtarılan", "giải cứu", "نجات یافته", "بازیاب",
      ], stems: ["спасен", "освобожд", "врятован", "звільнен"], parts: ["救助", "获救", "解救"]),
  ]
}

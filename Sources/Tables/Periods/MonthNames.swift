/// Names of months in the languages in which files are kept, in full and as they are shortened; those of other calendars too.
public enum MonthNames {
  /// A month that a name stands for.
  public struct Month: Sendable, Hashable {
    /// The calendar that has the name.
    public var calendar: PeriodCalendar
    /// The month from 1.
    public var number: Int
  }

  /// The month of a name in whatever letters, or nil; the Islamic calendars have one set of names, given as `islamic-civil`.
  ///
  /// Points inside and behind a name mean nothing (`Sept.`, `ม.ค.`).
  public static func month(_ name: String) -> Month? { byName[folded(name.filter { $0 != "." })] }

  /// The names of the months of a calendar with their numbers, as `WordTables.folded` writes them.
  static func spellings(_ calendar: PeriodCalendar) -> [(name: String, month: Int)] {
    let own = calendar == .islamicUmmAlQura ? .islamicCivil : calendar
    return all.filter { $0.calendar == own }.flatMap { list in
      list.names.enumerated().flatMap { place, names in
        Set(names.flatMap { [letters($0.lowercased()), folded($0)] }).sorted().map { ($0, place + 1) }
      }
    }
  }

  /// A name for matching: lower case, one form of each letter that is written in several, no accents or invisible marks.
  public static func folded(_ name: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in letters(name.lowercased()).unicodeScalars {
      switch scalar {
      case "\u{0622}", "\u{0623}", "\u{0625}", "\u{0671}": result.append("\u{0627}")
      case "\u{0624}": result.append("\u{0648}")
      case "\u{0626}": result.append("\u{06CC}")
      case "\u{0629}": result.append("\u{0647}")
      case "\u{0640}", "\u{064B}"..."\u{0655}", "\u{0300}"..."\u{036F}": break
      default: result.append(plain[scalar] ?? scalar)
      }
    }
    return String(result)
  }

  /// The Persian forms of Arabic letters, without invisible marks.
  private static func letters(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where !isInvisible(scalar) {
      switch scalar {
      case "\u{0643}": result.append("\u{06A9}")
      case "\u{064A}", "\u{0649}", "\u{06D2}": result.append("\u{06CC}")
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// Whether a mark only says how text runs or joins.
  public static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\u{200B}"..."\u{200F}", "\u{202A}"..."\u{202E}", "\u{2060}"..."\u{2069}", "\u{061C}", "\u{FEFF}":
      true
    default: false
    }
  }

  private static let plain: [Unicode.Scalar: Unicode.Scalar] = [
    "é": "e", "è": "e", "ê": "e", "û": "u", "ú": "u", "ü": "u", "á": "a", "à": "a", "â": "a", "í": "i",
    "ó": "o", "ö": "o", "ñ": "n", "ń": "n", "ã": "a", "ä": "a", "ë": "e", "ç": "c", "ğ": "g", "ı": "i",
    "ł": "l", "ś": "s", "ş": "s", "ź": "z", "ё": "е",
  ]

  private static let byName: [String: Month] = {
    var months: [String: Month] = [:]
    for list in all {
      for (place, names) in list.names.enumerated() {
        for name in names {
          months[folded(name.filter { $0 != "." })] = Month(calendar: list.calendar, number: place + 1)
        }
      }
    }
    return months
  }()

  private static let all: [(calendar: PeriodCalendar, names: [[String]])] =
    [
      (.gregorian, english), (.gregorian, french), (.gregorian, spanish), (.gregorian, romanian),
      (.gregorian, arabic),
      (.gregorian, persianAndUrdu), (.persian, solarHijri), (.islamicCivil, islamic),
    ] + others.map { (.gregorian, $0) }

  private static let english: [[String]] = [
    ["january", "jan"], ["february", "feb"], ["march", "mar"], ["april", "apr"], ["may"], ["june", "jun"],
    ["july", "jul"], ["august", "aug"], ["september", "sep", "sept"], ["october", "oct"],
    ["november", "nov"],
    ["december", "dec"],
  ]
  private static let french: [[String]] = [
    ["janvier", "janv"], ["février", "févr", "fév"], ["mars"], ["avril", "avr"], ["mai"], ["juin"],
    ["juillet", "juil"], ["août"], ["septembre"], ["octobre"], ["novembre"], ["décembre", "déc"],
  ]
  private static let spanish: [[String]] = [
    ["enero", "ene"], ["febrero"], ["marzo"], ["abril", "abr"], ["mayo"], ["junio"], ["julio"],
    ["agosto", "ago"], ["septiembre", "setiembre", "set"], ["octubre"], ["noviembre"], ["diciembre", "dic"],
  ]
  private static let romanian: [[String]] = [
    ["ianuarie", "ian"], ["februarie"], ["martie"], ["aprilie"], ["mai"], ["iunie", "iun"], ["iulie", "iul"],
    ["august"], ["septembrie"], ["octombrie"], ["noiembrie", "noi"], ["decembrie"],
  ]
  /// Egypt and the Gulf, the Levant and Iraq, the Maghreb.
  private static let arabic: [[String]] = [
    ["يناير", "كانون الثاني", "جانفي"], ["فبراير", "شباط", "فيفري"], ["مارس", "آذار"],
    ["أبريل", "إبريل", "نيسان", "أفريل"], ["مايو", "أيار", "ماي"], ["يونيو", "يونيه", "حزيران", "جوان"],
    ["يوليو", "يوليه", "تموز", "جويلية"], ["أغسطس", "آب", "أوت"], ["سبتمبر", "أيلول"],
    ["أكتوبر", "تشرين الأول"], ["نوفمبر", "تشرين الثاني"], ["ديسمبر", "كانون الأول"],
  ]
  /// Iran, Afghanistan, Pakistan.
  private static let persianAndUrdu: [[String]] = [
    ["ژانویه", "جنوری"], ["فوریه", "فبروری", "فروری"], ["مارس", "مارچ"], ["آوریل", "اپریل"],
    ["مه", "می", "مئی"], ["ژوئن", "جون"], ["ژوئیه", "جولای", "جولائی"], ["اوت", "آگوست", "اگست"],
    ["سپتامبر", "سپتمبر", "ستمبر"], ["اکتبر", "اکتوبر"], ["نوامبر", "نومبر"], ["دسامبر", "دسمبر"],
  ]
  /// Iran, Afghanistan in Dari and in Pashto, and both in Latin letters.
  private static let solarHijri: [[String]] = [
    ["فروردین", "حمل", "وری", "farvardin", "hamal"], ["اردیبهشت", "ثور", "غویی", "ordibehesht", "sawr"],
    ["خرداد", "جوزا", "غبرګولی", "khordad", "jawza"], ["تیر", "سرطان", "چنګاښ", "tir", "saratan"],
    ["مرداد", "امرداد", "اسد", "زمری", "mordad", "asad"], ["شهریور", "سنبله", "وږی", "shahrivar", "sonbola"],
    ["مهر", "میزان", "تله", "mehr", "mizan"], ["آبان", "عقرب", "لړم", "aban", "aqrab"],
    ["آذر", "قوس", "لیندۍ", "azar", "qaws"], ["دی", "جدی", "مرغومی", "dey", "jadi"],
    ["بهمن", "دلو", "سلواغه", "bahman", "dalw"], ["اسفند", "حوت", "کب", "esfand", "hut"],
  ]
  private static let islamic: [[String]] = [
    ["محرم", "muharram"], ["صفر", "safar"], ["ربيع الأول", "rabi al awwal"],
    ["ربيع الآخر", "ربيع الثاني", "rabi al thani"], ["جمادى الأولى", "jumada al ula"],
    ["جمادى الآخرة", "جمادى الثانية", "jumada al thani"], ["رجب", "rajab"], ["شعبان", "shaban"],
    ["رمضان", "ramadan"], ["شوال", "shawwal"], ["ذو القعدة", "dhu al qadah"], ["ذو الحجة", "dhu al hijjah"],
  ]
}

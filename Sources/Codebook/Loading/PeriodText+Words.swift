/// The words beside the numbers of a period, in the languages of offices.
extension PeriodText {
  /// Words for a year beside one.
  static let yearWords: Set<String> = [
    "year", "année", "an", "año", "ano", "anno", "jahr", "jaar", "السنة", "سنة", "عام", "سال", "سن", "godina",
    "година", "god", "ปี",
  ]
  /// Words that stand between a day, a month and a year, or behind an ordinal number.
  static let joints: Set<String> = [
    "р", "рік", "року", "г", "год", "года", "yılı", "anul", "do", "del año",
    "de", "del", "di", "of", "the", "من", "st", "nd", "rd", "th", "er", "ère", "ere", "e", "ème", "eme", "re",
    "o", "º",
    "ª",
    "ro", "to",
  ]
  static let weekdays: Set<String> = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "wed", "thu",
    "fri", "sat", "sun", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "lunes",
    "martes", "miércoles", "jueves", "viernes", "sábado", "domingo",
  ]
  static let quarterWords: Set<String> = [
    "q", "qtr", "quarter", "t", "tr", "trim", "trimestre", "trimestru", "quartal", "кв", "квартал", "çeyrek",
    "ไตรมาส", "kvartal", "kvartali", "ketvirtis", "ceturksnis", "neljännes", "vuosineljännes", "čtvrtletí",
    "štvrťrok", "kwartał",
    "kwartaal", "negyedév", "τρίμηνο", "tromjesečje", "tromesečje", "კვარტალი", "եռամսյակ", "רבעון", "тоқсан",
    "улирал",
    "quý", "triwulan", "tw", "robo", "الربع", "ربع", "سه ماهه", "سہ ماہی",
  ]
  /// Words for half a year beside its number or its name.
  static let halfWords: Set<String> = [
    "h", "hy", "half", "half year", "halfyear", "sem", "semester", "semestre", "semestru", "semestrul",
    "semestar",
    "hj", "halbjahr", "halfjaar", "halvår", "halvar", "puolivuosi", "полугодие", "півріччя", "полугодишта",
    "polugodište",
    "polugodiste", "полугођење", "półrocze", "pololetí", "polrok", "félév", "yarıyıl", "yarı yıl", "yarı",
    "εξάμηνο", "semestri",
    "النصف", "نصف", "نصف السنة", "نصف سنة", "نیمه", "نیمهٔ", "نیمسال", "شش ماهه", "شش ماهۀ", "ششماهه",
    "ششماہی", "شش ماہی",
    "半期", "반기", "poolaasta", "pusmetis", "pusgads", "pololetie", "ნახევარი", "կիսամյակ", "жартыжылдық",
    "хагас жил", "semesteri",
  ]
  /// The first numbers in words, as quarters and halves are named.
  static let ordinals: [String: Int] = [
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "first": 1, "second": 2, "third": 3, "fourth": 4, "premier": 1,
    "première": 1,
    "deuxième": 2, "troisième": 3, "quatrième": 4, "primer": 1, "primero": 1, "segundo": 2, "tercer": 3,
    "tercero": 3, "cuarto": 4, "primeiro": 1, "terceiro": 3, "quarto": 4, "primo": 1, "secondo": 2,
    "terzo": 3,
    "erstes": 1, "zweites": 2, "drittes": 3, "viertes": 4, "eerste": 1, "tweede": 2, "derde": 3, "vierde": 4,
    "первое": 1, "второе": 2, "первый": 1, "второй": 2, "третий": 3, "четвертый": 4, "четвёртый": 4,
    "перше": 1,
    "друге": 2, "перший": 1, "другий": 2, "третій": 3, "четвертий": 4, "birinci": 1, "ikinci": 2, "üçüncü": 3,
    "dördüncü": 4, "ilk": 1, "الأول": 1, "الاول": 1, "الثاني": 2, "الثالث": 3, "الرابع": 4, "اول": 1,
    "نخست": 1,
    "دوم": 2, "سوم": 3, "چهارم": 4, "پہلی": 1, "دوسری": 2, "تیسری": 3, "چوتھی": 4, "pertama": 1, "kedua": 2,
    "ketiga": 3, "keempat": 4, "primul": 1, "prvo": 1, "drugo": 2,
  ]
  /// What stands behind the numbers of a day in China, Japan and Korea, told by what it names.
  static let unitWords: [String: Int] = ["年": 0, "年度": 0, "년": 0, "月": 1, "월": 1, "日": 2, "일": 2]
  /// Words for a month beside its number (`Tháng 1/2023`).
  static let monthWords: Set<String> = ["tháng", "thg", "bulan", "เดือน", "month", "mois"]
  static let weekWords: Set<String> = [
    "w", "wk", "week", "semaine", "semana", "settimana", "kw", "woche", "kalenderwoche", "uke", "vecka",
    "uge", "viikko",
    "hafta", "неделя", "нед", "тиждень", "tydzień", "týden", "hét", "minggu", "tuần", "wiki", "أسبوع",
    "الأسبوع",
    "هفته", "ہفتہ", "iso week", "week no",
  ]
  static let fiscalWords: Set<String> = [
    "fy", "f y", "fiscal", "fiscal year", "financial year", "exercice", "año fiscal", "سال مالی",
    "السنة المالية",
    "مالی سال",
  ]
}

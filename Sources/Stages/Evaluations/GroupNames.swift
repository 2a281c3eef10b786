import Codebook
import Language
import Tables

/// Words of columns of groups that read as the names of persons, such as a supervisor as a unit or a name in the column of the agency: a group is
/// told by its word.
///
/// No form tells `Border Police` from `Amina Example`. What does: the heading speaks of a person (`supervisor`), a title stands before the name, the
/// same name stands in the file where names do, or the first word is one that many people are given. Places are called after people, so that the last
/// is left out below headings of places, and below those of workshops unless all begin so.
struct GroupNames {
  private let rows: SheetRows
  private let read: [Int]
  /// The names that stand elsewhere in the file.
  private let known: Set<String>

  /// Learns the names of a sheet: those below headings of names, and those beside codes.
  init(_ rows: SheetRows, _ read: some Sequence<Int>, codes: [String]) {
    self.rows = rows
    self.read = Array(read)
    let coded = Set(codes.compactMap(rows.place))
    var known: Set<String> = []
    for (place, heading) in rows.names.enumerated() {
      let isOfNames = SensitiveHeading.reason(heading) != nil && !ScoreColumns.isGroup(heading)
      for row in self.read {
        let cell = HeadingText.plain(rows.rows[row].fields[place])
        if isOfNames || coded.contains(place), Self.isOfWords(cell) {
          known.formUnion(TrainerNames.keys(cell))
        }
        guard coded.contains(place) else { continue }
        // `P01 Amina Example`.
        let words = cell.split { $0.isWhitespace || "(),;:[]".contains($0) }
        let rest = words.filter { !$0.contains(where: \.isNumber) }.joined(separator: " ")
        if rest.count < cell.count, words.contains(where: { $0.contains(where: \.isNumber) }),
          Self.isOfWords(rest)
        {
          known.formUnion(TrainerNames.keys(rest))
        }
      }
    }
    self.known = known
  }

  /// Where the words of a column are from.
  enum Origin {
    /// From cells below a heading, which says what they are of.
    case cells
    /// From the names of sheets, which may be of anything.
    case sheets
  }

  /// What is wrong with a column; nil where its words are no names.
  func fault(in column: String, from origin: Origin = .cells, remedy: String) -> SourceFault? {
    guard let place = rows.place(of: column) else { return nil }
    let filled = read.filter { !SheetText.isBlank(rows.rows[$0].fields[place]) }
    let isOfPersons = Self.speaksOfPersons(column)
    let isOfPlaces = origin == .cells && (ScoreColumns.isWorkshop(column) || Self.speaksOfPlaces(column))
    // Workshops are called after places, of which some are called after people, and not all.
    let cells = Set(filled.map { HeadingText.plain(rows.rows[$0].fields[place]) })
    let areGiven =
      !Self.speaksOfPlaces(column) && cells.count > 1
      && cells.allSatisfy { Self.isOfWords($0) && Self.beginsWithGivenName($0) }
    let found = filled.filter { row in
      let cell = HeadingText.plain(rows.rows[row].fields[place])
      return isOfPersons && CodeSigns.isName(cell) && AnswerWords.truth(cell) == nil || Self.isTitled(cell)
        || Self.isOfWords(cell)
          && (!known.isDisjoint(with: TrainerNames.keys(cell))
            || (!isOfPlaces || areGiven) && Self.beginsWithGivenName(cell))
    }
    guard !found.isEmpty else { return nil }
    var fault = SourceFault(
      file: rows.file, column: column, rule: "names",
      message: "holds names of persons, which would be told (\(rows.places(found)))")
    fault.remedy = remedy
    return fault
  }

  /// Whether a text is a name of several words by its form.
  private static func isOfWords(_ text: String) -> Bool {
    CodeSigns.isName(text) && text.split(separator: " ").count { $0.count(where: \.isLetter) > 1 } > 1
  }

  private static func isTitled(_ text: String) -> Bool {
    let words = TrainingHeading.words(ofCell: text)
    guard let first = words.first, titles.contains(first) else { return false }
    return words.count > 1 && CodeSigns.isName(words.dropFirst().joined(separator: " "))
  }

  private static func beginsWithGivenName(_ text: String) -> Bool {
    let words = TrainingHeading.words(ofCell: text)
    guard (2...4).contains(words.count), let first = words.first, institutions.isDisjoint(with: words),
      !OutsideTrainer.isOffice(text)
    else { return false }
    return GivenNames.all.contains(first)
  }

  /// Whether a heading says whom a row is under.
  private static func speaksOfPersons(_ heading: String) -> Bool {
    !persons.isDisjoint(with: TrainingHeading(heading).words)
  }

  private static func speaksOfPlaces(_ heading: String) -> Bool {
    !places.isDisjoint(with: TrainingHeading(heading).words)
  }

  /// Titles that stand before names and begin no name of an office.
  private static let titles = TrainingHeading.set([
    "mr", "mrs", "ms", "miss", "dr", "prof", "sir", "madam", "capt", "cpt", "lt", "maj", "sgt", "insp", "col",
    "sra", "srta", "señor", "señora", "lic", "mtra", "mtro", "mme", "mlle", "monsieur", "madame", "господин",
    "госпожа", "г-н", "г-жа", "السيد", "السيدة", "الأستاذ", "آقای", "خانم", "محترم", "محترمه", "محترمہ",
    "جناب",
  ])
  private static let persons = TrainingHeading.set([
    "supervisor", "supervisors", "manager", "boss", "chief", "commander", "superior", "mentor", "trainer",
    "instructor", "facilitator", "examiner", "nominated", "nominator", "focal", "teacher", "tutor", "jefe",
    "jefa", "supervisora", "instructora", "capacitador", "formador", "superviseur", "chef", "responsable",
    "formateur", "encadreur", "supérieur", "chefe", "руководитель", "начальник", "инструктор", "тренер",
    "керівник", "المشرف", "مشرف", "المدير", "المدرب", "سرپرست", "آمر", "مربی", "نگران", "افسر",
  ])
  /// Words of institutions, which are called after people.
  private static let institutions = TrainingHeading.set([
    "house", "home", "foundation", "trust", "hospital", "clinic", "shelter", "court", "station", "division",
    "brigade",
    "camp", "society", "association", "hogar", "casa", "fundación", "asociación", "fondation", "maison",
    "hôpital",
    "association", "fundação", "дом", "фонд", "больница", "مؤسسة", "مستشفى", "بنیاد", "شفاخانه", "ہسپتال",
  ])
  private static let places = TrainingHeading.set([
    "place", "city", "town", "province", "region", "district", "county", "state", "location", "venue", "site",
    "municipality", "station", "school", "lieu", "ville", "région", "commune", "lugar", "ciudad", "provincia",
    "región", "municipio", "departamento", "estado", "sede", "cidade", "город", "область", "регион", "район",
    "المحافظة", "المدينة", "ولایت", "ولسوالی", "استان", "شهر", "ضلع", "صوبہ", "شہر",
  ])
}

/// First names that many people are given, and by which hardly any office is called.
enum GivenNames {
  /// Them, as words are compared.
  static let all = TrainingHeading.set([
    "ahmad", "ahmed", "muhammad", "mohammad", "mohammed", "mohamed", "mohamad", "ali", "hassan", "hasan",
    "hussain", "hussein", "husain", "omar", "umar", "usman", "osman", "othman", "khalid", "khaled", "ibrahim",
    "yusuf", "yousef", "youssef", "abdul", "abdullah", "abdallah", "abdulrahman", "karim", "rahim", "hamid",
    "tariq", "bilal", "imran", "asif", "nasir", "rashid", "saeed", "samir", "mahmoud", "mahmood", "mustafa",
    "amina", "aminah", "fatima", "fatimah", "fatema", "khadija", "zainab", "zaynab", "maryam", "mariam",
    "layla",
    "leila", "laila", "aisha", "ayesha", "lina", "nadia", "sara", "sarah", "huda", "farida", "farzana",
    "shabnam",
    "zahra", "zohra", "samira", "rania", "hana", "yasmin", "nasrin", "parwin", "rukhsana", "shazia",
    "juan", "josé", "jose", "carlos", "luis", "jorge", "pedro", "miguel", "manuel", "francisco", "javier",
    "fernando", "ricardo", "roberto", "eduardo", "andrés", "alejandro", "diego", "rafael", "maría", "ana",
    "carmen",
    "rosa", "guadalupe", "luisa", "elena", "lucía", "patricia", "gabriela", "verónica", "adriana", "claudia",
    "joão", "paulo", "antónio", "antonio", "fernanda", "jean", "pierre", "michel", "françois", "philippe",
    "jacques", "mamadou", "moussa", "ibrahima", "ousmane", "abdoulaye", "amadou", "seydou", "boubacar",
    "aminata",
    "mariama", "aissatou", "fatou", "kadiatou", "nathalie", "isabelle", "catherine", "sylvie", "john",
    "james",
    "robert", "michael", "david", "william", "richard", "thomas", "peter", "paul", "andrew", "daniel",
    "joseph",
    "mary", "elizabeth", "jennifer", "susan", "margaret", "grace", "esther", "ruth", "anna", "anne", "maria",
    "иван", "алексей", "александр", "сергей", "андрей", "дмитрий", "николай", "владимир", "михаил", "елена",
    "ольга", "наталья", "татьяна", "ирина", "светлана", "мария", "анна", "олександр", "олена", "наталія",
    "оксана", "أحمد", "محمد", "علي", "حسن", "حسين", "عمر", "خالد", "إبراهيم", "يوسف", "عبد", "عبدالله",
    "فاطمة",
    "مريم", "عائشة", "زينب", "ليلى", "سارة", "لينا", "احمد", "علی", "حسین", "فاطمه", "مریم", "زهرا", "رضا",
    "عباس",
    "عائشہ", "فاطمہ", "زینب", "عمران", "بلال",
  ])
}

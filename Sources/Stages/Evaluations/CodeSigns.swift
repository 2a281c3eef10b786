import Language
import Tables

/// What the codes of a column tell of persons: names, or numbers by which a state or a telephone company knows somebody.
///
/// A name is an address of mail, or words of letters that are no pseudonym. A pseudonym is a word that says what it is of
/// (`participant-a`), or one of a list of words that nobody is called (`falcon`, `blue`, `bravo`); a word with a digit is one too.
///
/// Words in capitals, and words with a number behind, are names too where nearly all codes are such words and of many lengths.
///
/// A number of a person is, without spaces and marks,
/// - ten digits or more and no letter, or eight or more behind a `+`: identity cards, telephones, accounts;
/// - eight or nine digits and no letter, or up to three letters and seven to nine digits, where more than three of the places of the
///   digits differ between codes: passports, short telephones, days of birth. Numbers that count on (`MT0000017`) differ in fewer;
/// - the form of a national number with letters: Spain, Italy, India, Mexico, the United Kingdom, Chile, the United States.
///
/// What most codes are is what the column is.
struct CodeSigns {
  /// How many codes there are.
  let count: Int
  /// How many of them read as names of persons.
  let names: Int
  /// Whether one of them is an address of mail or a name of several words, which is no slip of a code.
  let hasWholeName: Bool
  /// How many of them read as numbers of persons.
  let numbers: Int
  /// Whether one of them is of words that may be a name, beside codes that have digits.
  private let hasWordAmongCodes: Bool

  /// Looks at the codes of a column as they were written, each once.
  init(_ written: [String]) {
    count = written.count
    let beside = Self.namesBesideCodes(written)
    names = max(written.count(where: Self.isName) + beside, Self.wordsOfMany(written))
    hasWholeName =
      beside > 0
      || written.contains { text in
        Self.isName(text)
          && (text.contains("@") || text.split(separator: " ").count { $0.count(where: \.isLetter) > 1 } > 1)
      }
    hasWordAmongCodes =
      written.count { $0.contains(where: \.isNumber) } * 2 >= written.count
      && written.contains(where: Self.isNameAmongCodes)
    let forms = written.map(PersonalNumberForm.init)
    let counting = PersonalNumberForm.serials(forms)
    numbers = forms.count { $0.isPersonal(amongSerials: counting) }
  }

  /// How many codes have the name of a person beside them, `P01 Amina Example`: words of names that differ from code to code.
  private static func namesBesideCodes(_ written: [String]) -> Int {
    let names = written.compactMap { text -> String? in
      let words = HeadingText.plain(text).split { $0.isWhitespace || "(),;:[]".contains($0) }
      let rest = words.filter { !$0.contains(where: \.isNumber) }
      guard rest.count < words.count, rest.count > 1 else { return nil }
      let name = rest.joined(separator: " ")
      return isName(name) ? FoldedText.fold(name) : nil
    }
    // One alone among codes that have nothing beside them is no name of a workshop.
    let isLone = names.count == 1 && written.count >= 4
    return isLone || Set(names).count * 5 >= names.count * 4 && names.count > 1 ? names.count : 0
  }

  /// How many codes are words of their own lengths, with a number behind or none: `KAMAU`, `ochieng2`, and `Li` beside `Amina`.
  ///
  /// Codes that are made up have one form; what people are called has not. 0 where fewer than four of five are such words, each another
  /// one, or where their lengths are those of codes.
  private static func wordsOfMany(_ written: [String]) -> Int {
    let words = written.compactMap(wordOfCode)
    let lengths = Set(words.map(\.count))
    guard words.count > 2, words.count * 5 >= written.count * 4, Set(words).count == words.count,
      written.contains(where: isName) || lengths.count > 2 && lengths.contains(where: { $0 > 4 })
    else { return 0 }
    return words.count
  }

  /// The word that a code is, folded, without a number behind it; nil where it is anything else, or a pseudonym.
  private static func wordOfCode(_ text: String) -> String? {
    let plain = HeadingText.plain(text)
    let word = plain.prefix { $0.isLetter || $0.isMark }
    guard word.count > 1, plain.dropFirst(word.count).allSatisfy(\.isNumber) else { return nil }
    let folded = FoldedText.fold(String(word))
    return isPseudonym([folded]) || persons.contains(folded) ? nil : folded
  }

  /// Whether a text is a word that a column of names may hold, however short: `Li`.
  static func isWord(_ text: String) -> Bool {
    isName(text) || wordOfCode(text) != nil && !text.contains(where: \.isNumber)
  }

  /// How what is told names the persons whose codes these are.
  enum Telling {
    /// All together, so that a single name among codes is a slip that is said.
    case together
    /// One by one, so that a whole name would be told.
    case oneByOne
  }

  /// Why a column of codes is refused: it is one of names, or of numbers of persons.
  ///
  /// - Parameters:
  ///   - person: whose codes they are, such as *participant*.
  ///   - suspects: the rows in which a few of them stand among codes.
  func faults(
    _ sheet: SheetRows, column: String?, of person: String, told: Telling, suspects: Suspects = Suspects()
  ) -> [SourceFault] {
    func fault(_ rule: String, _ what: String, isWhole: Bool) -> SourceFault {
      let rows = rule == "names" ? suspects.names : suspects.numbers
      let place = isWhole || rows.isEmpty ? "" : " in some cells (\(sheet.places(rows.sorted())))"
      return SourceFault(
        file: sheet.file, column: column, rule: rule,
        message:
          "reads as \(what)\(place); give each \(person) a code that tells nobody who it is, and name its column"
      )
    }
    var faults: [SourceFault] = []
    let isOneByOne = told == .oneByOne
    if areNumbers || isOneByOne && numbers > 0 {
      faults.append(
        fault(
          "identity-number",
          "numbers of identity cards, passports or telephones, or as days of birth", isWhole: areNumbers))
    }
    if areNames || isOneByOne && (hasWholeName || hasWordAmongCodes) {
      faults.append(fault("names", "names of persons", isWhole: areNames))
    }
    return faults
  }

  /// The rows of codes that alone may tell a person.
  struct Suspects {
    /// Those that read as a name, or have one beside them.
    private(set) var names: [Int] = []
    /// Those that are a number of a person.
    private(set) var numbers: [Int] = []

    /// Takes a code as it was written.
    mutating func take(_ text: String, row: Int) {
      if PersonalNumberForm(text).isPersonal(amongSerials: []) {
        numbers.append(row)
      } else if CodeSigns.isName(text) || CodeSigns.holdsName(text) || CodeSigns.isNameAmongCodes(text) {
        names.append(row)
      }
    }
  }

  /// Says how many codes of a column that is not refused read as names.
  func noteNames(in notes: inout SheetNotes) {
    guard names > 0 else { return }
    notes.add("name-as-code", names) {
      "\($0) code\($0 == 1 ? " reads as the name of a person" : "s read as names of persons"); give a code that tells nobody who it is"
    }
  }

  /// Whether the column is one of names.
  var areNames: Bool { names > 1 && names * 2 > count }

  /// Whether the column is one of numbers of persons.
  var areNumbers: Bool { numbers > 0 && numbers * 2 > count }

  /// Whether a code reads as the name of a person: an address of mail, or words of letters and no digit that are no pseudonym.
  static func isName(_ text: String) -> Bool {
    if text.contains("@") { return true }
    let words = HeadingText.plain(text).split { $0.isWhitespace || ".,'’_".contains($0) }
    guard !words.isEmpty, words.allSatisfy({ $0.allSatisfy { $0.isLetter || $0 == "-" || $0.isMark } }) else {
      return false
    }
    if isPseudonym(words.flatMap { $0.split(separator: "-") }.map { FoldedText.fold(String($0)) }) {
      return false
    }
    let long = words.filter { $0.count > 1 }
    if long.count > 1 { return true }
    // A word with an initial: `DIALLO A.`
    if words.count > 1, long.contains(where: { $0.count > 2 }) { return true }
    // A word alone is a name where it is written as one: `Amina`, but not `AMX`.
    return long.contains { word in
      word.count > 2 && word.contains { $0.isLetter && ($0.isLowercase || !$0.isCased) }
    }
  }

  /// Whether a text holds the name of a person, alone or beside a code: `TOT-01 (Amina)`.
  static func holdsName(_ text: String) -> Bool {
    let words = HeadingText.plain(text).split { $0.isWhitespace || "(),;:[]&/".contains($0) }
    return isName(text) || isName(words.filter { !$0.contains(where: \.isNumber) }.joined(separator: " "))
  }

  /// Whether a text without a digit may be a name where others have codes with digits: words that are no pseudonym, whatever stands between
  /// them (`External (Amina)`), or a word in capitals that is no office.
  private static func isNameAmongCodes(_ text: String) -> Bool {
    guard !text.contains(where: \.isNumber) else { return false }
    let words = HeadingText.plain(text).split { !$0.isLetter && !$0.isMark }.filter { $0.count > 1 }
    guard let first = words.first, !isPseudonym(words.map { FoldedText.fold(String($0)) }) else {
      return false
    }
    return words.count > 1 || isName(text) || first.count > 3 && !OutsideTrainer.isOffice(text)
  }

  /// Whether words are a pseudonym: those of the list alone, or one for a participant and a letter or two.
  private static func isPseudonym(_ words: [String]) -> Bool {
    if words.count > 1, persons.contains(words[0]) {
      return words.dropFirst().allSatisfy { $0.count <= 2 || pseudonyms.contains($0) }
    }
    return !words.isEmpty && words.allSatisfy { pseudonyms.contains($0) }
  }

  /// Words for whoever took part.
  private static let persons = Set(
    [
      "participant", "participants", "trainee", "trainer", "officer", "person", "respondent", "delegate",
      "candidate", "student", "learner", "attendee", "subject", "code", "group", "team", "table", "seat",
      "participante", "persona", "alumno", "formador", "participante", "aluno", "stagiaire", "formateur",
      "personne", "groupe", "участник", "слушатель", "مشارك", "متدرب", "شرکت‌کننده", "کارآموز", "شریک",
    ].map(FoldedText.fold))

  /// Words that are given as codes and that nobody is called: letters of spelling alphabets, animals, colours, trees, stones.
  ///
  /// Words that are first names as well (`rose`, `ruby`, `jasmine`, `robin`, `noor`) are not among them.
  private static let pseudonyms = Set(
    [
      "alfa", "alpha", "bravo", "delta", "echo", "foxtrot", "golf", "hotel", "india", "kilo", "lima",
      "papa", "quebec", "sierra", "tango", "uniform", "whiskey", "xray", "yankee", "zulu", "beta", "gamma",
      "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "omicron", "sigma", "tau", "upsilon",
      "omega",
      "falcon", "eagle", "hawk", "owl", "swan", "crow", "raven", "sparrow", "stork", "heron", "pelican",
      "parrot",
      "tiger", "lion", "leopard", "panther", "cheetah", "wolf", "fox", "bear", "deer", "horse", "zebra",
      "giraffe",
      "elephant", "rhino", "camel", "goat", "sheep", "rabbit", "hare", "mouse", "badger", "otter", "beaver",
      "dolphin", "whale", "shark", "salmon", "trout", "turtle", "tortoise", "crocodile", "lizard", "frog",
      "bee",
      "ant", "beetle", "butterfly", "dragonfly", "monkey", "gorilla", "panda", "koala", "kangaroo", "cat",
      "dog",
      "red", "blue", "green", "yellow", "orange", "purple", "black", "white", "brown", "pink", "grey", "gray",
      "silver", "gold", "golden", "turquoise", "indigo", "crimson",
      "oak", "elm", "maple", "cedar", "pine", "birch", "beech", "palm", "bamboo", "cactus", "tulip", "lotus",
      "orchid",
      "river", "lake", "sea", "ocean", "mountain", "hill", "valley", "forest", "desert", "island", "cloud",
      "rain",
      "snow", "thunder", "lightning", "star", "moon", "sun", "comet", "planet", "stone", "rock", "sand",
      "iron",
      "copper", "bronze", "steel", "granite", "marble", "diamond", "emerald", "sapphire", "coral", "apple",
      "mango",
      "banana", "lemon", "melon", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
      "ten",
    ].map(FoldedText.fold))
}

extension Character {
  /// Whether it has a small and a large form.
  fileprivate var isCased: Bool { lowercased() != uppercased() }

  /// Whether it is a joiner or a vowel sign within a word.
  fileprivate var isMark: Bool {
    unicodeScalars.allSatisfy { $0.properties.generalCategory == .nonspacingMark || $0.value == 0x200C }
  }
}
